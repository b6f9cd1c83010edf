"""What the tellings of one incident come to: counts and fields weighed over all reports, the rest brought together."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from dateline.book.incident import BookIncident, Contest, TellingReport, WeighedClaim, WeighedCount, WeighedField
from dateline.book.members import Member
from dateline.book.moments import moment_in
from dateline.model.coded import IncidentDate, IncidentPlace, Participant, Responsibility
from dateline.model.vocabulary import ContestedField, IncidentRole
from dateline.weighing.field_values import field_statements, place_value
from dateline.weighing.figure import Field, FieldStatement, Statement, Told, Weighed, Weight, moment_of
from dateline.weighing.statements import answers, statements
from dateline.weighing.weigh import weigh_all

Item = TypeVar("Item")


def compose(group: Sequence[Member], sources: Mapping[str, str]) -> BookIncident:
    """The incident of these tellings, in the order in which they became known; `sources` has the copy group of each report."""
    weighed = _weighed(group, sources)
    chosen = {c.field: c.value for c in weighed.fields}
    lead = _lead(group, chosen)
    seen = _reports(group, sources)
    return BookIncident(
        id=group[0].name,
        since="",
        until=None,
        type=chosen.get(Field.TYPE, lead.incident.type),
        headline=lead.incident.headline,
        codes=lead.incident.codes,
        role=lead.incident.role,
        stage=lead.incident.stage,
        certainty=lead.incident.certainty,
        date=_date(group, chosen.get(Field.DATE)),
        place=_place(group, chosen.get(Field.PLACE)),
        participants=_participants(p for m in group for p in m.incident.participants),
        weapons=_firsts((w for m in group for w in m.incident.weapons), lambda w: w.type),
        responsibility=_firsts((r for m in group for r in m.incident.responsibility), _said_of),
        counts=tuple(_count(weighed, k) for k in range(len(weighed.counts))),
        fields=tuple(WeighedField(field=c.field.value, rule=c.rule, claims=_claims(c.weights)) for c in weighed.fields),
        ledger=weighed.ledger,
        disputes=_contests(group, weighed),
        reports=seen,
        sources=len({r.group for r in seen}),
        source_kinds=tuple(sorted({c.source.kind for m in group for c in m.claims})),
    )


def _weighed(group: Sequence[Member], sources: Mapping[str, str]) -> Weighed:
    counts: list[Statement] = []
    fields: list[FieldStatement] = []
    tied: list[Statement] = []
    for member in group:
        head = member.report.report
        published = moment_of(head.published) if head.published is not None else None
        told = Told(head.id, sources[head.id], head.publisher, published, moment_in(member.known))
        counts += statements(member.report, member.incident, told)
        fields += field_statements(member.report, member.incident, told)
        tied += answers(member.report, member.incident, told)
    return weigh_all(counts, fields, answers=tied)


def _lead(group: Sequence[Member], chosen: Mapping[Field, str]) -> Member:
    """The telling that names the incident: the first of those of the chosen type, place and day that is about it."""

    def fit(member: Member) -> tuple[bool, bool, bool, bool]:
        told = member.incident
        return (
            told.role is IncidentRole.MAIN,
            told.type == chosen.get(Field.TYPE),
            told.place is not None and place_value(told.place) == chosen.get(Field.PLACE),
            told.date is not None and told.date.edtf == chosen.get(Field.DATE),
        )

    return max(group, key=fit)  # the first of equals


def _date(group: Sequence[Member], chosen: str | None) -> IncidentDate | None:
    """The chosen date in the words of the first report that gives it; where nobody resolves one, the first words for it."""
    told = [m.incident.date for m in group if m.incident.date is not None]
    return next((d for d in told if d.edtf == chosen), None)


def _place(group: Sequence[Member], chosen: str | None) -> IncidentPlace | None:
    told = [m.incident.place for m in group if m.incident.place is not None]
    return next((p for p in told if place_value(p) == chosen), None)


def _count(weighed: Weighed, number: int) -> WeighedCount:
    estimate = weighed.counts[number]
    return WeighedCount(
        what=estimate.what,
        who=estimate.who,
        low=estimate.low,
        best=estimate.best,
        high=estimate.high,
        contested=estimate.contested,
        rule=estimate.rule,
        claims=_claims(estimate.weights),
    )


def _claims(weights: Iterable[Weight]) -> tuple[WeighedClaim, ...]:
    return tuple(WeighedClaim(claim=w.claim, weight=w.weight, note=w.note) for w in weights)


def _contests(group: Sequence[Member], weighed: Weighed) -> tuple[Contest, ...]:
    """Every contested count and field with its sides, and the accounts that a report itself sets against each other."""
    found = [Contest(field=e.field, sides=e.sides) for e in weighed.counts if e.contested]
    found += [Contest(field=c.field.value, sides=c.sides) for c in weighed.fields if c.contested]
    accounts = [d for m in group for d in m.incident.disputes if d.field == ContestedField.ACCOUNT]
    if accounts:
        found.append(Contest(field=ContestedField.ACCOUNT.value, sides=tuple(s for d in accounts for s in d.sides)))
    return tuple(found)


def _reports(group: Sequence[Member], sources: Mapping[str, str]) -> tuple[TellingReport, ...]:
    told: dict[str, list[Member]] = {}
    for member in group:
        told.setdefault(member.report.report.id, []).append(member)
    return tuple(
        TellingReport(
            **found[0].report.report.model_dump(mode="json", include={"id", "ref", "title", "publisher", "published"}),
            known=found[0].known,
            group=sources[report],
            tellings=tuple(m.telling for m in found),
        )
        for report, found in told.items()
    )


def _participants(members: Iterable[Participant]) -> tuple[Participant, ...]:
    """Each participant once: those with one actor or name in one role are one."""
    found: dict[tuple[str, str], Participant] = {}
    for one in members:
        key = (one.role.value, one.actor or one.name.casefold())
        there = found.get(key)
        found[key] = one if there is None else there.model_copy(update={"claims": (*there.claims, *one.claims)})
    return tuple(found.values())


def _said_of(said: Responsibility) -> tuple[str, str, str]:
    return said.status.value, said.actor or said.text.casefold(), said.by.casefold()


def _firsts(items: Iterable[Item], key: Callable[[Item], Hashable]) -> tuple[Item, ...]:
    found: dict[Hashable, Item] = {}
    for item in items:
        found.setdefault(key(item), item)
    return tuple(found.values())
