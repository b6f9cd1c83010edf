"""What a report's place names say together: how much speaks for each country, and the places already settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.coding.places.drafts import Draft
from dateline.coding.places.senses import Sense, sense_key
from dateline.knowledge.gazetteer import Feature, Place
from dateline.knowledge.gazetteer.place import distance_km

HOME_SHARE = 0.7  # of the report's other places: from this on the report has one country
COUNTRY_VOICE, PLACE_VOICE = 1.0, 0.6
MOST_MENTIONS = 3  # a name mentioned more often speaks no louder
MOST_ANCHORS = 60
NEARBY_KM = 250.0
_DEGREES = NEARBY_KM / 111.0  # of latitude
SOLID = 100_000  # people: a city of this size is settled enough to place others by
_WEAK_ANCHOR = 0.6
_LATER = {0: 1.0, 1: 0.9, 2: 0.8, 3: 0.8}  # by sentences apart
_FAR_APART = 0.6


class Voices:
    """How much speaks for each country (ISO alpha-2): a mention of the country itself counts 1, of a place in it 0.6.

    `home` is the country that nearly everything speaks for, if there is one; `named` has the country of every different name of a place.
    """

    def __init__(self, countries: dict[str, float], named: Iterable[str] = ()) -> None:
        self.countries = countries
        self.total = sum(countries.values())
        country, voice = max(countries.items(), key=lambda c: c[1], default=("", 0.0))
        self.home = country if voice >= HOME_SHARE * self.total > 0 else None
        self.names_at_home = sum(c == self.home for c in named)

    def share(self, country: str) -> float:
        """The part that speaks for one country, 0 to 1; a lone mention is shrunk towards 0."""
        return self.countries.get(country, 0.0) / (self.total + 0.3) if country else 0.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name that is settled for now: where it is, in which sentences it stands, and how sure it is (0 to 1)."""

    name: str
    place: Place
    sentences: frozenset[int]
    weight: float

    def nearness(self, sentences: set[int]) -> float:
        """The weight, less the farther its nearest mention stands from `sentences`."""
        apart = min((abs(a - b) for a in self.sentences for b in sentences), default=99)
        return self.weight * _LATER.get(apart, _FAR_APART)


class Context:
    """What the report's names say together: how much speaks for each country, and the places already settled."""

    def __init__(self, extra: Iterable[str], publisher_country: str | None) -> None:
        self.base: dict[str, float] = defaultdict(float)
        for country in extra:
            self.base[country] += 0.5
        self.publisher = publisher_country
        self.countries: dict[str, float] = self.base.copy()
        self.votes: dict[str, tuple[str, float]] = {}
        self.demonyms: set[str] = set()
        self.anchors: list[Anchor] = []
        self.chosen: Mapping[str, Place | None] = {}

    def learn(
        self, chosen: Mapping[str, Place | None], senses: Mapping[str, Sense], times: Mapping[str, float]
    ) -> None:
        """Take the present choices as context for the next round; `times` is how loudly each name speaks."""
        self.countries, self.votes, self.anchors, self.chosen = self.base.copy(), {}, [], chosen
        for key, place in chosen.items():
            if place is None:
                continue
            if place.country:
                each = COUNTRY_VOICE if place.feature is Feature.COUNTRY else PLACE_VOICE
                voice = min(times[key], MOST_MENTIONS) * each
                self.countries[place.country] += voice
                self.votes[key] = place.country, voice
            if place.feature not in (Feature.COUNTRY, Feature.REGION, Feature.NATURAL):
                sure = place.population >= SOLID or place.feature is not Feature.CITY or senses[key].containers
                weight = 1.0 if sure else _WEAK_ANCHOR
                self.anchors.append(Anchor(senses[key].first.key, place, frozenset(senses[key].sentences), weight))
        self.anchors = sorted(self.anchors, key=lambda a: -a.weight)[:MOST_ANCHORS]

    def share(self, country: str) -> float:
        """The part of the report's places that lie in a country, 0 to 1."""
        total = sum(self.countries.values())
        return self.countries.get(country, 0.0) / total if total and country else 0.0

    def others(self, key: str) -> Voices:
        """How much speaks for each country apart from the sense filed under `key` itself."""
        country, voice = self.votes.get(key, ("", 0.0))
        named = [c for name, (c, _) in self.votes.items() if name != key and name not in self.demonyms]
        return Voices({c: v - voice if c == country else v for c, v in self.countries.items()}, named)

    def nearness(self, place: Place, sense: Sense) -> float:
        """How near the nearest settled city or district of another name is, 1 at no distance to 0 at 250 km, in space and text."""
        best = 0.0
        for anchor in self.anchors:
            if anchor.place.feature is Feature.ADMIN1 or anchor.name == sense.first.key:
                continue
            if abs(anchor.place.latitude - place.latitude) > _DEGREES or anchor.place.index == place.index:
                continue
            point = anchor.place.latitude, anchor.place.longitude
            near = 1 - distance_km(point, (place.latitude, place.longitude)) / NEARBY_KM
            if near > best:
                best = max(best, near * anchor.nearness(sense.sentences))
        return best

    def inside(self, place: Place, sense: Sense) -> float:
        """Whether an area named in the report, under another name, has the place in it: 0 to 1."""
        weights = (
            a.nearness(sense.sentences)
            for a in self.anchors
            if a.place.index in place.parents and a.name != sense.first.key
        )
        return max(weights, default=0.0)

    def around(self, area: Place, sense: Sense) -> float:
        """How many of the report's other places lie in an area, at most 2."""
        return min(2, sum(area.index in a.place.parents and a.name != sense.first.key for a in self.anchors))

    def peers(self, place: Place, sense: Sense) -> float:
        """Of the other names in the lists that it stands in, the part that is settled as areas of the same level and country."""
        if place.feature not in (Feature.ADMIN1, Feature.COUNTRY):
            return 0.0
        others = {id(p): p for d in sense.drafts for p in d.peers if p.key != d.key}
        if not others:
            return 0.0
        settled = [self.chosen.get(sense_key(p)) for p in others.values()]
        same = [p for p in settled if p is not None and p.feature is place.feature]
        if place.feature is Feature.ADMIN1:
            same = [p for p in same if p.country == place.country]
        return len(same) / len(others) if 2 * len(same) >= len(others) else 0.0

    def goes_abroad(self, sense: Sense, home: str | None) -> bool:
        """Whether a name listed beside it is settled in another country than the report's."""
        peers = (self.chosen.get(sense_key(p)) for d in sense.drafts for p in d.peers if p.key != d.key)
        return any(p is not None and p.country not in ("", home) for p in peers)

    def container_senses(self, container: Draft) -> list[Place]:
        """The places that a container may be, the settled one first."""
        senses = [c.place for c in container.candidates]
        settled = self.chosen.get(sense_key(container))
        return [settled, *senses] if settled is not None and settled.feature is not Feature.CITY else senses
