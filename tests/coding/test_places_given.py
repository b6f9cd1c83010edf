"""Names that somebody else found are resolved as those found here, each in the order given."""

from __future__ import annotations

import pytest

from dateline.coding.places import find_places, resolve_spans
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.parsing.document import Document, Sentence
from dateline.parsing.segment import sentences


def unparsed(text: str) -> Document:
    found = [Sentence(i, a, b, text[a:b], p) for i, (a, b, p) in enumerate(sentences(text))]
    return Document(Report(text=text, ref="given"), tuple(found))


def spans_of(text: str, *names: str) -> list[Span]:
    return [Span(text.index(name), text.index(name) + len(name)) for name in names]


def test_each_name_is_resolved_in_the_order_given() -> None:
    text = "The trial in Paris, Texas, was followed in Lyon and in Accra."
    given = spans_of(text, "Accra", "Paris", "Texas")
    mentions = resolve_spans(unparsed(text), given)
    assert [m.span for m in mentions] == given
    assert [(m.country, m.admin1) for m in mentions[1:]] == [("US", "Texas"), ("US", "Texas")]


def test_names_that_are_not_given_are_context() -> None:
    text = "Police in Ontario searched a house in London. Toronto sent officers."
    (london,) = resolve_spans(unparsed(text), spans_of(text, "London"))
    assert (london.country, london.admin1) == ("CA", "Ontario")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rain fell on the Sokoto State capital.", "Sokoto State", "NG"),
        ("He was held in Washington, D.C. overnight.", "Washington, D.C.", "US"),
        ("The Central Bank of Nigeria said so.", "Central Bank of Nigeria", "NG"),
        ("A truck left Calif. on Monday.", "Calif.", "US"),
        ("Floods hit South Florida.", "South Florida", "US"),
        ("The Republic of Armenia signed it.", "Republic of Armenia", "AM"),
    ],
)
def test_a_longer_name_is_read_from_its_parts(text: str, name: str, country: str) -> None:
    (mention,) = resolve_spans(unparsed(text), spans_of(text, name))
    assert mention.country == country


def test_an_unknown_name_stays_without_a_point() -> None:
    text = "They walked to Zzabaqua before dawn."
    (mention,) = resolve_spans(unparsed(text), spans_of(text, "Zzabaqua"))
    assert (mention.text, mention.latitude) == ("Zzabaqua", None)


def test_overlapping_names_are_refused() -> None:
    text = "The bridge in New York City was closed."
    with pytest.raises(ValueError, match="overlap"):
        resolve_spans(unparsed(text), spans_of(text, "New York", "York City"))


def test_names_found_here_resolve_alike() -> None:
    text = "Gunmen stopped a bus near Mach, in Bolan district, Balochistan. Traffic through Quetta was halted."
    found = find_places(unparsed(text))
    given = resolve_spans(unparsed(text), [m.span for m in found])
    assert [(m.name, m.latitude, m.longitude) for m in given] == [(m.name, m.latitude, m.longitude) for m in found]
