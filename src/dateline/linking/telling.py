"""A telling: one incident as one report tells it, laid out for comparison with the tellings of other reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dateline.coding.dates.bounds import bounds
from dateline.linking.counterparts import counterparts
from dateline.linking.main_telling import ranked
from dateline.linking.names import names_in
from dateline.linking.passages import passages_of
from dateline.linking.syndication import signature
from dateline.linking.words import distinctive
from dateline.model.coded import CodedReport, Count, Incident, IncidentPlace
from dateline.model.vocabulary import CountWhat, CountWho, IncidentRole, ParticipantRole, Stage
from dateline.schemes.incident_types import incident_type

_SUFFERING = frozenset({ParticipantRole.TARGET, ParticipantRole.VICTIM})


@dataclass(frozen=True, slots=True)
class Told:
    """How many of one kind a telling counts, over everybody; None is an open or unknown end."""

    what: CountWhat
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One incident as one report tells it; `id` is "<report id>/<incident id>", `rank` 0 for the telling that the report is about.

    `earliest` and `latest` are the days of its EDTF date, None for an open or unknown end (never the day of publication), `time` the time
    of day as coded ("T20:30", "TEV"). Place: ISO 3166-1 alpha-2, admin1 name, GeoNames id, degrees WGS 84, UCDP where_prec 1-7 and the radius in km within which it lies.
    `actors` are "role:actor id" of known actors, `targets` content words of whom or what was attacked, `counts` one for each what,
    `counterparts` are the types of the incidents of its report that it answered or that answered it, as a rescue does a hijacking,
    `names` named people and things in small letters, the most telling first, `words` the distinctive words of its passages (of the whole report for rank 0),
    `text_key` the near-duplicate signature of the report's text, the same for all its tellings.
    """

    id: str
    report: str
    rank: int
    publisher: str | None
    published: date | None
    type: str
    family: str
    role: IncidentRole
    stage: Stage
    earliest: date | None
    latest: date | None
    time: str | None
    country: str | None
    admin1: str | None
    geonameid: int | None
    place: str | None
    latitude: float | None
    longitude: float | None
    precision: int | None
    radius_km: float | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    counts: tuple[Told, ...]
    counterparts: tuple[str, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]
    text_key: tuple[int, ...]


def tellings(coded: CodedReport, text: str) -> tuple[Telling, ...]:
    """The tellings of a coded report in its order; `text` is the report's text, into which its spans point."""
    order = ranked(coded, text)
    key = signature(text)
    return tuple(_telling(coded, text, incident, order[incident.id], key) for incident in coded.incidents)


def _telling(coded: CodedReport, text: str, incident: Incident, rank: int, key: tuple[int, ...]) -> Telling:
    head = coded.report
    passages = passages_of(coded, incident, text, whole=rank == 0)
    earliest, latest = bounds(incident.date.edtf) if incident.date and incident.date.edtf else (None, None)
    where = incident.place or _NOWHERE
    return Telling(
        id=f"{head.id}/{incident.id}",
        report=head.id,
        rank=rank,
        publisher=head.publisher,
        published=head.published.date() if isinstance(head.published, datetime) else head.published,
        type=incident.type,
        family=incident_type(incident.type).family,
        role=incident.role,
        stage=incident.stage,
        earliest=earliest,
        latest=latest,
        time=incident.date.time if incident.date else None,
        country=where.country,
        admin1=where.admin1,
        geonameid=where.geonameid,
        place=where.name or None,
        latitude=where.latitude,
        longitude=where.longitude,
        precision=where.precision,
        radius_km=where.radius_km,
        actors=tuple(sorted({f"{p.role}:{p.actor}" for p in incident.participants if p.actor is not None})),
        targets=distinctive([p.text for p in incident.participants if p.role in _SUFFERING]),
        counts=tuple(_counts(incident.counts)),
        counterparts=counterparts(coded, incident),
        names=names_in(passages, coded, incident),
        words=distinctive(passages),
        text_key=key,
    )


_NOWHERE = IncidentPlace(name="", text="")


def _counts(counts: Sequence[Count]) -> Iterator[Told]:
    """One count for each what: the stated total over all people, or the sum over the kinds of people where that is more."""
    for what in CountWhat:
        said = [c for c in counts if c.what is what]
        if not said:
            continue
        total = next((c for c in said if c.who is CountWho.PEOPLE), None)
        parts = [c for c in said if c.who is not CountWho.PEOPLE]
        if total is not None and sum(c.low or 0 for c in parts) <= (total.low or 0):
            yield Told(what, total.low, total.best, total.high)
        else:
            yield Told(what, *(_sum([end(c) for c in parts]) for end in (_low, _best, _high)))


def _low(count: Count) -> int | None:
    return count.low


def _best(count: Count) -> int | None:
    return count.best


def _high(count: Count) -> int | None:
    return count.high


def _sum(ends: Sequence[int | None]) -> int | None:
    known = [n for n in ends if n is not None]
    return sum(known) if known and len(known) == len(ends) else None
