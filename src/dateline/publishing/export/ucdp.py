"""The projection onto UCDP GED's columns, and UCDP's own rules that each row must keep (`data/ucdp_ged.toml`)."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from dateline.book.exported import Exported
from dateline.book.incident import BookIncident
from dateline.knowledge.demonyms import country_name
from dateline.model.vocabulary import CountWhat
from dateline.publishing.export.checking import breaches, counts
from dateline.publishing.export.days import Days, days
from dateline.publishing.export.figures import total
from dateline.publishing.export.naming import listed
from dateline.publishing.export.notes import cited
from dateline.publishing.export.parties import parties, projected_for
from dateline.publishing.export.projecting import LeftOut, Projected, Projection, not_done, number
from dateline.publishing.export.scheme import Cells
from dateline.publishing.export.ucdp_deaths import deaths
from dateline.publishing.export.ucdp_sides import are_named, in_order, names
from dateline.schemes.countries import country


def project(record: Exported) -> Projected:
    """The row of an incident, or why UCDP does not have it."""
    incident = record.incident
    killed, when, place = total(incident, CountWhat.KILLED), days(incident), incident.place
    if not_done(incident):
        return LeftOut("not_done")
    if not any((killed.low, killed.best, killed.high)):
        return LeftOut("no_deaths")
    if not (killed.best or killed.low):
        return LeftOut("only_upper")
    of = parties(incident)
    kind = projected_for(incident, of)["ucdp"]
    if kind is None or of.doing is None or of.done_to is None:
        return LeftOut("no_sides")
    if when is None or when.length > 366:
        return LeftOut("no_date")
    if place is None or place.country is None or place.precision is None:
        return LeftOut("no_place")
    sides = in_order(of, kind)
    if not are_named(sides, kind, place.country):
        return LeftOut("not_named")
    return [
        {
            "id": number(incident),
            "relid": incident.id,
            "code_status": None if incident.disputes else "Clear",
            "type_of_violence": kind,
            **names(sides, kind, place.country),
            **_sources(record),
            **_where(incident),
            **_when(when, place.precision),
            **deaths(incident, kind, sides),
        }
    ]


def validate(row: Cells) -> Sequence[str]:
    """What breaks UCDP's rules: the codes, `best` as the sum of the four kinds of deaths, low <= best <= high, the order of days."""
    wrong = list(breaches("ucdp_ged", row))
    low, best, high = counts(row, "low", "best", "high")
    parts = counts(row, "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    if min(parts) < 0 or sum(parts) != best:
        wrong.append(f"best {best} is not the sum of {parts}")
    if not 0 <= low <= best <= high or high < 1:
        wrong.append(f"not low <= best <= high with a death: {low}, {best}, {high}")
    if str(row.get("date_start")) > str(row.get("date_end")):
        wrong.append("date_start is after date_end")
    return wrong


def _sources(record: Exported) -> Cells:
    heads = [r.telling for r in record.reports]
    deciding = {
        c.claim
        for count in record.incident.counts
        if count.what is CountWhat.KILLED
        for c in count.claims
        if c.note == "decides"
    }
    return {
        "number_of_sources": record.incident.sources,
        "source_article": listed(cited(r) for r in record.reports),
        "source_office": listed(h.publisher for h in heads),
        "source_date": listed((h.published or "")[:10] for h in heads),
        "source_headline": listed(h.title for h in heads),
        "source_original": listed(c.source for c in record.claims if c.id in deciding),
    }


def _where(incident: BookIncident) -> Cells:
    place = incident.place
    assert place is not None
    assert place.country is not None
    found = country(place.country)
    placed = place.latitude is not None and place.longitude is not None
    return {
        "where_prec": place.precision,
        "where_coordinates": place.name,
        "where_description": place.text,
        "adm_1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geom_wkt": f"POINT ({place.longitude} {place.latitude})" if placed else None,
        "priogrid_gid": _cell(place.latitude, place.longitude),
        "country": country_name(place.country),
        "country_id": found.gw if found is not None else None,
        "region": found.ucdp_region if found is not None else None,
    }


def _cell(latitude: float | None, longitude: float | None) -> int | None:
    """PRIO-GRID's number of the half-degree cell: 720 columns from 180 west, 360 rows from 90 south."""
    if latitude is None or longitude is None:
        return None
    row, column = min(floor((latitude + 90) * 2), 359), min(floor((longitude + 180) * 2), 719)
    return row * 720 + column + 1


def _when(when: Days, where_precision: int) -> Cells:
    return {
        "year": when.first.year,
        "date_prec": when.precision,
        "date_start": when.first,
        "date_end": when.last,
        "event_clarity": 1 if when.precision <= 3 and where_precision <= 5 else 2,
    }


UCDP_GED: Projection[Cells] = Projection("ucdp_ged", project, validate, claims=True)
