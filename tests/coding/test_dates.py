"""How time expressions are resolved: against the publication date, the dateline or the event narrated, and never silently."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.coding.dates import find_times, report_dateline
from dateline.coding.dates.holidays import easter_sunday, islamic_day
from dateline.model.span import Span

THURSDAY = date(2025, 3, 13)


def found(text: str, published: date | None = THURSDAY) -> list[tuple[str, str | None]]:
    return [(time.text, time.edtf) for time in find_times(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Gunmen struck late on Tuesday.", "late on Tuesday", "2025-03-11"),
        ("Tuesday night's raid", "Tuesday night", "2025-03-11"),
        ("A mine blew up early Monday.", "early Monday", "2025-03-10"),
        ("The vote is scheduled for Tuesday.", "Tuesday", "2025-03-18"),
        ("Police said the march would go ahead on Saturday.", "Saturday", "2025-03-15"),
        ("Rebels who will face trial were caught on Monday.", "Monday", "2025-03-10"),
        ("three weeks ago", "three weeks ago", "2025-02-17/2025-02-23"),
        ("about a month ago", "about a month ago", "2025-02~"),
        ("Over the weekend shells fell.", "the weekend", "2025-03-08/2025-03-09"),
        ("last weekend", "last weekend", "2025-03-08/2025-03-09"),
        ("earlier this year", "earlier this year", "2025-01-01/2025-03-13"),
        ("in November last year", "November last year", "2024-11"),
        ("last March", "last March", "2024-03"),
        ("late last month", "late last month", "2025-02-21/2025-02-28"),
        ("on Jan. 25, 2013, troops", "Jan. 25, 2013", "2013-01-25"),
        ("ON FEBRUARY 28 THE MOB", "FEBRUARY 28", "2025-02-28"),
        ("on the 11th of March", "the 11th of March", "2025-03-11"),
        ("on february 28 a mob burned shops", "february 28", "2025-02-28"),
        ("in may a bomb went off", "may", "2024-05"),
        ("In May 2003 a bomb", "May 2003", "2003-05"),
        ("the 2008 bombing", "2008", "2008"),
        ("At 8 p.m. on Monday, March 10", "8 p.m. on Monday, March 10", "2025-03-10"),
        ("after the 9/11 attacks", "9/11", "2001-09-11"),
        ("after the Sept. 11 attacks", "Sept. 11", "2001-09-11"),
        ("a few days ago", "a few days ago", "2025-03-07/2025-03-11"),
        ("winter of 2014", "winter of 2014", "2014-24"),
    ],
)
def test_one_expression_is_resolved_against_publication(text: str, words: str, edtf: str) -> None:
    assert found(text) == [(words, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "A protest march turned violent.",
        "the long march through the hills",
        "Theresa May condemned it.",
        "They may, police said, return.",
        "The Sunday Times reported it.",
        "Some 1,200 people fled.",
        "in 2000 cases",
        "about 2000 people fled",
        "the 1900 block of Oak Street",
        "Call 555-2010 for help.",
        "a 5-year-old girl and her 60-year-old aunt",
        "a second blast",
        "Black Friday shoppers",
        "The Arab Spring",
        "the fall of the city",
        "flight 1998 was delayed",
        "The 20th anniversary of the massacre",
        "He sat in the sun.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == []
    assert [words for words, edtf in found(text.lower()) if edtf] == []


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday",
        "yesterday",
        "last month",
        "two days ago",
        "this morning",
        "overnight",
        "the weekend",
        "last November 3 weeks ago",
    ],
)
def test_without_a_publication_date_relative_expressions_keep_their_text_only(text: str) -> None:
    times = find_times(f"It happened {text}.", None)
    assert times
    assert all(time.edtf is None or time.edtf.startswith("XXXX") for time in times)


def test_a_full_date_in_the_text_does_not_become_the_anchor() -> None:
    assert found("On March 3, 2004 he fled. On Tuesday he died.", None) == [
        ("March 3, 2004", "2004-03-03"),
        ("Tuesday", None),
    ]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A bomb fell in November. The previous month a convoy was hit.", ["2024-11", "2024-10"]),
        ("On March 3 they came. Two days later they left.", ["2025-03-03", "2025-03-05"]),
        ("On March 3 they came. The following day they left.", ["2025-03-03", "2025-03-04"]),
        ("On March 3 they came. The same evening they left.", ["2025-03-03", "2025-03-03"]),
        ("In June 2003 they came. A year earlier they had left.", ["2003-06", "2002-06"]),
        ("On Sunday they came. A week before, they had left.", ["2025-03-09", "2025-03-02"]),
        ("He was shot on Wednesday, a day after gunmen hit the base.", ["2025-03-12", "2025-03-11"]),
        ("Between March 3 and April 5, 2002 they fought.", ["2002-03-03", "2002-04-05"]),
        ("He fled in 2004. The following year he returned.", ["2004", "2005"]),
    ],
)
def test_expressions_count_from_the_event_just_narrated(text: str, chain: list[str]) -> None:
    assert [edtf for _, edtf in found(text)] == chain


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("in recent years", True),
        ("over the years", True),
        ("over the past decade", True),
        ("since 2004", True),
        ("in the past year", True),
        ("so far this year", True),
        ("in the past 24 hours", False),
        ("in the last three days", False),
        ("since Tuesday", False),
        ("earlier this year", False),
        ("last year", False),
    ],
)
def test_stretches_that_date_no_single_incident_are_vague(text: str, vague: bool) -> None:
    (time,) = find_times(f"Many died {text}.", THURSDAY)
    assert time.vague_past is vague


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("for two hours", "duration"),
        ("a three-day siege", "duration"),
        ("every Friday", "set"),
        ("at 8:20 a.m. on Monday", "time"),
        ("on Monday night", "time"),
        ("on Monday", "date"),
        ("for decades", "duration"),
    ],
)
def test_kinds_tell_what_can_date_an_incident(text: str, kind: str) -> None:
    assert [time.kind for time in find_times(f"They fought {text}.", THURSDAY)] == [kind]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Tuesday", 1),
        ("a few days ago", 2),
        ("last week", 3),
        ("last month", 4),
        ("in 2004", 5),
        ("in the 1990s", None),
        ("for days", None),
    ],
)
def test_precision_is_that_of_ucdp(text: str, precision: int | None) -> None:
    assert [time.precision for time in find_times(f"They fought {text}.", THURSDAY)] == [precision]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("QUETTA, March 12 (Reuters) - Gunmen", "QUETTA, March 12 (Reuters) -", "XXXX-03-12"),
        ("KABUL, Afghanistan (Jan. 25, 2013) - Troops", "KABUL, Afghanistan (Jan. 25, 2013) -", "2013-01-25"),
        (
            "No. 3, for release: KABUL, Afghanistan (May 2, 2011) Troops",
            "KABUL, Afghanistan (May 2, 2011)",
            "2011-05-02",
        ),
        ("Update, Jan. 6, 2011\n\nKABUL, Afghanistan (Jan. 6) Troops", "KABUL, Afghanistan (Jan. 6)", "2011-01-06"),
        ("This story is from March 12, 2002\n\nsurat: a mob", "This story is from March 12, 2002", "2002-03-12"),
        ("LIMA, 12 JAN 89 (EFE) -- [TEXT] A BOMB", "LIMA, 12 JAN 89 (EFE) --", "1989-01-12"),
        ("hideout, 3 Feb 91 (radio Libertad) -- [text] We", "hideout, 3 Feb 91 (radio Libertad) --", "1991-02-03"),
        ("NAIROBI, Kenya (AP) _ A bomb", "NAIROBI, Kenya (AP) _", None),
        ("BAGHDAD — A car bomb", "BAGHDAD —", None),
    ],
)
def test_a_dateline_is_metadata(text: str, words: str, edtf: str | None) -> None:
    line = report_dateline(text)
    assert line is not None
    assert (line[0].of(text), line[1]) == (words, edtf)
    assert all(time.vague_past for time in find_times(text, None))


@pytest.mark.parametrize(
    "text", ["Gunmen killed 3 - police", "Pakistan's army freed 3 people.", "", "On March 3 - a Monday - he fled."]
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert report_dateline(text) is None


def test_a_full_date_in_the_dateline_anchors_when_nothing_else_does() -> None:
    text = "KABUL, Afghanistan (Jan. 25, 2013) - A bomber struck yesterday."
    assert found(text, None)[-1] == ("yesterday", "2013-01-24")
    assert found(text, THURSDAY)[-1] == ("yesterday", "2025-03-12")


def test_clauses_known_to_be_future_look_ahead() -> None:
    text = "The talks on Monday"
    assert [time.edtf for time in find_times(text, THURSDAY)] == ["2025-03-10"]
    assert [time.edtf for time in find_times(text, THURSDAY, [Span(0, len(text))])] == ["2025-03-17"]


@pytest.mark.parametrize(
    ("year", "month", "day", "gregorian"),
    [
        (1446, 9, 1, date(2025, 3, 1)),
        (1445, 10, 1, date(2024, 4, 10)),
        (1, 1, 1, date(622, 7, 19)),
        (1421, 12, 10, date(2001, 3, 6)),
    ],
)
def test_the_islamic_calendar_is_tabular(year: int, month: int, day: int, gregorian: date) -> None:
    assert islamic_day(year, month, day) == gregorian


@pytest.mark.parametrize(
    "easter", [date(2019, 4, 21), date(2024, 3, 31), date(2025, 4, 20), date(1998, 4, 12), date(2000, 4, 23)]
)
def test_easter_follows_the_computus(easter: date) -> None:
    assert easter_sunday(easter.year) == easter
