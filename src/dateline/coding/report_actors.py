"""The known actors of one report, read with its year and countries."""

from __future__ import annotations

from dateline.knowledge.actors import ActorMatch, find_actors, find_offices, find_states
from dateline.model.report import Report


def actors_of(text: str, year: int | None, countries: frozenset[str] = frozenset()) -> tuple[ActorMatch, ...]:
    """The actors, states and offices that a report's `text` names, in text order; `countries` are those of its places, once known."""
    folded = is_folded(text)
    found = (
        *find_actors(text, folded, year, countries),
        *find_states(text, folded, year),
        *find_offices(text, folded, year),
    )
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))


def year_of(report: Report) -> int | None:
    """The year in which the report was published, None when that is unknown."""
    return report.published_on.year if report.published_on is not None else None


def is_folded(text: str) -> bool:
    """Whether the text has lost its case: nearly all letters lower, or nearly all upper."""
    letters = [c for c in text[:4000] if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    return not letters or upper < 0.008 * len(letters) or upper > 0.7 * len(letters)
