"""Two incidents, or an incident and one of its tellings, side by side: what each says, and what speaks for their being one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.book import queries
from dateline.book.finding import find
from dateline.book.incident import BookIncident
from dateline.book.kept import reports
from dateline.book.linked import telling_of
from dateline.book.members import Member, members
from dateline.linking.explain import Reason, Why, why
from dateline.model.coded import Incident
from dateline.model.span import Span
from dateline.model.vocabulary import ParticipantRole
from dateline.publishing.card_rows import field_label
from dateline.publishing.wording import clean, range_words
from dateline.web.paths import incident_path, report_path
from dateline.web.showing.joined import likely
from dateline.web.showing.marked import Mark, Shown, shown
from dateline.web.showing.values import date_words
from dateline.web.showing.words import moment_words, place_named, type_label

_WHOLE, _OPENING = 1_500, 200  # characters
_NAMES = 4
_SLIGHT = 0.05  # bits


@dataclass(frozen=True, slots=True)
class Source:
    """A report that tells of a side."""

    href: str
    title: str
    publisher: str
    known: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its name and page, its reports, and the text of the telling that is compared."""

    headline: str
    href: str
    reports: tuple[Source, ...]
    text: Shown
    text_of: Source


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides with `rows` (field, left, right) of what they say, and the reasons of the model on both sides."""

    left: Side
    right: Side
    rows: tuple[tuple[str, str, str], ...]
    bits: float
    likely: str
    speaking_for: tuple[Reason, ...]
    speaking_against: tuple[Reason, ...]
    barred: str | None


def pair_of_incidents(connection: Connection, tellings: tuple[str, str], names: tuple[str, str]) -> Pair:
    """Two incidents by their ids with the two tellings that are compared."""
    wholes = [_incident(connection, name) for name in names]
    told = [_member(connection, t) for t in tellings]
    if told[0].telling not in wholes[0].tellings:
        told.reverse()
    sides = [
        _side(connection, whole, incident_path(whole.id), _sources(whole), member)
        for whole, member in zip(wholes, told, strict=True)
    ]
    return _pair(connection, (sides[0], sides[1]), (wholes[0], wholes[1]), (told[0], told[1]))


def pair_of_telling(connection: Connection, incident: str, telling: str, others: tuple[str, str]) -> Pair:
    """An incident without one of its tellings, and that telling; `others` are the two tellings that are compared."""
    whole = _incident(connection, incident)
    own = _member(connection, telling)
    other = _member(connection, others[0] if others[1] == telling else others[1])
    rest = tuple(s for s in _sources(whole) if s.href != report_path(own.report.report.id))
    left = _side(connection, whole, incident_path(whole.id), rest, other)
    right = _side(connection, own.incident, report_path(own.report.report.id), (_source(own),), own)
    return _pair(connection, (left, right), (whole, own.incident), (other, own))


def strongest(connection: Connection, incident: str, telling: str) -> tuple[str, str]:
    """The telling of an incident that speaks most for another one's belonging to it, and that one."""
    whole = _incident(connection, incident)
    own = telling_of(connection, telling)
    rest = [t for t in whole.tellings if t != telling][:_MOST]
    return max(rest, key=lambda t: why(telling_of(connection, t), own).weight), telling


_MOST = 60  # tellings that are looked at


def _incident(connection: Connection, name: str) -> BookIncident:
    found = queries.incident(connection, name, None)
    return found if found is not None else find(connection, name, None).incident


def _member(connection: Connection, telling: str) -> Member:
    return members(connection, [telling])[0]


def _side(
    connection: Connection, told: BookIncident | Incident, href: str, sources: Sequence[Source], member: Member
) -> Side:
    text = connection.execute(select(reports.c.text).where(reports.c.id == member.report.report.id)).scalar_one()
    path = report_path(member.report.report.id)
    marks = [
        Mark(Span(e.start, e.end), f"in-{c.id}-{i}", f"{path}#at-{c.id}")
        for c in member.claims
        for i, e in enumerate(c.evidence)
    ]
    return Side(clean(told.headline), href, tuple(sources), shown(text, marks, _WHOLE, _OPENING), _source(member))


def _sources(whole: BookIncident) -> list[Source]:
    return [
        Source(report_path(r.id), clean(r.title or r.ref), clean(r.publisher or ""), moment_words(r.known))
        for r in whole.reports
    ]


def _source(member: Member) -> Source:
    head = member.report.report
    return Source(
        report_path(head.id), clean(head.title or head.ref), clean(head.publisher or ""), moment_words(member.known)
    )


def _pair(
    connection: Connection,
    sides: tuple[Side, Side],
    told: tuple[BookIncident | Incident, BookIncident | Incident],
    compared: tuple[Member, Member],
) -> Pair:
    found: Why = why(telling_of(connection, compared[0].telling), telling_of(connection, compared[1].telling))
    heavy = [r for r in found.reasons if abs(r.weight) >= _SLIGHT]
    left, right = _values(told[0]), _values(told[1])
    rows = tuple((k, left.get(k, "not said"), right.get(k, "not said")) for k in dict.fromkeys((*left, *right)))
    return Pair(
        left=sides[0],
        right=sides[1],
        rows=rows,
        bits=found.weight,
        likely=likely(found.probability),
        speaking_for=tuple(r for r in heavy if r.weight > 0),
        speaking_against=tuple(r for r in heavy if r.weight < 0),
        barred=found.barred,
    )


def _values(told: BookIncident | Incident) -> dict[str, str]:
    """What a side says, in words by field."""
    found = {
        "what": type_label(told.type),
        "when": date_words(told.date.edtf, told.date.text) if told.date is not None else "unknown",
        "where": place_named(told.place) if told.place is not None else "unknown",
    }
    for role, label in ((ParticipantRole.PERPETRATOR, "who did it"), (ParticipantRole.TARGET, "against")):
        names = list(dict.fromkeys(clean(p.name) for p in told.participants if p.role is role))
        if names:
            found[label] = "; ".join(names[:_NAMES]) + (f"; {len(names) - _NAMES} more" if len(names) > _NAMES else "")
    for count in told.counts:
        label = field_label(f"{count.what}:{count.who}")
        range = range_words(count.low, count.best, count.high)
        found[label] = range if count.best is None or count.low == count.high else f"{count.best:,} ({range})"
    return found
