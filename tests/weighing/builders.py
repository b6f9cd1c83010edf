"""Statements for tests, in few words, and hypothesis strategies for them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from dateline.model.vocabulary import Certainty, CountWhat, CountWho, SourceKind
from dateline.weighing.figure import Speaker, Statement, Told

START = datetime(2025, 6, 2, 8, tzinfo=UTC)
WHO = (CountWho.PEOPLE, CountWho.CIVILIANS, CountWho.MILITARY, CountWho.MILITANTS, CountWho.HOSTAGES, CountWho.CHILDREN)


def told(report: str, hours: float = 0, group: str | None = None, publisher: str | None = None) -> Told:
    """A report so many hours after the start; it is a text of its own unless `group` says otherwise."""
    moment = START + timedelta(hours=hours)
    return Told(report, group or report, publisher, moment, moment)


def said(
    number: int | tuple[int | None, int | None, int | None],
    by: SourceKind = SourceKind.POLICE,
    where: Told | None = None,
    of: tuple[CountWhat, CountWho] = (CountWhat.KILLED, CountWho.PEOPLE),
    party: bool = False,
) -> Statement:
    """A count by a speaker of a kind; a single number is low, best and high."""
    low, best, high = (number, number, number) if isinstance(number, int) else number
    where = where or told(f"r-{by}-{number}")
    what, who = of
    claim = f"{where.report}/{what}/{who}/{by}/{number}"
    return Statement(claim, where, what, who, low, best, high, Speaker(by.value, by, party=party))


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """Any statement: by any kind of source, within two weeks, in one of ten texts of which copies may exist."""
    ends = sorted(draw(st.lists(st.integers(0, 60), min_size=3, max_size=3)))
    open_low, open_best, open_high = draw(st.tuples(st.booleans(), st.booleans(), st.booleans()))
    low, best, high = (None if o else n for o, n in zip((open_low, open_best, open_high), ends, strict=True))
    number = draw(st.sampled_from([(ends[0],) * 3, (low, best, high)]))
    report = draw(st.integers(0, 9))
    where = told(f"r{report}", hours=draw(st.integers(0, 300)), group=f"g{draw(st.integers(0, 4))}")
    kind = draw(st.sampled_from(SourceKind))
    what = draw(st.sampled_from([CountWhat.KILLED, CountWhat.HELD, CountWhat.ABOARD]))
    who = draw(st.sampled_from(WHO))
    claim = f"c{draw(st.integers(0, 10**6))}"
    speaker = Speaker(kind.value, kind, party=draw(st.booleans()))
    certainty = draw(st.sampled_from(Certainty))
    return Statement(claim, where, what, who, *number, speaker=speaker, certainty=certainty)
