"""The projection onto PLOVER's JSON objects, and PLOVER's own lists that each must keep (`data/plover.toml`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dateline.book.exported import Exported, ExportedReport
from dateline.book.incident import BookIncident
from dateline.model.vocabulary import CountWhat, Stage
from dateline.publishing.export.days import Days, days
from dateline.publishing.export.figures import total
from dateline.publishing.export.notes import cited
from dateline.publishing.export.parties import Parties, Party, parties, projected_for
from dateline.publishing.export.projecting import LeftOut, Projection
from dateline.publishing.export.scheme import options, scheme
from dateline.schemes.countries import country

Object = dict[str, Any]
# UCDP where_prec to PLOVER's resolution; a line, vague area or sea has none.
_RESOLUTION = {1: 4, 2: 4, 3: 3, 4: 2, 6: 1}


def project(record: Exported) -> Sequence[Object] | LeftOut:
    """The one object of an incident, or why PLOVER does not have it."""
    incident = record.incident
    of, when = parties(incident), days(incident)
    found = projected_for(incident, of)["plover"]
    if incident.type != "threat" and incident.stage in (Stage.FOILED, Stage.THREATENED, Stage.PLANNED):
        return LeftOut("not_done")
    if found["event"] is None:
        return LeftOut("no_event")
    if when is None:
        return LeftOut("no_date")
    if of.doing is None:
        return LeftOut("no_actor")
    made = {
        "id": incident.id,
        **_when(incident, when),
        "actor": [_entity(p) for p in (of.doing, *of.with_doing)],
        "recipient": [_entity(p) for p in (of.done_to, *of.with_done_to) if p is not None],
        "event": [found["event"]],
        "mode": [found["mode"]] if found["mode"] is not None else [],
        "context": ["military"] if _military(of) else [],
        "quad_code": options("plover", "quads")[found["event"]],
        "size": _size(incident),
        "event_loc": _where(incident),
        "event_text": [incident.headline],
        "cite_info": [_cite(r) for r in record.reports],
        "coder": "Dateline",
        "coded_date": incident.since[:10],
        "version": scheme("plover").stamp,
    }
    return [{name: value for name, value in made.items() if value not in (None, {}, [])}]


def validate(line: Object) -> Sequence[str]:
    """What breaks PLOVER's rules: categories, modes, quad codes and sectors that it has not, and members that it requires."""
    quads, modes = options("plover", "quads"), options("plover", "modes")
    wrong = [f"{name} is missing" for name in ("id", "date", "actor", "event", "quad_code") if not line.get(name)]
    for event in line.get("event", ()):
        if quads.get(event) != line.get("quad_code"):
            wrong.append(f"quad_code of {event} is not {line.get('quad_code')}")
        wrong += [f"{mode} is no mode of {event}" for mode in line.get("mode", ()) if mode not in modes.get(event, ())]
    sectors = set(options("plover", "sectors").values())
    entities: Iterator[Object] = (e for side in ("actor", "recipient") for e in line.get(side, ()))
    wrong += [f"{e['sector']} is no sector" for e in entities if e.get("sector", "UNK") not in sectors]
    members = {c.name.partition(".")[0].removesuffix("[]") for c in scheme("plover").columns}
    wrong += [f"{name} is no member" for name in sorted(line.keys() - members)]
    if any(n < 0 for n in line.get("size", {}).values()):
        wrong.append("a size is negative")
    return wrong


def _when(incident: BookIncident, when: Days) -> Object:
    time = incident.date.time if incident.date is not None else None
    clock = time[1:6] if time is not None and len(time) >= 6 and time[3] == ":" else None
    end = when.last.isoformat() if when.length > 1 else None
    return {"date": when.first.isoformat(), "enddate": end, "time": clock}


def _entity(party: Party) -> Object:
    sectors: dict[str, str] = options("plover", "sectors")
    sector = sectors[party.kind] if party.kind is not None else "UNK"
    lands = party.actor.countries if party.actor is not None else ()
    land = country(lands[0]) if len(lands) == 1 else None
    made = {
        "code": " ".join(c for c in (land.iso3 if land is not None else None, sector) if c),
        "sector": sector,
        "entity_text": party.name,
        "identifier_text": party.actor.id if party.actor is not None else None,
    }
    return {k: v for k, v in made.items() if v is not None}


def _military(of: Parties) -> bool:
    everybody: Iterable[Party | None] = (of.doing, of.done_to, *of.with_doing, *of.with_done_to)
    return any(p is not None and p.is_state and p.kind != "police" for p in everybody)


def _size(incident: BookIncident) -> Object:
    whats = {"dead": CountWhat.KILLED, "injured": CountWhat.INJURED, "arrested": CountWhat.ARRESTED}
    found = {name: total(incident, what) for name, what in whats.items()}
    best = {name: of.best if of.best is not None else of.low for name, of in found.items()}
    return {name: n for name, n in best.items() if n is not None}


def _where(incident: BookIncident) -> Object:
    place = incident.place
    if place is None:
        return {}
    land = country(place.country) if place.country is not None else None
    made = {
        "extracted_place": place.text,
        "resolved_place": place.name,
        "geonameid": place.geonameid,
        "lat": place.latitude,
        "lon": place.longitude,
        "province": place.admin1,
        "country_code": land.iso3 if land is not None else None,
        "resolution": _RESOLUTION.get(place.precision or 0),
    }
    return {k: v for k, v in made.items() if v is not None}


def _cite(report: ExportedReport) -> Object:
    head = report.telling
    made = {
        "citation": cited(report),
        "title": head.title,
        "url": report.url,
        "language": report.language,
        "coder": "Dateline",
        "codebook": "PLOVER",
        "version": scheme("plover").stamp,
    }
    return {k: v for k, v in made.items() if v is not None}


PLOVER: Projection[Object] = Projection("plover", project, validate)
