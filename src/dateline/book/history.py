"""How an incident came to be: what came in at each moment, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from dateline.book.finding import find
from dateline.book.incident import BookIncident
from dateline.book.queries import states_of
from dateline.book.rulings import Correction, LinkRuling, Ruling, Rulings, Undoing, rulings
from dateline.model.span import Record


class Change(Record):
    """A field before and after, in words; None where it was or is not known."""

    field: str
    before: str | None
    after: str | None


class Step(Record):
    """One moment of an incident: the reports that came in, the decisions made, and what they changed."""

    incident: str
    moment: str
    reports: tuple[str, ...]
    left: tuple[str, ...]
    decisions: tuple[str, ...]
    changes: tuple[Change, ...]


def history(connection: Connection, asked: str, as_of: str | None) -> list[Step]:
    """Every step of an incident until a moment, the first first."""
    incident = find(connection, asked, as_of).incident
    states = states_of(connection, incident.id, as_of)
    tellings = frozenset(t for s in states for t in s.tellings)
    decided = rulings(connection).about(tellings)
    return list(_steps(states, decided))


def _steps(states: list[BookIncident], decided: Rulings) -> Iterator[Step]:
    before: BookIncident | None = None
    for state in states:
        there = {r.id for r in before.reports} if before is not None else set()
        now = {r.id for r in state.reports}
        yield Step(
            incident=state.id,
            moment=state.since,
            reports=tuple(_report(state, r) for r in sorted(now - there)),
            left=tuple(_report(before, r) for r in sorted(there - now)) if before is not None else (),
            decisions=tuple(words(r) for r in _all(decided) if r.created == state.since),
            changes=tuple(changed_values(before, state)),
        )
        before = state


def _all(decided: Rulings) -> tuple[Ruling, ...]:
    return (*decided.links, *decided.corrections, *decided.undoings)


def words(ruling: Ruling) -> str:
    """A decision in one line: "L3 same by Ada: one bomb"."""
    match ruling:
        case LinkRuling():
            what = str(ruling.judgement)
        case Correction():
            value = figures(*ruling.value) if isinstance(ruling.value, list) else ruling.value
            what = f"{ruling.field.removesuffix(':people')} = {value}"
        case Undoing():
            what = f"undoes {ruling.decision}"
        case _:
            raise TypeError(ruling)
    return f"{ruling.id} {what}, by {ruling.author}: {ruling.reason}"


def _report(state: BookIncident, report: str) -> str:
    found = next(r for r in state.reports if r.id == report)
    return f"{found.ref} ({found.publisher})" if found.publisher else found.ref


def changed_values(before: BookIncident | None, after: BookIncident) -> Iterator[Change]:
    """The fields in which two states differ; all known ones where there is none before."""
    old = values(before) if before is not None else {}
    new = values(after)
    for field in dict.fromkeys((*old, *new)):
        if old.get(field) != new.get(field):
            yield Change(field=field, before=old.get(field), after=new.get(field))


def values(incident: BookIncident) -> dict[str, str | None]:
    """The fields whose changes a history tells, in words."""
    place = incident.place
    where = ", ".join(dict.fromkeys(p for p in (place.name, place.admin1, place.country) if p)) if place else None
    found: dict[str, str | None] = {
        "type": incident.type,
        "headline": incident.headline,
        "stage": incident.stage.value,
        "date": incident.date.edtf if incident.date is not None else None,
        "place": where,
        "perpetrator": "; ".join(p.name for p in incident.participants if p.role == "perpetrator") or None,
        "responsibility": "; ".join(f"{r.name or r.text}: {r.status} (says {r.by})" for r in incident.responsibility)
        or None,
    }
    for count in incident.counts:
        label = count.what.value if count.who == "people" else f"{count.what}:{count.who}"
        found[label] = figures(count.low, count.best, count.high)
    found["contested"] = ", ".join(c.field for c in incident.disputes) or None
    return found


def figures(low: int | None, best: int | None, high: int | None) -> str:
    """Low, best and high: "21", "10/12/20", "35/35/-" where an end is open."""
    if low == best == high and best is not None:
        return str(best)
    return "/".join("-" if n is None else str(n) for n in (low, best, high))
