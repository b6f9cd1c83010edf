"""What a report's place names say together: how much speaks for each country, and the places already settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dateline.knowledge.gazetteer import Feature, Place

HOME_SHARE = 0.7  # of the report's other places: from this on the report has one country


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
        """The part that speaks for one country, 0 to 1."""
        return self.countries.get(country, 0.0) / self.total if self.total > 0 and country else 0.0


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
        self.areas: set[int] = set()
        self.anchors: list[Place] = []

    def learn(self, chosen: dict[str, Place | None], times: dict[str, float]) -> None:
        """Take the present choices as context for the next round."""
        self.countries = self.base.copy()
        self.votes = {}
        self.areas = set()
        self.anchors = []
        for key, place in chosen.items():
            if place is None:
                continue
            if place.country:
                voice = min(times[key], 3) * (1.0 if place.feature is Feature.COUNTRY else 0.6)
                self.countries[place.country] += voice
                self.votes[key] = place.country, voice
            if place.feature is not Feature.COUNTRY:
                self.areas.update((place.index, *place.parents))
                self.anchors.append(place)

    def share(self, country: str) -> float:
        """The part of the report's places that lie in a country, 0 to 1."""
        total = sum(self.countries.values())
        return self.countries.get(country, 0.0) / total if total and country else 0.0

    def others(self, key: str) -> Voices:
        """How much speaks for each country apart from the name filed under `key` itself."""
        country, voice = self.votes.get(key, ("", 0.0))
        named = [c for name, (c, _) in self.votes.items() if name != key and name not in self.demonyms]
        return Voices({c: v - voice if c == country else v for c, v in self.countries.items()}, named)
