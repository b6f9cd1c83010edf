"""The projection onto CAMEO codes in GDELT's event lines (`data/gdelt.toml`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from dateline.book.exported import Exported
from dateline.book.incident import BookIncident
from dateline.knowledge.demonyms import country_name
from dateline.model.vocabulary import IncidentRole, Stage
from dateline.publishing.export.checking import breaches
from dateline.publishing.export.days import days
from dateline.publishing.export.parties import Parties, Party, parties, projected_for
from dateline.publishing.export.projecting import LeftOut, Projected, Projection, number
from dateline.publishing.export.scheme import Cells, options
from dateline.schemes.countries import country

_ATTEMPTED = {"186": "185"}  # assassinate: attempt to assassinate


def project(record: Exported) -> Projected:
    """The line of an incident, or why GDELT cannot have it."""
    incident = record.incident
    of = parties(incident)
    code = cameo(incident, of)
    if incident.type != "threat" and incident.stage in (Stage.FOILED, Stage.THREATENED, Stage.PLANNED):
        return LeftOut("not_done")
    if code is None:
        return LeftOut("no_code")
    when = days(incident)
    if when is None or when.length > 1:
        return LeftOut("no_day")
    return [
        {
            "GLOBALEVENTID": number(incident),
            **_when(when.first),
            **_actor("Actor1", of.doing),
            **_actor("Actor2", of.done_to),
            "IsRootEvent": int(incident.role is IncidentRole.MAIN),
            "EventCode": code,
            "EventBaseCode": code[:3],
            "EventRootCode": code[:2],
            "QuadClass": quad(code),
            "GoldsteinScale": goldstein(code),
            "NumMentions": len(incident.tellings),
            "NumSources": incident.sources,
            "NumArticles": len(incident.reports),
            **_where(incident),
            "DATEADDED": int(datetime.fromisoformat(incident.since).strftime("%Y%m%d%H%M%S")),
            "SOURCEURL": next((r.url for r in record.reports if r.url), None),
        }
    ]


def validate(row: Cells) -> Sequence[str]:
    """What breaks GDELT's rules: the codes, and what follows from the event code and the day."""
    wrong = list(breaches("gdelt", row))
    code, day = str(row.get("EventCode")), str(row.get("SQLDATE"))
    if (row.get("EventBaseCode"), row.get("EventRootCode")) != (code[:3], code[:2]) or not code.isdecimal():
        wrong.append(f"{code} does not begin with its base and root code")
    if row.get("QuadClass") != quad(code) or row.get("GoldsteinScale") != goldstein(code):
        wrong.append(f"QuadClass and GoldsteinScale are not those of {code}")
    if (str(row.get("MonthYear")), str(row.get("Year"))) != (day[:6], day[:4]):
        wrong.append(f"MonthYear and Year are not those of {day}")
    return wrong


def cameo(incident: BookIncident, of: Parties) -> str | None:
    """The CAMEO code of an incident, None where there is none; an attempt has its own where CAMEO tells it apart."""
    code: str | None = projected_for(incident, of)["cameo"]
    return _ATTEMPTED.get(code, code) if code is not None and incident.stage is Stage.ATTEMPTED else code


def quad(code: str) -> int:
    """The quad class of a code's root: 01-05 verbal and 06-08 material cooperation, 09-13 verbal and 14-20 material conflict."""
    root = int(code[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def goldstein(code: str) -> float:
    """The Goldstein score of a code, else of its root."""
    scores: dict[str, float] = options("gdelt", "goldstein")
    return scores[code] if code in scores else scores[code[:2]]


def _when(day: date) -> Cells:
    return {
        "SQLDATE": int(f"{day:%Y%m%d}"),
        "MonthYear": int(f"{day:%Y%m}"),
        "Year": day.year,
        "FractionDate": round(day.year + (day.month * 30 + day.day) / 365, 4),
    }


def _actor(prefix: str, party: Party | None) -> Cells:
    if party is None:
        return {}
    roles: dict[str, str] = options("gdelt", "roles")
    role = roles.get(party.kind) if party.kind is not None else None
    lands = party.actor.countries if party.actor is not None else ()
    land = country(lands[0]) if len(lands) == 1 else None
    code = (land.iso3 if land is not None else "") + (role or "")
    return {
        f"{prefix}Code": code or None,
        f"{prefix}Name": party.name.upper(),
        f"{prefix}CountryCode": land.iso3 if land is not None else None,
        f"{prefix}Type1Code": role,
    }


def _where(incident: BookIncident) -> Cells:
    place = incident.place
    if place is None or place.country is None:
        return {}
    found = country(place.country)
    town, whole, american = place.precision in (1, 2), place.precision == 6, place.country == "US"
    names = dict.fromkeys(n for n in (place.name, place.admin1, country_name(place.country)) if n)
    return {
        "ActionGeo_Type": 1 if whole else (3 if american else 4) if town else 2 if american else 5,
        "ActionGeo_FullName": ", ".join(names),
        "ActionGeo_CountryCode": found.fips if found is not None else None,
        "ActionGeo_Lat": place.latitude,
        "ActionGeo_Long": place.longitude,
        "ActionGeo_FeatureID": str(place.geonameid) if place.geonameid is not None else None,
    }


GDELT: Projection[Cells] = Projection("gdelt", project, validate)
