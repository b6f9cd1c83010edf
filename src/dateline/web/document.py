"""Prints docs/api.md, the reference of the interface, from its own description: `python -m dateline.web.document`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.web.openapi import description

_METHODS = ("get", "post")
_WIDEST = 300  # characters of an enumeration that a table's cell shows


@dataclass(frozen=True, slots=True)
class Taken:
    """A parameter of an operation, or a field of its body or answer."""

    name: str
    where: str
    kind: str
    words: str
    example: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as people read it; `answers` are (status, words)."""

    method: str
    path: str
    tag: str
    name: str
    words: str
    taken: tuple[Taken, ...]
    answer: str
    answers: tuple[tuple[str, str], ...]
    example: str | None


def operations() -> list[Operation]:
    """Every operation of the interface, by its tag and path."""
    paths: Mapping[str, Mapping[str, Any]] = description()["paths"]
    tags = [tag["name"] for tag in description()["tags"]]
    found = [
        _operation(method.upper(), path, told)
        for path, methods in paths.items()
        for method, told in methods.items()
        if method in _METHODS
    ]
    return sorted(found, key=lambda o: (tags.index(o.tag), o.path, o.method))


def models() -> dict[str, tuple[str, tuple[Taken, ...]]]:
    """What answers and bodies consist of: by name, its words and fields."""
    schemas: Mapping[str, Any] = description()["components"]["schemas"]
    found = {}
    for name, schema in schemas.items():
        fields = tuple(
            Taken(field, "", kind(of), " ".join(of.get("description", "").split()), "")
            for field, of in schema.get("properties", {}).items()
        )
        found[name] = (" ".join(schema.get("description", "").split()), fields)
    return found


def kind(schema: Mapping[str, Any]) -> str:
    """What a value of a schema is, in few words: "integer, 1 to 500", "list of Listed", "string or null"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema or "oneOf" in schema:
        return " or ".join(dict.fromkeys(kind(s) for s in schema.get("anyOf", schema.get("oneOf"))))
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        listed = ", ".join(map(str, schema["enum"]))
        return listed if len(listed) <= _WIDEST else f"{listed[:_WIDEST].rpartition(',')[0]}, ..."
    made = str(schema.get("type", "anything"))
    if made == "array":
        return f"list of {kind(schema['items'])}" if "items" in schema else "list"
    if made == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"object of {kind(schema['additionalProperties'])}"
    if "minimum" in schema and "maximum" in schema:
        return f"{made}, {schema['minimum']} to {schema['maximum']}"
    return str(schema.get("format", made)) if made == "string" else made


def _operation(method: str, path: str, told: Mapping[str, Any]) -> Operation:
    taken = [
        Taken(p["name"], p["in"], kind(p["schema"]), p.get("description", ""), _example(p))
        for p in told.get("parameters", ())
    ]
    body = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    if body is not None:
        taken.append(Taken("(body)", "body", kind(body), "", ""))
    best = next(s for s in told["responses"] if s.startswith("2"))
    media, content = next(iter(told["responses"][best].get("content", {"": {}}).items()))
    example = content.get("example")
    return Operation(
        method=method,
        path=path,
        tag=told["tags"][0],
        name=told["operationId"],
        words=" ".join(told["description"].split()),
        taken=tuple(taken),
        answer=kind(content["schema"]) if "schema" in content and media == "application/json" else media,
        answers=tuple(
            (status, answer["description"]) for status, answer in told["responses"].items() if status != best
        ),
        example=None if example is None else json.dumps(example, indent=2, ensure_ascii=False),
    )


def _example(parameter: Mapping[str, Any]) -> str:
    examples = parameter["schema"].get("examples") or [""]
    return str(parameter.get("example", examples[0]))


def page() -> Iterator[str]:
    """The lines of docs/api.md."""
    info = description()["info"]
    yield from ("# The interface for programs", "")
    yield "`dateline serve --book FILE` answers under `/api` ([serving.md](serving.md)). This page is made from its description in"
    yield from ("OpenAPI 3.1, which `/api/openapi.json` gives; `/api` shows it in a browser.", "")
    yield from (info["description"].strip(), "", "## Parameters", "")
    shared = {t.name: t for o in operations() for t in o.taken if t.where == "query"}
    yield from _table(shared.values())
    tag = None
    words = {t["name"]: t["description"] for t in description()["tags"]}
    for operation in operations():
        if operation.tag != tag:
            tag = operation.tag
            yield from (f"## {tag.capitalize()}", "", words[tag], "")
        yield from _section(operation)
    yield from ("## What answers consist of", "")
    for name, (said, fields) in sorted(models().items()):
        yield from (f"### {name}", "", *([said, ""] if said else []))
        if fields:
            yield from ("| field | is |", "|---|---|", *(f"| `{f.name}` | {_cell(f.kind)} |" for f in fields), "")


def _section(operation: Operation) -> Iterator[str]:
    yield from (f"### {operation.method} {operation.path}", "", operation.words, "")
    own = [t for t in operation.taken if t.where != "query"]
    if own:
        yield from _table(own)
    asked = ", ".join(f"`{t.name}`" for t in operation.taken if t.where == "query")
    if asked:
        yield from (f"Parameters: {asked}.", "")
    yield from (f"Answers: {operation.answer}. Also " + ", ".join(status for status, _ in operation.answers) + ".", "")
    if operation.example is not None:
        yield from ("```json", operation.example, "```", "")


def _table(taken: Iterable[Taken]) -> Iterator[str]:
    yield from ("| name | in | is | means | example |", "|---|---|---|---|---|")
    for t in taken:
        example = f"`{t.example}`" if t.example else ""
        yield f"| `{t.name}` | {t.where} | {_cell(t.kind)} | {_cell(t.words)} | {example} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print("\n".join(page()).rstrip())
