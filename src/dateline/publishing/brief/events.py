"""What happened: the incidents by country, the weightiest first, each with who says what of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.book.exported import Exported
from dateline.book.incident import BookIncident, WeighedCount
from dateline.knowledge.demonyms import country_name
from dateline.model.vocabulary import CountWhat, ParticipantRole, ResponsibilityStatus, SourceKind
from dateline.publishing.brief.citing import Citations
from dateline.publishing.brief.model import Block, Heading, Item, Items, Row, Sentence, Table
from dateline.publishing.brief.sums import weight
from dateline.publishing.brief.words import VERBS, amount, inside, joined, responsible, sentence, tolls, when_where
from dateline.publishing.wording import clean, date_words

IN_FULL = 25  # incidents; the rest stand in a table
_SPEAKERS = 3  # who are named in a sentence
_ORDER = {what: place for place, what in enumerate(VERBS)}


def events(records: Sequence[Exported], episodes: Sequence[Sequence[str]], citations: Citations) -> Iterator[Block]:
    """The incidents, those of one episode together."""
    tops = _tops(records, episodes)
    tops.sort(key=lambda group: (*(-n for n in _heaviest(group)), group[0].incident.id))
    full, rest = tops[:IN_FULL], tops[IN_FULL:]
    for land in _lands(full):
        yield Heading(land or "Country not known", 3)
        yield Items(tuple(_item(group, citations) for group in full if _country(group) == land))
    if rest:
        yield Heading("Further incidents", 3)
        yield _table([record for group in rest for record in group], citations)


def _tops(records: Sequence[Exported], episodes: Sequence[Sequence[str]]) -> list[list[Exported]]:
    """The incidents, those of an episode as one group with the one that came first in front."""
    by = {r.incident.id: r for r in records}
    groups = [[by[n] for n in names if n in by] for names in episodes]
    grouped = {r.incident.id for group in groups for r in group}
    alone = [[r] for r in records if r.incident.id not in grouped]
    return [*(sorted(g, key=_began) for g in groups if g), *alone]


def _began(record: Exported) -> tuple[bool, str, bool, str]:
    """Sorts an episode: by day, answers behind what they answer."""
    incident = record.incident
    day = incident.date.edtf if incident.date is not None and incident.date.edtf is not None else ""
    answer = incident.type in {"rescue_operation", "release", "arrest", "security_operation", "escape"}
    return not day, day[:10], answer, incident.id


def _heaviest(group: Sequence[Exported]) -> tuple[int, int, int]:
    return max(weight(r.incident) for r in group)


def _country(group: Sequence[Exported]) -> str:
    codes = [r.incident.place.country for r in group if r.incident.place is not None and r.incident.place.country]
    return country_name(codes[0]) if codes else ""


def _lands(groups: Sequence[Sequence[Exported]]) -> list[str]:
    """The countries, that with the most killed first, those not known last."""
    killed: Counter[str] = Counter()
    for group in groups:
        killed[_country(group)] += sum(weight(r.incident)[0] for r in group)
    return sorted(killed, key=lambda land: (not land, -killed[land], land))


def _item(group: Sequence[Exported], citations: Citations) -> Item:
    first, *others = group
    return _alone(first, citations, tuple(_alone(r, citations, ()) for r in others))


def _alone(record: Exported, citations: Citations, parts: tuple[Item, ...]) -> Item:
    incident = record.incident
    place = incident.place
    land = country_name(place.country) if place is not None and place.country is not None else None
    said = tuple(_said(record, citations))
    if not any(s.cites for s in said):
        cites = citations.of_reports([r.telling.id for r in record.reports])
        said = (*said, Sentence("Reports give no figures.", (), cites))
    return Item(incident.id, clean(incident.headline), when_where(incident, land), said, parts)


def _said(record: Exported, citations: Citations) -> Iterator[Sentence]:
    incident = record.incident
    for what in sorted({c.what for c in incident.counts}, key=lambda w: _ORDER[w]):
        counts = [c for c in incident.counts if c.what is what and _worth_telling(c)]
        if counts:
            claims = tuple(dict.fromkeys(c for count in counts for c in behind(incident, count)))
            yield Sentence(tolls(counts, _speakers(claims, citations)), claims, citations.of_claims(claims))
    yield from _doers(incident, citations)


def _worth_telling(count: WeighedCount) -> bool:
    known = [n for n in (count.low, count.best, count.high) if n is not None]
    return bool(known) and max(known) > 0


def behind(incident: BookIncident, count: WeighedCount) -> tuple[str, ...]:
    """The claims that a figure comes from: those that decide it, and those of every side where it is contested."""
    deciding = [w.claim for w in count.claims if w.note == "decides"]
    found = deciding or [w.claim for w in count.claims if w.weight > 0]
    field = f"{count.what.value}:{count.who.value}"
    sides = [c for d in incident.disputes if d.field == field for side in d.sides for c in side.claims]
    return tuple(dict.fromkeys((*found, *sides)))


def _speakers(claims: Sequence[str], citations: Citations) -> str:
    """Whom the reports name for it, each once, the first few; "" where it is the reports' own word."""
    found = [c for c in map(citations.claim, claims) if c is not None and c.source_kind != SourceKind.REPORTER]
    names: list[str] = []
    for name in (inside(clean(c.source)) for c in found):
        if not any(name.casefold() in n.casefold() or n.casefold() in name.casefold() for n in names):
            names.append(name)
    more = ["others"] if len(names) > _SPEAKERS else []
    return joined([*names[:_SPEAKERS], *more])


def _doers(incident: BookIncident, citations: Citations) -> Iterator[Sentence]:
    """Who is said to have done it; the perpetrators that reports name where nobody says more."""
    named = [r for r in incident.responsibility if r.status is not ResponsibilityStatus.UNCLAIMED]
    for said in named or incident.responsibility:
        yield Sentence(responsible(said), (said.claim,), citations.of_claims([said.claim]))
    if not named:
        doers = [p for p in incident.participants if p.role is ParticipantRole.PERPETRATOR]
        claims = tuple(dict.fromkeys(c for p in doers for c in p.claims))
        if doers:
            names = joined(dict.fromkeys(inside(clean(p.name)) for p in doers))
            yield Sentence(sentence(f"put down to {names}"), claims, citations.of_claims(claims))


def _table(records: Sequence[Exported], citations: Citations) -> Table:
    rows = []
    for record in records:
        incident = record.incident
        killed = [c for c in incident.counts if c.what is CountWhat.KILLED and _worth_telling(c)]
        claims = tuple(dict.fromkeys(c for count in killed for c in behind(incident, count)))
        cites = citations.of_claims(claims) or citations.of_reports([r.telling.id for r in record.reports][:1])
        day = date_words(incident.date) if incident.date is not None else "not known"
        dead = "; ".join(f"{amount(c.low, c.best, c.high)}{' (contested)' if c.contested else ''}" for c in killed)
        rows.append(Row((day, clean(incident.headline), dead or "-"), claims, cites))
    return Table("Further incidents, by weight", ("day", "incident", "killed"), tuple(rows))
