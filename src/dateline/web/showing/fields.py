"""Every field of an incident with its claims side by side: which value is held, by which rule, and who says what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.book.incident import BookIncident, Corrected, WeighedClaim
from dateline.publishing.card_rows import field_label
from dateline.publishing.rule_words import note_words, rule_words
from dateline.publishing.wording import clean, range_words
from dateline.web.showing.told import Told
from dateline.web.showing.values import Key, date_words, denies, value_of
from dateline.web.showing.words import place_named, type_label

_QUOTE = 160  # characters of the words that are quoted


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim: who says it, where, with which weight (0: left out, `note` says why), in which words; `copies` repeat it."""

    claim: str
    report: str
    source: str
    kind: str
    publisher: str
    known: str
    certainty: str
    weight: float
    note: str
    decides: bool
    quote: str
    copies: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A value that somebody gives a field; `weight` is that of all who do, `share` of the heaviest value's, from 0 to 1."""

    words: str
    chosen: bool
    denied: bool
    weight: float
    share: float
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field: the value that is held in words, why it is held, and every other; `who` names the sources in short."""

    key: str
    label: str
    words: str
    why: str
    contested: bool
    corrected: Corrected | None
    values: tuple[Value, ...]
    low: int | None = None
    best: int | None = None
    high: int | None = None
    is_count: bool = False
    who: tuple[str, ...] = field(default=())

    @property
    def sources(self) -> int:
        """How many sources say something of it."""
        return sum(len(v.sayings) for v in self.values)

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return "field-" + self.key.replace(":", "-")


def field_views(incident: BookIncident, claims: Mapping[str, Told]) -> list[FieldView]:
    """The fields that reports give values of: counts first, then who, what, when and where."""
    corrected = {c.field: c for c in incident.corrected}
    return [*_counts(incident, claims, corrected), *_others(incident, claims, corrected)]


def _counts(
    incident: BookIncident, claims: Mapping[str, Told], corrected: Mapping[str, Corrected]
) -> Iterator[FieldView]:
    for count in incident.counts:
        key = f"{count.what}:{count.who}"
        made = corrected.get(key)
        values = _unchosen(value_rows(key, count.claims, claims), made)
        yield FieldView(
            key=key,
            label=field_label(key),
            words=figure_words(count.low, count.best, count.high),
            why=rule_words(count.rule),
            contested=count.contested,
            corrected=made,
            values=values,
            low=count.low,
            best=count.best,
            high=count.high,
            is_count=True,
            who=speakers(values, made),
        )


def figure_words(low: int | None, best: int | None, high: int | None) -> str:
    """The figure that is held: the best one, "about" where it lies within its range; without one the range."""
    if best is None:
        return range_words(low, best, high)
    return f"about {best:,}" if low != best and high != best else f"{best:,}"


def _others(
    incident: BookIncident, claims: Mapping[str, Told], corrected: Mapping[str, Corrected]
) -> Iterator[FieldView]:
    disputed = {d.field for d in incident.disputes}
    held = _held(incident)
    weighed = {f.field: f for f in incident.fields}
    for key, label in (("responsibility", "who did it"), ("type", "what"), ("date", "when"), ("place", "where")):
        made = next((corrected[k] for k in _SETS[key] if k in corrected), None)
        values = _unchosen(value_rows(key, weighed[key].claims, claims) if key in weighed else (), made)
        if key == "responsibility" and not values:
            continue
        yield FieldView(
            key=key,
            label=label,
            words=held[key],
            why=rule_words("corrected" if made is not None else weighed[key].rule) if made or key in weighed else "",
            contested=key in disputed,
            corrected=made,
            values=values,
            who=speakers(values, made),
        )


_SETS = {"responsibility": (), "type": ("type",), "date": ("date",), "place": ("place", "admin1", "country")}


def _held(incident: BookIncident) -> dict[str, str]:
    """The values that are held, in words."""
    named = dict.fromkeys(
        f"{clean(r.name or r.text)} ({r.status})" for r in incident.responsibility if r.status not in _UNNAMED
    )
    when = incident.date
    return {
        "responsibility": "; ".join(named) or "nobody named",
        "type": type_label(incident.type),
        "date": date_words(when.edtf, when.text) if when is not None else "unknown",
        "place": place_named(incident.place) if incident.place is not None else "unknown",
    }


_UNNAMED = frozenset({"unclaimed", "denied"})


def value_rows(key: str, weighed: Sequence[WeighedClaim], claims: Mapping[str, Told]) -> tuple[Value, ...]:
    """The values of a field, the one that is held first, then by weight; claims that no current coding has are left out."""
    rows: dict[tuple[Key, bool], list[Saying]] = {}
    words: dict[tuple[Key, bool], str] = {}
    for one in weighed:
        if one.claim not in claims:
            continue
        told = claims[one.claim]
        value, said = value_of(key, told.claim)
        name = value, denies(told.claim)
        words.setdefault(name, said)
        rows.setdefault(name, []).append(_saying(one, told))
    top = max((sum(s.weight for s in sayings) for sayings in rows.values()), default=0.0) or 1.0
    made = [_value(words[name], name[1], sayings, top) for name, sayings in rows.items()]
    return tuple(sorted(made, key=lambda v: (not v.chosen, v.denied, -v.weight)))


def _value(words: str, denied: bool, sayings: Sequence[Saying], top: float) -> Value:
    weight = sum(s.weight for s in sayings)
    chosen = not denied and any(s.decides for s in sayings)
    return Value(words, chosen, denied, weight, min(weight / top, 1.0), _with_copies(sayings))


def _saying(one: WeighedClaim, told: Told) -> Saying:
    claim = told.claim
    quote = clean(claim.evidence[0].quote)
    return Saying(
        claim=claim.id,
        report=told.report,
        source=clean(claim.source.text),
        kind=claim.source.kind.value.replace("_", " "),
        publisher=clean(told.publisher),
        known=told.known,
        certainty=claim.certainty.value,
        weight=one.weight,
        note=note_words(one.note),
        decides=one.note == "decides",
        quote=quote if len(quote) <= _QUOTE else quote[:_QUOTE].rsplit(" ", 1)[0] + " …",
    )


def _with_copies(sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """Claims in copies of a text under the first claim of the same speaker in the same words, where there is one."""
    copy = note_words("copy")
    leads = [s for s in sayings if s.note != copy]
    found: dict[int, list[Saying]] = {}
    alone = []
    for one in (s for s in sayings if s.note == copy):
        at = next((i for i, s in enumerate(leads) if (s.source, s.quote) == (one.source, one.quote)), None)
        at = at if at is not None else next((i for i, s in enumerate(leads) if s.source == one.source), None)
        if at is None:
            alone.append(one)
        else:
            found.setdefault(at, []).append(one)
    ordered = [replace(s, copies=tuple(found.get(i, ()))) for i, s in enumerate(leads)]
    return (*sorted(ordered, key=lambda s: (-s.weight, s.known)), *alone)


def _unchosen(values: tuple[Value, ...], made: Corrected | None) -> tuple[Value, ...]:
    """The values as they are; where a person set another one, no source's is the one that is held."""
    return values if made is None else tuple(replace(v, chosen=False) for v in values)


def speakers(values: Sequence[Value], made: Corrected | None = None) -> tuple[str, ...]:
    """Who says what is held, each once, the heaviest first; the person where one set it."""
    if made is not None:
        return (f"{clean(made.author)} (correction {made.decision})",)
    chosen = [s for v in values if v.chosen for s in v.sayings]
    return tuple(dict.fromkeys(f"{s.source} ({s.publisher})" for s in chosen))
