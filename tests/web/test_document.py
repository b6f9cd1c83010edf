"""The reference of the interface says all that the server does, and its examples are what it would answer."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import TypeAdapter

from dateline.book.opening import Access, open_book
from dateline.web.app import create_app
from dateline.web.decisions import Decide
from dateline.web.described import examples
from dateline.web.document import operations, page
from dateline.web.openapi import description, interface
from dateline.web.parameters import others, parameters
from dateline.web.settings import Settings

DOCS = Path(__file__).resolve().parents[2] / "docs"


def routes(app: FastAPI) -> list[APIRoute]:
    """Every route of an application."""
    return [c.original_route for c in iter_route_contexts(app.routes) if isinstance(c.original_route, APIRoute)]


def test_the_page_is_current() -> None:
    assert "\n".join(page()).rstrip() + "\n" == (DOCS / "api.md").read_text(encoding="utf-8"), "run `make docs`"


def test_every_route_is_documented(made_book: Path) -> None:
    described = (DOCS / "api.md").read_text(encoding="utf-8")
    pages = (DOCS / "serving.md").read_text(encoding="utf-8")
    with open_book(made_book, Access.READ) as book:
        found = routes(create_app(book, Settings()))
    assert len(found) > 30
    for route in found:
        if route.include_in_schema:
            assert f" {route.path_format}\n" in described, route.path
        else:
            told = f"`{route.path}`" in described if route.path.startswith("/api") else f" {route.path}\n" in pages
            assert told, route.path


def test_every_operation_and_parameter_is_on_the_page() -> None:
    text = (DOCS / "api.md").read_text(encoding="utf-8")
    assert len(operations()) == sum(len(methods) for methods in description()["paths"].values())
    for operation in operations():
        assert f"### {operation.method} {operation.path}\n" in text
    for known in (*parameters().values(), *others().values()):
        assert f"| `{known.name}` | query |" in text


def test_examples_are_what_would_be_answered() -> None:
    models = {r.operation_id: r.response_model for r in routes(interface()) if r.response_model is not None}
    for name, example in examples().items():
        if name == "decisions":
            for asked in example.values():
                TypeAdapter(Decide).validate_python(asked["value"])
        else:
            TypeAdapter(models[name]).validate_python(example)
    for operation in operations():
        if operation.name in examples():
            TypeAdapter(models[operation.name]).validate_json(operation.example or "")
