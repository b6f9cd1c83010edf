"""The known actors of one report, read with its year and countries."""

from __future__ import annotations

from dateline.knowledge.actors import ActorMatch, find_actors, find_offices, find_states
from dateline.model.report import Report
from dateline.parsing.recase import lost_case


def actors_of(text: str, year: int | None, countries: frozenset[str] = frozenset()) -> tuple[ActorMatch, ...]:
    """The actors, states and offices that a report's `text` names, in text order; `countries` are those of its places, once known."""
    folded = lost_case(text)
    found = (
        *find_actors(text, folded, year, countries),
        *find_states(text, folded, year),
        *find_offices(text, folded, year),
    )
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))


def year_of(report: Report) -> int | None:
    """The year in which the report was published, None when that is unknown."""
    return report.published_on.year if report.published_on is not None else None
