"""World-known heads of state and government and leaders of armed groups, by their names and years in office (leaders.tsv)."""

from __future__ import annotations

from functools import cache

from dateline.knowledge.actors_spelling import fold
from dateline.knowledge.actors_tables import listed, read_rows
from dateline.knowledge.actors_years import Years, years


def led_by(name: str, year: int | None = None) -> str | None:
    """The id of the government ("IQ.GOV") or group that the person called `name`, the whole of it, led in `year` or, that being unknown, ever.

    None for others, and where two countries' leaders are called so; the year before and after an office still count, for elections and trials.
    """
    held = _leaders().get(_plain(name), ())
    near = (None,) if year is None else (year - 1, year, year + 1)
    countries = {country for country, when in held if any(when.holds(one) for one in near)}
    if len(countries) != 1:
        return None
    led = next(iter(countries))
    return led if "." in led else f"{led}.GOV"


@cache
def _leaders() -> dict[str, tuple[tuple[str, Years], ...]]:
    found: dict[str, list[tuple[str, Years]]] = {}
    for row in read_rows("leaders"):
        for name in listed(row["names"]):
            found.setdefault(_plain(name), []).append((row["country"], years(row["since"], row["until"])))
    return {name: tuple(held) for name, held in found.items()}


def _plain(name: str) -> str:
    """A name folded, without the initials in its middle."""
    words = fold(name).split()
    return " ".join(word for k, word in enumerate(words) if len(word) > 1 or k == 0)
