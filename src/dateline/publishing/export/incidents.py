"""The projection of incidents onto Dateline's own flat table (`data/incidents.toml`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.book.exported import Exported
from dateline.book.incident import BookIncident
from dateline.model.vocabulary import CountWhat, ResponsibilityStatus
from dateline.publishing.export.checking import breaches, counts
from dateline.publishing.export.days import ends
from dateline.publishing.export.figures import total
from dateline.publishing.export.naming import ACTING, RESPONDING, SUFFERING, listed, taking_part
from dateline.publishing.export.parties import projected
from dateline.publishing.export.projecting import Projection
from dateline.publishing.export.scheme import Cells, scheme

_OTHERS_SAY = (ResponsibilityStatus.ACCUSED, ResponsibilityStatus.SUSPECTED, ResponsibilityStatus.REPORTED)


def incident_rows(records: Iterable[Exported]) -> Iterator[Cells]:
    """The rows of these incidents."""
    return (row for record in records for row in project(record))


def project(record: Exported) -> Sequence[Cells]:
    """The one row of an incident."""
    incident = record.incident
    acting, suffering = taking_part(incident, ACTING), taking_part(incident, SUFFERING)
    row: Cells = {
        "id": incident.id,
        "type": incident.type,
        "headline": incident.headline,
        "role": incident.role.value,
        "stage": incident.stage.value,
        "certainty": incident.certainty.value,
        **_when(incident),
        **_where(incident),
        "perpetrators": listed(p.name for p in acting),
        "perpetrator_ids": listed(p.actor for p in acting),
        "perpetrator_kinds": listed(p.kind for p in acting),
        "targets": listed(p.name for p in suffering),
        "target_ids": listed(p.actor for p in suffering),
        "target_kinds": listed(p.kind for p in suffering),
        "responders": listed(p.name for p in taking_part(incident, RESPONDING)),
        "weapons": listed(w.type for w in incident.weapons),
        "claimed_by": responsible(incident, ResponsibilityStatus.CLAIMED),
        "attributed_to": responsible(incident, *_OTHERS_SAY),
        "denied_by": responsible(incident, ResponsibilityStatus.DENIED),
        **_tolls(incident),
        "contested": listed(d.field for d in incident.disputes),
        "corrected": listed(c.field for c in incident.corrected),
        **_reports(record),
        **_codes(incident),
        "since": incident.since,
        "schema": scheme("incidents").stamp,
    }
    return [row]


def validate(row: Cells) -> Sequence[str]:
    """What breaks the table's own rules: its columns, and ranges out of order."""
    wrong = list(breaches("incidents", row))
    for what in ("killed", "injured", "abducted", "freed"):
        known = counts(
            row, *(f"{what}_{end}" for end in ("low", "best", "high") if row.get(f"{what}_{end}") is not None)
        )
        if known != sorted(known):
            wrong.append(f"{what}: not low <= best <= high: {known}")
    return wrong


def responsible(incident: BookIncident, *status: ResponsibilityStatus) -> str | None:
    """Those of whom one of these is said, by their own names where known."""
    return listed(r.name or r.text for r in incident.responsibility if r.status in status)


def _when(incident: BookIncident) -> Cells:
    first, last = ends(incident)
    when = incident.date
    return {
        "date": when.edtf if when is not None else None,
        "first_day": first,
        "last_day": last,
        "date_precision": when.precision if when is not None else None,
        "time": when.time if when is not None else None,
    }


def _where(incident: BookIncident) -> Cells:
    where = incident.place
    if where is None:
        return {}
    return {
        "place": where.name,
        "admin1": where.admin1,
        "country": where.country,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "place_precision": where.precision,
        "radius_km": where.radius_km,
        "geonameid": where.geonameid,
    }


def _tolls(incident: BookIncident) -> Cells:
    cells: Cells = {}
    for what in (CountWhat.KILLED, CountWhat.INJURED, CountWhat.ABDUCTED, CountWhat.FREED):
        of = total(incident, what)
        cells |= {f"{what}_low": of.low, f"{what}_best": of.best, f"{what}_high": of.high}
    for what in (CountWhat.ARRESTED, CountWhat.MISSING, CountWhat.DISPLACED):
        cells[f"{what}_best"] = total(incident, what).best
    return cells


def _reports(record: Exported) -> Cells:
    heads = [r.telling for r in record.reports]
    return {
        "reports": len(heads),
        "sources": record.incident.sources,
        "publishers": listed(h.publisher for h in heads),
        "first_report": min((h.published for h in heads if h.published), default=None),
        "report_ids": listed(h.id for h in heads),
        "urls": listed(r.url for r in record.reports),
    }


def _codes(incident: BookIncident) -> Cells:
    codes = projected(incident)
    acled, plover = codes["acled"], codes["plover"]
    return {
        "acled_event_type": acled.get("event_type"),
        "acled_sub_event_type": acled.get("sub_event_type"),
        "ucdp_type_of_violence": codes.get("ucdp"),
        "gtd_attacktype": codes.get("gtd"),
        "cameo": codes.get("cameo"),
        "plover": "/".join(v for v in (plover.get("event"), plover.get("mode")) if v) or None,
    }


INCIDENTS: Projection[Cells] = Projection("incidents", project, validate, recalled=True)
