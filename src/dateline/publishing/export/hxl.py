"""The projection onto HXL-tagged columns (`data/hxl.toml`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.book.exported import Exported
from dateline.book.incident import BookIncident
from dateline.knowledge.demonyms import country_name
from dateline.model.vocabulary import CountWhat
from dateline.publishing.export.checking import breaches, counts
from dateline.publishing.export.days import ends
from dateline.publishing.export.figures import total
from dateline.publishing.export.naming import ACTING, SUFFERING, listed, taking_part
from dateline.publishing.export.parties import projected
from dateline.publishing.export.projecting import Projected, Projection
from dateline.publishing.export.scheme import Cells, scheme
from dateline.schemes.countries import country
from dateline.schemes.incident_types import incident_type


def project(record: Exported) -> Projected:
    """The row of an incident; HXL has room for every one."""
    incident = record.incident
    first, last = ends(incident)
    heads = [r.telling for r in record.reports]
    acled = projected(incident)["acled"]
    return [
        {
            "id": incident.id,
            "type": incident_type(incident.type).label,
            "headline": incident.headline,
            "acled event type": acled["event_type"],
            "stage": incident.stage.value,
            "role": incident.role.value,
            "first day": first,
            "last day": last,
            **_where(incident),
            "perpetrators": listed(p.name for p in taking_part(incident, ACTING)),
            "targets": listed(p.name for p in taking_part(incident, SUFFERING)),
            **_tolls(incident),
            "contested": listed(d.field for d in incident.disputes),
            "reports": len(heads),
            "publishers": listed(h.publisher for h in heads),
            "urls": listed(r.url for r in record.reports),
            "last reported": max((date.fromisoformat(h.published[:10]) for h in heads if h.published), default=None),
            "schema": scheme("hxl").stamp,
        }
    ]


def validate(row: Cells) -> Sequence[str]:
    """What breaks the table's rules: its codes, and ranges out of order."""
    wrong = list(breaches("hxl", row))
    for what in ("killed", "injured"):
        known = [n for n in (what + ", at least", what, what + ", at most") if row.get(n) is not None]
        numbers = counts(row, *known)
        if numbers != sorted(numbers):
            wrong.append(f"{what}: not low <= best <= high: {numbers}")
    return wrong


def _where(incident: BookIncident) -> Cells:
    place = incident.place
    if place is None:
        return {}
    found = country(place.country) if place.country is not None else None
    return {
        "country": country_name(place.country) if place.country is not None else None,
        "country code": place.country,
        "country code 3": found.iso3 if found is not None else None,
        "admin 1": place.admin1,
        "place": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "place precision": place.precision,
    }


def _tolls(incident: BookIncident) -> Cells:
    cells: Cells = {}
    for what in (CountWhat.KILLED, CountWhat.INJURED):
        of = total(incident, what)
        cells |= {what.value: of.best, f"{what}, at least": of.low, f"{what}, at most": of.high}
    for what in (CountWhat.ABDUCTED, CountWhat.MISSING, CountWhat.DISPLACED):
        cells[what.value] = total(incident, what).best
    return cells


HXL: Projection[Cells] = Projection("hxl", project, validate, recalled=True)
