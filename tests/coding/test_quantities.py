"""Quantities are read with the range their words leave, and numbers that count nobody are left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.quantities import article_quantity, find_quantities
from dateline.parsing.document import Sentence

Range = tuple[int | None, int | None, int | None]


def sentence(text: str, start: int = 0) -> Sentence:
    return Sentence(index=0, start=start, end=start + len(text), text=text, paragraph=0)


def found(text: str) -> list[tuple[str, Range]]:
    return [(q.text, (q.low, q.best, q.high)) for q in find_quantities(sentence(text))]


COUNTS: list[tuple[str, str, Range]] = [
    # digits and words
    ("12 villagers died", "12", (12, 12, 12)),
    ("1,200 people fled", "1,200", (1200, 1200, 1200)),
    ("1,00,000 people fled", "1,00,000", (100000, 100000, 100000)),
    ("2.5 million people fled", "2.5 million", (2500000, 2500000, 2500000)),
    ("one soldier died", "one", (1, 1, 1)),
    ("twenty-one miners died", "twenty-one", (21, 21, 21)),
    ("two hundred and five miners", "two hundred and five", (205, 205, 205)),
    ("three thousand refugees", "three thousand", (3000, 3000, 3000)),
    ("a dozen men", "a dozen", (12, 12, 12)),
    ("half a dozen men", "half a dozen", (6, 6, 6)),
    ("one lakh pilgrims", "one lakh", (100000, 100000, 100000)),
    ("two crore people", "two crore", (20000000, 20000000, 20000000)),
    ("GUNMEN KILLED FORTY PEASANTS", "FORTY", (40, 40, 40)),
    # hedges
    ("at least 35 militants", "at least 35", (35, 35, None)),
    ("over 100 armed men", "over 100", (101, 101, None)),
    ("more than a dozen men", "more than a dozen", (13, 13, None)),
    ("over two dozen people", "over two dozen", (25, 25, None)),
    ("nearly 346 hostages", "nearly 346", (328, 346, 346)),
    ("about 450 passengers", "about 450", (405, 450, 495)),
    ("some 450 passengers", "some 450", (405, 450, 495)),
    ("about 3 men", "about 3", (2, 3, 4)),
    ("up to 20 fighters", "up to 20", (None, 20, 20)),
    ("as many as 20 fighters", "as many as 20", (None, 20, 20)),
    ("fewer than 10 fighters", "fewer than 10", (None, None, 9)),
    ("no fewer than 12 people", "no fewer than 12", (12, 12, None)),
    ("no more than 7 men", "no more than 7", (None, 7, 7)),
    ("at least some 30 men", "at least some 30", (27, 30, None)),
    ("35 or more fighters", "35 or more", (35, 35, None)),
    ("450 or so people", "450 or so", (405, 450, 495)),
    ("20-odd men", "20-odd", (18, 20, 22)),
    ("all 33 passengers", "all 33", (33, 33, 33)),
    # ranges
    ("between 10 and 15 rebels", "between 10 and 15", (10, 12, 15)),
    ("10 to 15 rebels", "10 to 15", (10, 12, 15)),
    ("10-15 rebels", "10-15", (10, 12, 15)),
    ("two or three men", "two or three", (2, 2, 3)),
    ("two to three dozen men", "two to three dozen", (24, 30, 36)),
    # vague words
    ("a couple of men", "a couple of", (2, 2, 3)),
    ("several men", "several", (3, None, None)),
    ("several hundred men", "several hundred", (300, None, None)),
    ("a few dozen men", "a few dozen", (36, None, None)),
    ("dozens were hurt", "dozens", (24, None, None)),
    ("scores of men", "scores", (40, None, None)),
    ("hundreds fled", "hundreds", (200, None, None)),
    ("tens of thousands fled", "tens of thousands", (20000, None, None)),
    ("both officers died", "both", (2, 2, 2)),
    ("many villagers fled", "many", (4, None, None)),
    # none
    ("no casualties were reported", "no", (0, 0, 0)),
    ("no one was hurt", "no one", (0, 0, 0)),
    ("none of the hostages was hurt", "none of", (0, 0, 0)),
    # joined to what they count
    ("a 12-member team", "12-member", (12, 12, 12)),
    ("a 12-man patrol", "12-man", (12, 12, 12)),
    ("the 15-strong group", "15-strong", (15, 15, 15)),
    ("a six-person crew", "six-person", (6, 6, 6)),
    ("a three-judge panel", "three", (3, 3, 3)),
    # beside words that elsewhere make them something else
    ("in March 12 people died", "12", (12, 12, 12)),
    ("killed 2000 people", "2000", (2000, 2000, 2000)),
    ("in the district 12 people died", "12", (12, 12, 12)),
    ("handed over 5 prisoners", "5", (5, 5, 5)),
    ("a protest over two killings", "two", (2, 2, 2)),
    ("said that one guard died", "one", (1, 1, 1)),
    ("both parents and two aunts died", "both", (2, 2, 2)),
]


@pytest.mark.parametrize(("text", "words", "range_"), COUNTS)
def test_a_count_is_read_with_its_range(text: str, words: str, range_: Range) -> None:
    assert (words, range_) in found(text)


NO_COUNTS = [
    "on March 11", "in 2014", "on 11 March", "on March 12 militants struck", "6 MAR 90", "in 2008 militants struck", "the 2002 riots",
    "at 8.20 a.m.", "at 10:30", "at 10 on Tuesday", "at 2230 [0230 GMT]",
    "a 5-year-old girl", "aged 35", "Jane Doe, 23, was there", "another man, 21, was there", "Jane Doe (35)", "children under 12", "Jane Doe, 41 - a portrait",
    "40%", "5 percent", "$2,500", "Rs 3 lakh", "Rs. 500", "two pounds", "200 dollars",
    "10 km away", "150 pounds of explosives", "7.62 mm rounds", "an AK-47", "an F-16", "the 17th", "the 101st", "the 3rd Brigade",
    "two hours later", "for three days", "five more years", "a two-hour gunfight", "24/7", "since 9/11",
    "Section 302", "Sections 302, 307 and 34", "Highway 1", "Flight 815", "the Group of Seven", "Channel 4", "Resolution 1373",
    "1000 block of Elm", "12 Elm Street", "won 2-1", "call 911", "the 911 call", "(213) 555-0100", "555-0100", "a note [1]",
    "one of the deadliest days", "one of the world's most wanted men", "millions of dollars", "hundreds of miles", "one another", "one by one", "the peaceful one day after another", "one in five", "no longer", "No, thanks", "no doubt",
    "ground zero", "zero tolerance", "how many", "as many", "both police and rebels", "a two-wheeler", "two thirds", "the twenty-first", "he scores twice",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_COUNTS)
def test_a_number_that_counts_nobody_is_left_out(text: str) -> None:
    assert found(text) == []


def test_a_change_from_one_number_to_another_is_two_numbers() -> None:
    assert [range_[1] for _, range_ in found("the toll rose from 20 to 31")] == [20, 31]


def test_hedged_and_vague_numbers_are_not_exact() -> None:
    exact = {
        q.text: q.exact
        for q in find_quantities(sentence("12 men, about 20 women, several boys, both girls and 5 to 6 others"))
    }
    assert exact == {"12": True, "about 20": False, "several": False, "both": True, "5 to 6": False}


def test_spans_are_of_the_report() -> None:
    (quantity,) = find_quantities(sentence("Police held at least 35 men.", start=100))
    assert quantity.span == (112, 123)


def test_an_article_is_one_where_asked_for() -> None:
    text = "A soldier died"
    parsed = Sentence(
        0, 0, 14, text, 0, True, ("A", "soldier", "died"), ("a", "soldier", "died"), starts=(0, 2, 10), ends=(1, 9, 14)
    )
    assert find_quantities(parsed) == ()
    assert article_quantity(parsed, 0).best == 1
    with pytest.raises(ValueError, match="article"):
        article_quantity(parsed, 1)


PIECES = st.sampled_from(
    "at least,more than,about,nearly,up to,between,and,to,or,-,10,15,2,1,200,3.5,two,three,dozen,dozens,hundred,thousand,million,a,several,no,both,one"
    ",people,of,km,March,2014,(,),$,aged,12-member,\n".split(",")
)


@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=12).map("".join)),
    st.integers(0, 1000),
)
def test_ranges_are_ordered_and_spans_quote_the_sentence(text: str, start: int) -> None:
    made = sentence(text, start)
    for quantity in find_quantities(made):
        ends = [n for n in (quantity.low, quantity.best, quantity.high) if n is not None]
        assert ends
        assert ends == sorted(ends)
        assert made.start <= quantity.span.start < quantity.span.end <= made.end
        assert text[quantity.span.start - start : quantity.span.end - start] == quantity.text
