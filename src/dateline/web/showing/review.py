"""One thing of the review queue with all that is needed to decide it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from dateline.book.doubtful import DoubtKind
from dateline.book.doubts import Doubt, count_doubts, doubts
from dateline.book.filters import Filters
from dateline.book.finding import find
from dateline.model.coded import Claim
from dateline.publishing.card_rows import field_label
from dateline.web.showing.fields import FieldView, field_views
from dateline.web.showing.sides import Pair, pair_of_incidents, pair_of_telling
from dateline.web.showing.told import telling

_AHEAD = 8  # things of the queue that are listed


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a source gives a contested field: in words, and as a correction takes it."""

    words: str
    value: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The queue at one place: `doubt` is None where nothing waits (any more); `ahead` are those after it with their places."""

    total: int
    at: int
    doubt: Doubt | None
    pair: Pair | None
    field: FieldView | None
    choices: tuple[Choice, ...]
    ahead: tuple[tuple[int, str, str], ...]


def review_view(connection: Connection, at: int, filters: Filters) -> ReviewView:
    """The queue of what concerns incidents that meet `filters`, at a place from 0; past its end at its last one."""
    total = count_doubts(connection, filters)
    at = max(0, min(at, total - 1))
    found = doubts(connection, _AHEAD + 1, at, filters) if total else []
    if not found:
        return ReviewView(total, 0, None, None, None, (), ())
    ahead = tuple((at + i, doubt_words(d), d.incident.headline) for i, d in enumerate(found[1:], 1))
    doubt = found[0]
    if doubt.kind is not DoubtKind.CONTESTED:
        return ReviewView(total, at, doubt, _pair(connection, doubt), None, (), ahead)
    field, choices = _field(connection, doubt)
    return ReviewView(total, at, doubt, None, field, choices, ahead)


def doubt_words(doubt: Doubt) -> str:
    """What is asked, in few words."""
    match doubt.kind:
        case DoubtKind.APART:
            return "One incident or two?"
        case DoubtKind.TOGETHER:
            return "Does this report belong?"
        case DoubtKind.CONTESTED:
            assert doubt.field is not None
            return f"Contested: {field_label(doubt.field)}"


def _pair(connection: Connection, doubt: Doubt) -> Pair:
    assert doubt.left is not None
    assert doubt.right is not None
    if doubt.kind is DoubtKind.APART:
        assert doubt.other is not None
        return pair_of_incidents(connection, (doubt.left, doubt.right), (doubt.incident.id, doubt.other.id))
    assert doubt.telling is not None
    return pair_of_telling(connection, doubt.incident.id, doubt.telling, (doubt.left, doubt.right))


def _field(connection: Connection, doubt: Doubt) -> tuple[FieldView | None, tuple[Choice, ...]]:
    incident = find(connection, doubt.incident.id, None).incident
    told = telling(connection, incident)
    field = next((f for f in field_views(incident, told.claims) if f.key == doubt.field), None)
    if field is None:
        return None, ()
    values = [(v.words, told.claims[v.sayings[0].claim].claim) for v in field.values if not v.denied]
    choices = [Choice(words, value) for words, claim in values if (value := correction(field.key, claim)) is not None]
    return field, tuple({c.value: c for c in choices}.values())


def correction(field: str, claim: Claim) -> str | None:
    """A claim's value as a correction of the field takes it: "21", "20..25", "20.."; None where it names none."""
    value = claim.value
    if ":" not in field:
        given = value.get({"date": "edtf", "place": "name", "type": "type"}[field])
        return str(given) if given else None
    low, high = value["low"], value["high"]
    if low is None and high is None:
        return None
    if low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"
