"""Words that tell whether violence happened: what they make of it, and how it must hang on them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.knowledge.inflection import noun_forms, verb_forms

KEYS = {"makes", "verbs", "nouns", "words", "via", "example"}


@cache
def _tables() -> Mapping[str, Any]:
    text = files("dateline.knowledge").joinpath("data", "reality.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def governors() -> Mapping[tuple[str, str], str]:
    """What a word form makes of the violence that hangs on it by a link: ("v:plans", "clause") -> "planned".

    A form starts with "v:" for a verb, "n:" for anything else. Links are "object", "clause", "that", "modifier", "compound", "subject"
    or a preposition; the first table wins; ValueError on an unknown key.
    """
    rows: dict[tuple[str, str], str] = {}
    for table in _tables()["governor"]:
        unknown = set(table) - KEYS
        if unknown:
            raise ValueError(f"reality.toml: unknown keys {sorted(unknown)} in the table of {table.get('example')!r}")
        for form in _forms(table):
            for link in table["via"]:
                rows.setdefault((form, link), table["makes"])
    return rows


def makes(form: str, tag: str, link: str) -> str | None:
    """What a lower-cased word with a Penn tag makes of violence that hangs on it by `link`, None where it says nothing."""
    return governors().get((("v:" if tag.startswith("V") else "n:") + form, link))


def _forms(table: Mapping[str, Any]) -> list[str]:
    """Verb forms in -ed and -ing also as adjectives: parsers often take one for the other."""
    verbs = [form for verb in table.get("verbs", ()) for form in verb_forms(verb)]
    nouns = [form for noun in table.get("nouns", ()) for form in noun_forms(noun)]
    return [
        *(f"v:{form}" for form in verbs),
        *(f"n:{form}" for form in verbs if form.endswith(("ed", "ing"))),
        *(f"n:{form}" for form in nouns),
        *(f"{pos}:{word}" for word in table.get("words", ()) for pos in "vn"),
    ]


def examples() -> tuple[tuple[str, str], ...]:
    """Each governor table's example sentence with what it makes of the violence in it."""
    return tuple((table["example"], table["makes"]) for table in _tables()["governor"])


@cache
def in_sentence(name: str) -> frozenset[str]:
    """The words that, anywhere in a sentence, mark it as `name` ("drill", "sport", ...); unknown names raise KeyError."""
    return frozenset(_tables()["sentence"][name])


@cache
def words_of(name: str) -> frozenset[str]:
    """A closed set of words that a rule names ("light", "habit", ...); unknown names raise KeyError."""
    return frozenset(_tables()["words"][name])


@cache
def verbs_of(name: str) -> frozenset[str]:
    """Every form of the verbs in a closed set ("dealing", "doing", "occurring"); unknown names raise KeyError."""
    return frozenset(form for verb in words_of(name) for form in verb_forms(verb))
