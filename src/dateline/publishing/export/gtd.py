"""The projection onto GTD's main columns, with its -9, -99 and empty for what is unknown (`data/gtd.toml`)."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.book.exported import Exported
from dateline.book.incident import BookIncident
from dateline.knowledge.demonyms import country_name
from dateline.model.coded import IncidentPlace
from dateline.model.vocabulary import Stage
from dateline.publishing.export.checking import breaches, counts
from dateline.publishing.export.days import Days, days
from dateline.publishing.export.gtd_groups import UNKNOWN, claimed, groups
from dateline.publishing.export.gtd_people import hostages, targets, tolls
from dateline.publishing.export.naming import listed
from dateline.publishing.export.notes import cited, notes
from dateline.publishing.export.parties import parties, projected_for
from dateline.publishing.export.projecting import LeftOut, Projected, Projection, not_done, number
from dateline.publishing.export.scheme import Cells, options
from dateline.schemes.incident_types import incident_type
from dateline.schemes.weapons import weapon_type

_EXPLOSIVES = 6
_SPECIFICITY = {1: 1, 2: 3, 3: 3, 4: 4}


def project(record: Exported) -> Projected:
    """The row of an incident, or why GTD does not have it."""
    incident = record.incident
    if not_done(incident):
        return LeftOut("not_done")
    of = parties(incident)
    attack = projected_for(incident, of)["gtd"]
    if attack is None:
        return LeftOut("not_gtd")
    when, place = days(incident), incident.place
    if when is None or when.first.year != when.last.year:
        return LeftOut("no_date")
    if place is None or place.country is None:
        return LeftOut("no_place")
    cites = [cited(r) for r in record.reports[:3]]
    return [
        {
            "eventid": number(incident),
            **_when(incident, when),
            **_where(place, place.country),
            "summary": notes(incident),
            "success": int(incident.stage is not Stage.ATTEMPTED),
            "suicide": int(
                incident.type == "suicide_bombing" or any(w.type == "suicide_vest" for w in incident.weapons)
            ),
            "attacktype1": attack,
            "attacktype1_txt": label("attacktype", attack),
            **targets(incident),
            **groups(incident, of),
            **claimed(incident),
            **_weapons(incident),
            **tolls(incident),
            "property": UNKNOWN,
            **hostages(incident, attack),
            "addnotes": listed(d.field for d in incident.disputes),
            **{f"scite{k}": cite for k, cite in enumerate(cites, 1)},
            "dbsource": "Dateline",
            "INT_ANY": UNKNOWN,
        }
    ]


def validate(row: Cells) -> Sequence[str]:
    """What breaks GTD's rules: the codes and labels, days that can be, and counts that are unknown (-99) or not negative."""
    wrong = list(breaches("gtd", row))
    for table in ("attacktype", "targtype", "weaptype"):
        code = row.get(f"{table}1")
        if isinstance(code, int) and row.get(f"{table}1_txt") != label(table, code):
            wrong.append(f"{table}1_txt is not that of {code}")
    for name in ("nperps", "nperpcap", "nhostkid", "nreleased", "nhours", "ndays"):
        if (value := counts(row, name)[0]) < 0 and value != -99:
            wrong.append(f"{name} is {value}")
    for name in ("nkill", "nkillter", "nwound", "nwoundte"):
        if counts(row, name)[0] < 0:
            wrong.append(f"{name} is negative")
    month, day = counts(row, "imonth", "iday")
    if not (0 <= month <= 12 and 0 <= day <= 31) or (day and not month):
        wrong.append(f"no such day: month {month}, day {day}")
    return wrong


def label(table: str, code: int) -> str:
    """GTD's words for a code."""
    found: str = options("gtd", table)[str(code)]
    return found


def _when(incident: BookIncident, when: Days) -> Cells:
    same_month = when.first.month == when.last.month
    return {
        "iyear": when.first.year,
        "imonth": when.first.month if same_month else 0,
        "iday": when.first.day if when.length == 1 else 0,
        "approxdate": incident.date.edtf if incident.date is not None and when.length > 1 else None,
    }


def _where(place: IncidentPlace, country: str) -> Cells:
    town = place.precision in (1, 2)
    return {
        "country_txt": country_name(country),
        "provstate": place.admin1,
        "city": place.name if town else "Unknown",
        "latitude": place.latitude,
        "longitude": place.longitude,
        "specificity": _SPECIFICITY.get(place.precision or 0, 5),
        "vicinity": int(place.precision == 2) if town else UNKNOWN,
        "location": place.text,
    }


def _weapons(incident: BookIncident) -> Cells:
    implied = _EXPLOSIVES if incident_type(incident.type).family == "bombing" and incident.type != "explosion" else 13
    types = list(dict.fromkeys(weapon_type(w.type).gtd for w in incident.weapons)) or [implied]
    return {
        "weaptype1": types[0],
        "weaptype1_txt": label("weaptype", types[0]),
        "weaptype2": types[1] if len(types) > 1 else None,
        "weapdetail": listed(w.text for w in incident.weapons),
    }


GTD: Projection[Cells] = Projection("gtd", project, validate)
