"""The projection onto ACLED's columns, and ACLED's own rules that each row must keep (`data/acled.toml`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from dateline.book.exported import Exported
from dateline.book.incident import BookIncident
from dateline.knowledge.demonyms import country_name
from dateline.model.coded import IncidentPlace
from dateline.model.vocabulary import CountWhat
from dateline.publishing.export.acled_actors import actors, interaction
from dateline.publishing.export.checking import breaches, counts
from dateline.publishing.export.days import Days, days
from dateline.publishing.export.figures import total
from dateline.publishing.export.naming import listed
from dateline.publishing.export.notes import notes
from dateline.publishing.export.parties import parties, projected_for
from dateline.publishing.export.projecting import LeftOut, Projected, Projection, not_done, number
from dateline.publishing.export.scheme import Cells, options
from dateline.schemes.countries import country

# UCDP where_prec to ACLED geo_precision; countries, seas and the air have none.
_GEO_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}


def project(record: Exported) -> Projected:
    """The row of an incident, or why ACLED does not have it."""
    incident = record.incident
    when, place = days(incident), incident.place
    if not_done(incident):
        return LeftOut("not_done")
    if when is None or when.length > 31:
        return LeftOut("no_date")
    if (
        place is None
        or place.precision not in _GEO_PRECISION
        or None in (place.country, place.latitude, place.longitude)
    ):
        return LeftOut("no_place")
    of = parties(incident)
    codes = projected_for(incident, of)["acled"]
    named = actors(of, place, codes["event_type"])
    if not named.get("actor1"):
        return LeftOut("no_actor")
    return [
        {
            **_where(incident, place),
            **_when(when),
            **_types(codes, named),
            **named,
            "source": listed(r.telling.publisher for r in record.reports),
            "notes": notes(incident),
            "fatalities": _fatalities(incident),
            "timestamp": int(datetime.fromisoformat(incident.since).timestamp()),
        }
    ]


def validate(row: Cells) -> Sequence[str]:
    """What breaks ACLED's rules: the codes, which sub-event belongs to which event and disorder type, and the interaction of the types."""
    wrong = list(breaches("acled", row))
    event, sub_event = str(row.get("event_type")), str(row.get("sub_event_type"))
    if sub_event not in options("acled", "sub_events").get(event, ()):
        wrong.append(f"{sub_event} is no sub-event type of {event}")
    if row.get("disorder_type") != _disorder(event, sub_event):
        wrong.append(f"disorder_type of {sub_event} is not {row.get('disorder_type')!r}")
    inter = [str(v) if v is not None else None for v in (row.get("inter1"), row.get("inter2"))]
    if row.get("interaction") != interaction(inter[0], inter[1]):
        wrong.append(f"interaction of {inter[0]} and {inter[1]} is not {row.get('interaction')!r}")
    if counts(row, "fatalities")[0] < 0:
        wrong.append("fatalities are negative")
    if str(row.get("event_date"))[:4] != str(row.get("year")):
        wrong.append("year is not that of event_date")
    return wrong


def _where(incident: BookIncident, place: IncidentPlace) -> Cells:
    assert place.country is not None
    assert place.latitude is not None
    assert place.longitude is not None
    assert place.precision is not None
    found = country(place.country)
    return {
        "event_id_cnty": f"{found.iso3 if found is not None else place.country}{number(incident)}",
        "iso": found.numeric if found is not None else None,
        "region": found.acled_region if found is not None else None,
        "country": country_name(place.country),
        "admin1": place.admin1,
        "location": place.name,
        "latitude": round(place.latitude, 4),
        "longitude": round(place.longitude, 4),
        "geo_precision": _GEO_PRECISION[place.precision],
    }


def _when(when: Days) -> Cells:
    day = _reference(when)
    return {
        "event_date": day,
        "year": day.year,
        "time_precision": 1 if when.length == 1 else 2 if when.length <= 7 else 3,
    }


def _reference(when: Days) -> date:
    """The middle; the first day of the beginning of a month and the last of its end (thirds of a month, docs/dates.md)."""
    if when.length > 7 and (when.first.day, when.last.day) == (1, 10):
        return when.first
    if when.length > 7 and when.first.day == 21 and when.first.month == when.last.month:
        return when.last
    return when.middle


def _types(codes: dict[str, str], named: Cells) -> Cells:
    event, sub_event = codes["event_type"], codes["sub_event_type"]
    on_civilians = named.get("inter2") == "Civilians" and event not in ("Battles", "Strategic developments")
    return {
        "disorder_type": _disorder(event, sub_event),
        "event_type": event,
        "sub_event_type": sub_event,
        "civilian_targeting": "Civilian targeting" if on_civilians else None,
    }


def _disorder(event: str, sub_event: str) -> str | None:
    found: dict[str, str] = options("acled", "disorder")
    return found.get(sub_event, found.get(event))


def _fatalities(incident: BookIncident) -> int:
    killed = total(incident, CountWhat.KILLED)
    return killed.low if killed.low is not None else killed.best or 0


ACLED: Projection[Cells] = Projection("acled", project, validate)
