"""Corrections: a field that a person set, whatever the reports say; the claims stay where they are."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from dateline.book.incident import BookIncident, Corrected, WeighedCount
from dateline.book.rulings import Correction
from dateline.model.coded import IncidentDate, IncidentPlace
from dateline.model.errors import InputError
from dateline.model.vocabulary import CountWhat, CountWho, IncidentRole, Stage

RULE = "corrected"


class CorrectedField(StrEnum):
    """What can be corrected beside counts, which are named "killed" or "killed:civilians"."""

    TYPE = "type"
    HEADLINE = "headline"
    STAGE = "stage"
    ROLE = "role"
    DATE = "date"
    PLACE = "place"
    COUNTRY = "country"
    ADMIN1 = "admin1"


def checked(field: str, value: str) -> tuple[str, Any]:
    """The field's name and the value that is stored; raises InputError with what can be given instead."""
    what, _, who = field.partition(":")
    if what in set(CountWhat):
        if who and who not in set(CountWho):
            raise InputError(field, f"nobody is counted as {who!r}", f"give one of: {', '.join(CountWho)}")
        return f"{what}:{who or CountWho.PEOPLE.value}", _range(value)
    if field not in set(CorrectedField):
        known = ", ".join((*CorrectedField, *CountWhat))
        raise InputError(field, "no such field", f"give one of: {known} (or killed:civilians)")
    return field, _one(CorrectedField(field), value)


def _range(value: str) -> list[int | None]:
    """Low, best and high of "21", "20..25" or "20.." (at least 20)."""
    low, dots, high = value.replace(" ", "").partition("..")
    try:
        ends = [int(low) if low else None, int(high) if high else None] if dots else [int(low), int(low)]
    except ValueError:
        ends = [-1, None]
    known = [n for n in ends if n is not None]
    if not known or known[0] < 0 or known != sorted(known):
        raise InputError(value, "is no count", "give a number (21), a range (20..25), or one open end (20..)")
    best = ends[0] if not dots or ends[1] is None else None  # "at least 20" is 20, as in coding; a range leaves it open
    return [ends[0], best, ends[1]]


def _one(field: CorrectedField, value: str) -> str:
    from dateline.schemes.incident_types import all_incident_types

    value = value.strip()
    sets: dict[CorrectedField, list[str]] = {
        CorrectedField.TYPE: [t.name for t in all_incident_types()],
        CorrectedField.STAGE: list(Stage),
        CorrectedField.ROLE: list(IncidentRole),
    }
    if field in sets and value not in sets[field]:
        raise InputError(value, f"no such {field}", f"give one of: {', '.join(sets[field])}")
    if field is CorrectedField.DATE:
        _check_date(value)
    if field is CorrectedField.COUNTRY and not (len(value) == 2 and value.isalpha()):
        raise InputError(value, "no country code", "give an ISO 3166-1 alpha-2 code, such as PK")
    if not value:
        raise InputError(field, "no value is given", "give the field's right value")
    return value.upper() if field is CorrectedField.COUNTRY else value


def _check_date(value: str) -> None:
    from edtf.parser.edtf_exceptions import EDTFParseException

    from dateline.coding.dates.bounds import bounds

    try:
        bounds(value)
    except (EDTFParseException, ValueError):
        remedy = "give a day (2025-03-11), month (2025-03), year or an interval (2025-03-11/2025-03-12) in EDTF"
        raise InputError(value, "is no date", remedy) from None


def corrected(incident: BookIncident, corrections: Sequence[Correction]) -> BookIncident:
    """The incident with what people set, the latest of several for one field; each is named in `corrected`."""
    latest = {c.field: c for c in corrections}
    for made in latest.values():
        incident = incident.model_copy(update=_change(incident, made))
    named = tuple(Corrected(field=c.field, decision=c.id, author=c.author, reason=c.reason) for c in latest.values())
    return incident.model_copy(update={"corrected": named})


def _change(incident: BookIncident, made: Correction) -> dict[str, Any]:
    if ":" in made.field:
        return {"counts": _counts(incident, made)}
    match CorrectedField(made.field):
        case CorrectedField.DATE:
            return {"date": IncidentDate(edtf=made.value, precision=None, text=made.value)}
        case CorrectedField.PLACE:
            return {"place": IncidentPlace(name=made.value, text=made.value, **_around(incident))}
        case CorrectedField.COUNTRY:
            return {"place": IncidentPlace(name=made.value, country=made.value, text=made.value)}
        case CorrectedField.ADMIN1:
            country = incident.place.country if incident.place is not None else None
            return {"place": IncidentPlace(name=made.value, country=country, admin1=made.value, text=made.value)}
        case CorrectedField.STAGE:
            return {"stage": Stage(made.value)}
        case CorrectedField.ROLE:
            return {"role": IncidentRole(made.value)}
        case CorrectedField.TYPE | CorrectedField.HEADLINE:
            return {made.field: made.value}


def _around(incident: BookIncident) -> dict[str, Any]:
    """The country and division stay; degrees of another place do not."""
    return {} if incident.place is None else {"country": incident.place.country, "admin1": incident.place.admin1}


def _counts(incident: BookIncident, made: Correction) -> tuple[WeighedCount, ...]:
    """The counts with the corrected one in its place, still with the claims about it."""
    what, _, who = made.field.partition(":")
    low, best, high = made.value
    own = [c for c in incident.counts if (c.what, c.who) == (what, who)]
    count = WeighedCount(
        what=CountWhat(what),
        who=CountWho(who),
        low=low,
        best=best,
        high=high,
        contested=False,
        rule=RULE,
        claims=own[0].claims if own else (),
    )
    if not own:
        return (*incident.counts, count)
    return tuple(count if c is own[0] else c for c in incident.counts)
