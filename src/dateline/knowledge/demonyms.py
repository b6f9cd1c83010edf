"""The country that an adjective of nationality names ("Israeli" is IL), from the actors' country table."""

from __future__ import annotations

from functools import cache

from dateline.knowledge.actors_tables import listed, read_rows
from dateline.knowledge.casing import is_small


def country_of_adjective(lower: str) -> str | None:
    """ISO 3166-1 alpha-2 code of the country whose adjective `lower` is, None where it is none or of several."""
    return _countries().get(lower)


@cache
def country_name(iso2: str) -> str:
    """The English name of a country; its code where the table has none."""
    return next((row["name"] for row in read_rows("countries") if row["iso2"] == iso2), iso2)


@cache
def _countries() -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for row in read_rows("countries"):
        for word in (*listed(row["adjectives"]), *([row["name"]] if len(row["name"]) < 4 else [])):
            lower = word.lower()
            if word.isupper() and is_small(lower):  # CAR is a country and a car is none
                continue
            found[lower] = row["iso2"] if found.get(lower, row["iso2"]) == row["iso2"] else None
    found.setdefault("us", "US")
    found.setdefault("u.s.", "US")
    return found
