"""From coded reports to statements of fields: which type, date, place and responsibility each report gives an incident, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.model.coded import Claim, CodedReport, Incident, IncidentPlace, Source
from dateline.model.vocabulary import Certainty, ResponsibilityStatus, SourceKind, Stance
from dateline.weighing.figure import Field, FieldStatement, Told
from dateline.weighing.statements import as_told, speaker

_REPORTER = Source(text="reporter", kind=SourceKind.REPORTER)


def field_statements(coded: CodedReport, incident: Incident, told: Told) -> tuple[FieldStatement, ...]:
    """The value that a report gives each field of one incident; a field that it leaves open is not there."""
    told = as_told(incident, told)
    own = [c for c in coded.claims if c.incident == incident.id]
    out = [_stated(Field.TYPE, incident.type, incident.type.replace("_", " "), (incident, told, own))]
    if incident.date is not None and incident.date.edtf is not None:
        row = _stated(Field.DATE, incident.date.edtf, incident.date.edtf, (incident, told, own))
        out.append(replace(row, precision=incident.date.precision))
    if incident.place is not None and incident.place.name:
        row = _stated(Field.PLACE, place_value(incident.place), incident.place.name, (incident, told, own))
        out.append(_placed(row, incident.place))
    return (*out, *_responsibility(incident, told, {c.id: c for c in own}))


def place_value(place: IncidentPlace) -> str:
    """A place as a value: its GeoNames id, else its name in small letters."""
    return f"geoname:{place.geonameid}" if place.geonameid is not None else f"name:{place.name.casefold()}"


def _stated(field: Field, value: str, words: str, context: tuple[Incident, Told, list[Claim]]) -> FieldStatement:
    """A field's value with the claim that gives it, the incident's first of that attribute where none gives just this value."""
    incident, told, own = context
    claims = [c for c in own if c.attribute == field.value]
    giving = [c for c in claims if value in {c.value.get("type"), c.value.get("edtf")} or words == c.value.get("name")]
    claim = next(iter(giving or claims), None)
    return FieldStatement(
        claim=claim.id if claim is not None else f"{incident.id}.{field.value}",
        told=told,
        field=field,
        value=value,
        words=words,
        speaker=speaker(claim.source if claim is not None else _REPORTER, incident),
        certainty=claim.certainty if claim is not None else Certainty.STATED,
    )


def _placed(row: FieldStatement, place: IncidentPlace) -> FieldStatement:
    known = place.latitude is not None and place.longitude is not None
    inside = tuple(p for p in (place.country, f"{place.country}.{place.admin1}" if place.admin1 else None) if p)
    at = (place.latitude or 0.0, place.longitude or 0.0, place.radius_km or 0.0) if known else None
    return replace(row, precision=place.precision, at=at, inside=inside)


def _responsibility(incident: Incident, told: Told, claims: dict[str, Claim]) -> Iterator[FieldStatement]:
    for said in incident.responsibility:
        if said.status is ResponsibilityStatus.UNCLAIMED or said.claim not in claims:
            continue
        claim = claims[said.claim]
        name = said.name or said.text
        denied = said.status is ResponsibilityStatus.DENIED
        yield FieldStatement(
            claim=claim.id,
            told=told,
            field=Field.RESPONSIBILITY,
            value=said.actor or name.casefold(),
            words=name,
            speaker=speaker(claim.source, incident),
            certainty=claim.certainty,
            stance=Stance.DENIES if denied else Stance.ASSERTS,
            status=said.status.value,
        )
