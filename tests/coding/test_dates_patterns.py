"""Texts made from the rules' own patterns, however odd, yield valid values and never an error."""

from __future__ import annotations

import re
from datetime import date

from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.dates import bounds, find_times
from dateline.coding.dates.lexicon import grammar, lexicon

SHAPED = {
    "D2": "3 31 12", "NUM2": "89 45 00", "NUM": "1,200 250", "YEAR": "2004 2000 2099 1500", "DAYTH": "3rd 31st", "ORDN": "50th",
    "DECADE": "1990s '90s 90s", "ISO": "2025-02-28 2024-02-30", "DATE3": "3/11/2025 31/12/99 0/0/2000 29.2.2023", "CLOCK": "8:20",
    "CLOCK4": "0330", "CLOCK_DOT": "8.20", "COMMA": ",", "DOT": ".", "DASH": "-", "SLASH": "/", "APOS": "'", "LP": "(", "RP": ")",
    "COLON": ":", "OTHER": "gunmen", "DTG": "041530Z 311200", "FRACTION": "1/2",
}  # fmt: skip
_PIECE = re.compile(r"\(\?<=\[?|[A-Z][A-Z0-9_]*|[()|?\]]")


def words_of(name: str) -> list[str]:
    if name in SHAPED:
        return SHAPED[name].split()
    return [word for word, symbol in lexicon().words.items() if symbol == lexicon().symbols[name]]


class Expansion:
    """Draws one text that a pattern matches."""

    def __init__(self, pattern: str, draw: st.DrawFn) -> None:
        self.pieces, self.at, self.draw = _PIECE.findall(pattern), 0, draw

    def either(self) -> list[str]:
        branches = [self.sequence()]
        while self.at < len(self.pieces) and self.pieces[self.at] == "|":
            self.at += 1
            branches.append(self.sequence())
        return self.draw(st.sampled_from(branches))

    def sequence(self) -> list[str]:
        words: list[str] = []
        while self.at < len(self.pieces) and self.pieces[self.at] not in ")|]":
            piece = self.pieces[self.at]
            self.at += 1
            found = self.either() if piece.startswith("(") else [piece]
            self.at += piece.startswith("(") + piece.endswith("[")
            if self.at < len(self.pieces) and self.pieces[self.at] == "?":
                self.at += 1
                found = found if self.draw(st.booleans()) else []
            words += found
        return words


@st.composite
def pattern_texts(draw: st.DrawFn) -> str:
    names = Expansion(draw(st.sampled_from(grammar().rules)).pattern, draw).either()
    text = " ".join(draw(st.sampled_from(words_of(name))) for name in names)
    return draw(st.sampled_from([text, text.upper(), text.title()]))


@settings(deadline=None, max_examples=150)
@given(
    st.lists(pattern_texts(), min_size=1, max_size=3),
    st.sampled_from([", ", ". ", " and ", " to ", ". Since ", " in "]),
    st.none() | st.dates() | st.dates(date(1980, 1, 1), date(2030, 1, 1)),
)
def test_any_text_of_the_patterns_yields_valid_values(parts: list[str], joint: str, published: date | None) -> None:
    text = joint.join(parts)
    position = 0
    for time in find_times(text, published):
        assert position <= time.span.start < time.span.end <= len(text)
        position = time.span.end
        if time.edtf is not None:
            parse_edtf(time.edtf)
            low, high = bounds(time.edtf)
            assert low is None or high is None or low <= high
