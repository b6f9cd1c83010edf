"""What the tellings of one incident come to: counts and fields weighed over all reports, the rest brought together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from dateline.book.incident import BookIncident, TellingReport, WeighedClaim, WeighedCount
from dateline.book.members import Member
from dateline.model.coded import Participant, Responsibility, Weapon
from dateline.model.vocabulary import IncidentRole

Item = TypeVar("Item")


def compose(group: Sequence[Member], sources: Mapping[str, str], moments: tuple[str, str | None]) -> BookIncident:
    """The incident of these tellings, in the order in which they became known; `sources` has the copy group of each report."""
    lead = _lead(group)
    counts = tuple(
        WeighedCount(
            **c.model_dump(exclude={"claims"}), claims=tuple(WeighedClaim(claim=k, weight=1.0) for k in c.claims)
        )
        for c in lead.incident.counts
    )
    seen = _reports(group, sources)
    return BookIncident(
        id=group[0].name,
        since=moments[0],
        until=moments[1],
        type=lead.incident.type,
        headline=lead.incident.headline,
        codes=lead.incident.codes,
        role=lead.incident.role,
        stage=lead.incident.stage,
        certainty=lead.incident.certainty,
        date=lead.incident.date,
        place=lead.incident.place,
        participants=_participants(p for m in group for p in m.incident.participants),
        weapons=_first_of((w for m in group for w in m.incident.weapons), _weapon),
        responsibility=_first_of((r for m in group for r in m.incident.responsibility), _said),
        counts=counts,
        ledger=lead.incident.ledger,
        disputes=lead.incident.disputes,
        reports=seen,
        sources=len({r.group for r in seen}),
    )


def _lead(group: Sequence[Member]) -> Member:
    """The telling that names the incident: the first report's that is about it and says most of when and where."""
    return max(group, key=lambda m: (m.incident.role is IncidentRole.MAIN, _fullness(m), -group.index(m)))


def _fullness(member: Member) -> int:
    told = member.incident
    dated = told.date is not None and told.date.edtf is not None
    placed = told.place is not None and told.place.country is not None
    return 2 * dated + 2 * placed + bool(told.counts)


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


def _weapon(weapon: Weapon) -> str:
    return weapon.type


def _said(said: Responsibility) -> tuple[str, str, str]:
    return said.status.value, said.actor or said.text.casefold(), said.by.casefold()


def _first_of(items: Iterable[Item], key: object) -> tuple[Item, ...]:
    assert callable(key)
    found: dict[object, Item] = {}
    for item in items:
        found.setdefault(key(item), item)
    return tuple(found.values())
