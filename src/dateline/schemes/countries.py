"""Countries as other schemes number and group them (`data/countries.tsv`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# UCDP's regions follow the numbers of Gleditsch and Ward's list, as its regions do; unconfirmed for the single numbers at their edges.
_UCDP_REGIONS = (
    (2, 199, "Americas"),
    (200, 399, "Europe"),
    (400, 626, "Africa"),
    (630, 699, "Middle East"),
    (700, 999, "Asia"),
)


@dataclass(frozen=True, slots=True)
class Country:
    """A country's codes; None where a scheme has none: `numeric` is ISO 3166-1's, `fips` FIPS 10-4's, `gw` Gleditsch and Ward's."""

    iso2: str
    iso3: str
    numeric: int | None
    fips: str | None
    gw: int | None
    acled_region: str | None

    @property
    def ucdp_region(self) -> str | None:
        """UCDP's region, by the number."""
        if self.gw is None:
            return None
        return next((name for low, high, name in _UCDP_REGIONS if low <= self.gw <= high), None)


def country(iso2: str) -> Country | None:
    """The country of that code (ISO 3166-1 alpha-2); None for a state that is no more or a code that is none."""
    return _countries().get(iso2)


def all_countries() -> tuple[Country, ...]:
    """Every country, by code."""
    return tuple(_countries().values())


@cache
def _countries() -> dict[str, Country]:
    text = (files("dateline.schemes") / "data" / "countries.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {
        iso2: Country(
            iso2, iso3, int(numeric) if numeric else None, fips or None, int(gw) if gw else None, region or None
        )
        for iso2, iso3, numeric, fips, gw, region in lines[1:]
    }
