"""What each step of coding hands to the next: spans of one report with what they say (see `dateline inspect`)."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.span import Span
from dateline.model.vocabulary import Certainty, SourceKind, Stance


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of anything as the text gives it; `None` is an open end. `exact` is False for hedged or vague words."""

    span: Span
    text: str
    low: int | None
    best: int | None
    high: int | None
    exact: bool


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression with its EDTF value (None when it cannot be resolved) and UCDP date precision 1-5.

    `kind` is "date" (names a day, month, year, season or span of them), "time" (a time of day; `edtf` is of its day),
    "duration" ("for two hours") or "set" ("every Friday"); only the first two can date an incident.
    `vague_past` marks stretches such as "in recent years" or "over the past decade" that date no single incident.
    `time` is the time of day: "T20:30" in 24 hours, local ("T17:45Z" in UTC), or a part of the day as ISO 24617-1 codes it:
    "TMO" morning, "TMI" midday, "TAF" afternoon, "TEV" evening, "TNI" night.
    """

    span: Span
    text: str
    kind: str
    edtf: str | None
    precision: int | None
    vague_past: bool = False
    time: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in the text, resolved to the gazetteer where it can be.

    `relation` is how the text uses it. Where something is: "in", "near" (also 10 km north of X, the outskirts), "between" (of
    two places, on the road from one to the other), "border", "off" (the coast), "part" (northern X). Not where: "from", "to",
    "toward", "demonym", "dateline", "speaker" (inside the words for who speaks), "other". Given by the sentence around it:
    "origin" (a man from X), "care" (taken to a hospital in X), "body" (X police).
    `feature` is "city", "admin1", "admin2", "country", "region", "facility", "natural" or "unknown".
    `country` is ISO 3166-1 alpha-2; `precision` is UCDP where_prec 1-7; `radius_km` states the uncertainty. Degrees are those of
    what is meant; `named_at` is (latitude, longitude) of the named place itself where the words move away from it.
    """

    span: Span
    text: str
    name: str
    feature: str
    relation: str
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonameid: int | None = None
    precision: int | None = None
    radius_km: float | None = None
    named_at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something: spans of who (source), the words that say so (cue) and what (content).

    `stance` is what the source does with the content; `certainty` what the cue alone implies ("alleged", "possible");
    `chain` lists further speakers, outermost first ("AFP quoted police as saying" -> kind police, chain ("AFP",)).
    `text` is the source as best named in the report ("Mohammad Ashraf, passenger" for a later "he").
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    text: str
    kind: SourceKind
    stance: Stance
    certainty: Certainty
    chain: tuple[str, ...] = ()
