"""Hard-wrapped lines are joined, at the same offsets; other line ends stay."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.parsing.unwrap import unwrapped

FIRST = (
    "Gunmen on motorcycles opened fire on a police post near the market on Sunday, killing two officers and a trader who "
    "had come to report a theft, the district chief said. He added that the attackers fled towards the river."
)
SECOND = (
    "Nobody has claimed the shooting. Residents said they had asked for more patrols since a similar raid in March."
)
PARAGRAPHS = f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("width", [50, 66, 72, 80, 100])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_wrapped_paragraph_becomes_one_line(width: int, newline: str) -> None:
    wrapped = "\n\n".join(textwrap.fill(p, width) for p in (FIRST, SECOND)).replace("\n", newline)
    plain = unwrapped(wrapped)
    assert len(plain) == len(wrapped)
    assert [" ".join(line.split()) for line in plain.splitlines() if line.strip()] == [FIRST, SECOND]


def test_an_indented_line_begins_a_paragraph() -> None:
    wrapped = "\n".join(textwrap.fill(p, 66, initial_indent="   ") for p in (FIRST, SECOND))
    assert [line.strip() for line in unwrapped(wrapped).splitlines()] == [FIRST, SECOND]


def test_a_short_line_ends_its_paragraph() -> None:
    wrapped = "\n".join([textwrap.fill(FIRST, 64), "Police said so.", textwrap.fill(SECOND, 64)])
    assert "Police said so.\nNobody" in unwrapped(wrapped)


def test_each_paragraph_may_have_a_width_of_its_own() -> None:
    wrapped = "\n\n".join(
        textwrap.fill(p, width) for p, width in ((FIRST, 66), (SECOND, 78), (FIRST, 72), (SECOND, 60))
    )
    plain = [line.strip() for line in unwrapped(wrapped).splitlines() if line.strip()]
    assert plain == [FIRST, SECOND, FIRST, SECOND]


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPHS,
        f"{FIRST}\n{SECOND}\n{FIRST}",
        "Three dead in blast\nPolice said a bomb went off.\nNobody claimed it.",
        "- two police officers\n- a trader\n- one attacker, shot near the bridge by a soldier",
        "",
    ],
)
def test_a_text_with_a_line_for_a_paragraph_stays(text: str) -> None:
    assert unwrapped(text) == text


@given(st.text(alphabet="ab .\n\r\t", max_size=400))
def test_only_line_ends_change(text: str) -> None:
    plain = unwrapped(text)
    assert len(plain) == len(text)
    assert all(a == b or (b == " " and a.isspace()) for a, b in zip(text, plain, strict=True))
