"""Every word of the trigger lexicon is coded as its table says: the table's own example sentences run through the coder."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from dateline import Coder
from dateline.knowledge.triggers import Frame, finder, frames, swallowed
from dateline.model.vocabulary import IncidentRole

# Examples that are not yet coded as they should be, with the reason; strict, so a mended one must leave this table.
KNOWN_FAILURES = {
    "A blast tore through a police canteen, wounding nine officers.": "what follows a verb's own preposition is not yet its object",
}


@cache
def coder() -> Coder:
    return Coder()


def examples() -> list[Any]:
    """One parameter for each example sentence of each table."""
    return [pytest.param(frame, text, id=text, marks=_marks(text)) for frame, _ in frames() for text in frame.examples]


def _marks(text: str) -> list[Any]:
    return [pytest.mark.xfail(reason=KNOWN_FAILURES[text], strict=True)] if text in KNOWN_FAILURES else []


@pytest.mark.parametrize(("frame", "text"), examples())
def test_example_yields_its_type_as_a_main_incident(frame: Frame, text: str) -> None:
    coded = [i.type for i in coder().code(text).incidents if i.role is IncidentRole.MAIN]
    assert set(coded) & set(frame.yields), f"coded as {coded}, not as {frame.yields}"


@pytest.mark.parametrize(("frame", "text"), [p.values for p in examples()])
def test_example_holds_a_word_of_its_table(frame: Frame, text: str) -> None:
    assert any(t.frame is frame for _, _, triggers in finder().find(text) for t in triggers)


def test_known_failures_are_examples() -> None:
    assert set(KNOWN_FAILURES) <= {text for frame, _ in frames() for text in frame.examples}


@pytest.mark.parametrize("phrase", sorted(swallowed()))
def test_swallowed_phrase_hides_the_words_inside_it(phrase: str) -> None:
    assert [triggers for _, _, triggers in finder().find(phrase)] == [()]
