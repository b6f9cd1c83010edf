"""What the rest of a report tells of where its incidents were: scenes of sentences that tell of no other incident, and its country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.coding.assembly.draft import Draft
from dateline.coding.assembly.geography import APART_KM, EXACT, SCENE, distance_km
from dateline.coding.assembly.scene_roles import relation_in
from dateline.coding.context import ReadSentence
from dateline.knowledge.demonyms import country_name
from dateline.knowledge.gazetteer import Feature, fold, load_gazetteer
from dateline.model.layers import PlaceMention

HOME_SHARE = 0.6  # of what speaks for a country: from this on the report is about that country
HOME_LEAST = 1.5
WORTH = {"country": 1.0, "demonym": 0.6, "dateline": 1.0}  # any other place in it speaks 0.6 for its country
MOST_OF_ONE = 3  # mentions of one name that count
ABROAD = 0.5  # the United States are named as an actor in reports from everywhere
BESIDE = 2  # sentences before and after an incident that may still say where it was


@dataclass(frozen=True, slots=True)
class Told:
    """A place with the number of its sentence (-1: not parsed) and the drafts that the sentence tells of."""

    place: PlaceMention
    sentence: int
    owners: frozenset[int]


class Surroundings:
    """The places of a report as its incidents see them; `drafts` are all its incidents."""

    def __init__(self, places: Sequence[PlaceMention], reads: Sequence[ReadSentence], drafts: Sequence[Draft]) -> None:
        owners: dict[int, set[int]] = defaultdict(set)
        for draft in drafts:
            for group in draft.groups:
                owners[group.index].add(id(draft))
        rows = {p.span: Told(p, -1, frozenset()) for p in places}
        for read in reads:
            s = read.sentence
            for p in read.places:
                here = replace(p, relation=relation_in(s, p, read.mentions))
                rows[p.span] = Told(here, s.index, frozenset(owners[s.index]))
        self.told = tuple(rows.values())
        self.spare = tuple(t.place for t in self.told)

    @cached_property
    def home(self) -> str | None:
        """The ISO code of the country that most of the report's names speak for; None where none has all or three fifths of many."""
        votes: dict[str, float] = defaultdict(float)
        names: dict[tuple[str, str], int] = defaultdict(int)
        for place in self.spare:
            key = place.name.lower(), place.relation
            names[key] += 1
            if place.country is not None and names[key] <= MOST_OF_ONE:
                worth = WORTH.get(place.relation, WORTH.get(place.feature, 0.6))
                votes[place.country] += worth * (
                    ABROAD if place.country == "US" and place.feature == "country" else 1.0
                )
        total = sum(votes.values())
        code, most = max(votes.items(), key=lambda v: v[1], default=("", 0.0))
        return code if most == total > 0 or most >= max(HOME_LEAST, HOME_SHARE * total) else None

    def beside(self, draft: Draft) -> PlaceMention | None:
        """The nearest scene in the sentences around the incident's first that tell of no other incident, those before it first."""
        first = draft.groups[0].index
        rows = [
            (abs(t.sentence - first), t.sentence > first, k, t.place)
            for k, t in enumerate(self.told)
            if t.sentence >= 0
            and abs(t.sentence - first) <= BESIDE
            and t.owners <= {id(draft)}
            and self._is_town(t.place)
        ]
        return min(rows, key=lambda r: r[:3])[3] if rows else None

    def only_town(self, draft: Draft) -> PlaceMention | None:
        """The one town in which all that the report tells of no other incident lies; None where there are two, more than 40 km apart."""
        rows = [t.place for t in self.told if t.owners <= {id(draft)} and (self._is_town(t.place) or _is_body(t.place))]
        if not rows or any((distance_km(rows[0], p) or 0.0) > APART_KM for p in rows):
            return None
        return min(rows, key=lambda p: (p.feature != "city", p.relation == "body"))

    def country(self) -> PlaceMention | None:
        """The country that the report is about, as a place known to the country."""
        return None if self.home is None else country_place(self.home, self.spare)

    def _is_town(self, p: PlaceMention) -> bool:
        """Whether a place is a scene told as a town or in one, of the country that the report is about."""
        return (
            p.relation in SCENE
            and p.feature in {"city", "facility"}
            and p.latitude is not None
            and p.country == self.home
        )


def _is_body(p: PlaceMention) -> bool:
    return p.relation == "body" and p.feature in EXACT and p.latitude is not None


def country_place(code: str, told: Iterable[PlaceMention]) -> PlaceMention | None:
    """The country of an ISO code as a place, quoting the report's first mention that speaks for it; None where nothing does."""
    quoted = next((p for p in told if p.country == code), None)
    name = country_name(code)
    hits = [c.place for c in load_gazetteer().lookup(fold(name)) if c.place.feature is Feature.COUNTRY]
    place = next((p for p in hits if p.country == code), None)
    if quoted is None or place is None:
        return None
    return PlaceMention(
        quoted.span,
        quoted.text,
        place.name,
        "country",
        "in",
        country=code,
        latitude=place.latitude,
        longitude=place.longitude,
        geonameid=place.geonameid,
        precision=6,
        radius_km=place.radius_km,
    )
