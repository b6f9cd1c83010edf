"""The years in which something held: a name, a government, an actor's life; and names written with theirs ("Nusra Front@2012-2016")."""

from __future__ import annotations

import re
from typing import NamedTuple

EARLIEST, LATEST = 1000, 2100  # a year outside is a slip of the pen
_YEARS = re.compile(r"(?P<since>\d{4})?(?P<to>-)?(?P<until>\d{4})?")


class Years(NamedTuple):
    """From the first to the last year, both included; None is an open end."""

    since: int | None = None
    until: int | None = None

    def holds(self, year: int | None) -> bool:
        """Whether `year` lies within; an unknown year may lie anywhere."""
        return year is None or ((self.since or EARLIEST) <= year <= (self.until or LATEST))

    def meets(self, other: Years) -> bool:
        """Whether the two share a year."""
        return max(self.since or EARLIEST, other.since or EARLIEST) <= min(self.until or LATEST, other.until or LATEST)

    def __str__(self) -> str:
        return f"{self.since or ''}-{self.until or ''}" if self != ALWAYS else ""


ALWAYS = Years()


class DatedName(NamedTuple):
    """A name and the years in which it was used."""

    name: str
    years: Years


def dated_name(written: str) -> DatedName:
    """The name and years of `Name@2012-2016`, `Name@-1999`, `Name@2005-` or `Name@2012` (one year).

    Without "@" it is used always. Raises ValueError for years that cannot be read, are out of order or lie outside 1000 to 2100.
    """
    name, mark, cell = written.partition("@")
    if not mark:
        return DatedName(written.strip(), ALWAYS)
    found = _YEARS.fullmatch(cell.strip())
    if found is None or not (found["since"] or found["until"]) or not name.strip():
        raise ValueError(f"cannot read the years of {written!r}: write Name@2012-2016, Name@-1999 or Name@2005-")
    since = found["since"]
    until = found["until"] or (None if found["to"] else since)
    return DatedName(name.strip(), years(since, until))


def years(since: str | None, until: str | None) -> Years:
    """The years of two cells, empty for an open end; raises ValueError when impossible."""
    held = Years(int(since) if since else None, int(until) if until else None)
    if any(year is not None and not EARLIEST <= year <= LATEST for year in held):
        raise ValueError(f"a year outside {EARLIEST} to {LATEST}: {since or ''}-{until or ''}")
    if (held.since or EARLIEST) > (held.until or LATEST):
        raise ValueError(f"years out of order: {since}-{until}")
    return held
