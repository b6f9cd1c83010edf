"""How well a candidate fits the mentions of one name, in units of log10 of population: how well known it is, and what the report says.

The weights are set by hand on the order in which people would choose; nothing is learned from a corpus.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from math import log10

from dateline.coding.places.context import Context, Voices
from dateline.coding.places.drafts import Draft
from dateline.coding.places.lists import WELL_KNOWN
from dateline.coding.places.senses import Sense, holds, holds_nearly, near_area
from dateline.knowledge.gazetteer import Feature, NameKind, Place, fold
from dateline.knowledge.gazetteer.place import Candidate

_FIXED = {Feature.COUNTRY: 8.8, Feature.REGION: 8.0, Feature.NATURAL: 8.0, Feature.FACILITY: 7.0}
_MINOR = -4.0  # one of the many streams and hills of a full index
_ALTERNATE, _UNLIKE = -0.8, -1.6  # another spelling of its name; another name altogether ("Leningrad")
_RIVAL = -0.8  # a country whose name is a province's elsewhere: "Georgia"
_FORMER_COUNTRY = -2.0  # another name of a country that is some other place's own: "Gold Coast"
_CAPITAL = 1.0
_GREAT = 0.5  # a city that many more have heard of than live there
_SHARE, _NAMED = 2.0, 0.8  # all of the report's places lie in its country; its country is named at all
_PUBLISHER = 0.7
_NEAR, _INSIDE, _AROUND = 2.4, 1.6, 0.5
_BESIDE = 3.0  # the most that near places and areas around add
_PEERS = 2.5  # most others of its list are areas of the same level and country
_CONTAINED, _NEARLY, _NOT_CONTAINED = 8.0, 5.0, -4.0
_HOLDS = 6.0
_HINTED, _NOT_HINTED = 6.0, -3.0
_SAME_NAME = 3.0
_CITY_SHARE = 0.15  # of an area's people: from this on the bare name means the city, not the area around it
_CITY_PEOPLE = (
    40_000  # and so it does from this many people on, where the name is the city's own and not a mere other name
)
_LIKE = 0.7  # of the letters in common: one name in two spellings
_AREAS = {
    "admin1": (Feature.ADMIN1, Feature.ADMIN2),
    "admin2": (Feature.ADMIN2, Feature.ADMIN1),
    "city": (Feature.CITY,),
}


def score(candidate: Candidate, sense: Sense, context: Context, voices: Voices) -> float:
    """How well a candidate fits the mentions of one sense of a name."""
    place, hint = candidate.place, sense.first.hint
    points = fame(candidate, sense.first)
    points += _SHARE * voices.share(place.country) + _NAMED * min(1.0, voices.countries.get(place.country, 0.0))
    points += _PUBLISHER if context.publisher and place.country == context.publisher else 0.0
    points += _beside(place, sense, context)
    points += _PEERS * context.peers(place, sense)
    if sense.inner:
        points += _held(place, sense)
    else:
        points += _same_name(candidate, sense.first.candidates, hint)
    points += _hinted(place, hint, sense.first)
    if sense.containers:
        points += max(_contained(d, place, context) for d in sense.containers)
    return points


def fame(candidate: Candidate, draft: Draft) -> float:
    """How well known a place is under the name of `draft`."""
    place = candidate.place
    weight = 0.85 if place.feature is Feature.ADMIN2 else 1.0
    points = _FIXED.get(place.feature, log10(place.population + 1) * weight) + (_MINOR if place.minor else 0.0)
    other = candidate.kind is NameKind.ALTERNATE
    like = not other or alike(draft.key, place.name)
    if place.feature not in _FIXED:
        points += (_ALTERNATE if like else _UNLIKE) if other else 0.0
    elif place.feature is Feature.COUNTRY and not like and any(_own(c) for c in draft.candidates):
        points += _FORMER_COUNTRY
    elif place.feature is Feature.COUNTRY and any(_rivals(c, place) for c in draft.candidates):
        points += _RIVAL
    points += _GREAT if like and place.feature is Feature.CITY and place.population >= WELL_KNOWN else 0.0
    return points + (_CAPITAL if place.capital and like else 0.0)


def _rivals(candidate: Candidate, country: Place) -> bool:
    province = candidate.place.feature is Feature.ADMIN1 and candidate.kind is NameKind.PRIMARY
    return province and candidate.place.country != country.country and candidate.place.population >= country.population


def _own(candidate: Candidate) -> bool:
    return candidate.kind is NameKind.PRIMARY and candidate.place.population >= _CITY_PEOPLE


@lru_cache(maxsize=16384)
def alike(key: str, name: str) -> bool:
    """Whether a folded name is but a spelling, or a part, of a place's own name."""
    own = fold(name)
    return key in own or own in key or SequenceMatcher(None, key, own, autojunk=False).ratio() >= _LIKE


def _beside(place: Place, sense: Sense, context: Context) -> float:
    """What the report's other places add: a near one, the area around it, and what lies inside it."""
    if place.feature in (Feature.CITY, Feature.ADMIN2, Feature.FACILITY):
        return min(_BESIDE, _NEAR * context.nearness(place, sense) + _INSIDE * context.inside(place, sense))
    if place.feature is Feature.ADMIN1:
        return _AROUND * context.around(place, sense)
    return 0.0


def _held(place: Place, sense: Sense) -> float:
    """Prefers the area that has the places said to lie in it: "Macon, Georgia" speaks of the state."""
    if place.feature is Feature.CITY and any(place.index != c.place.index and c.place.feature is Feature.ADMIN1 and
                                             c.place.index in place.parents for c in sense.first.candidates):  # fmt: skip
        return -_HINTED
    inner = [c.place for d in sense.inner for c in d.candidates]
    return _HOLDS if any(place.index in p.parents for p in inner) else 0.0


def _contained(draft: Draft, place: Place, context: Context) -> float:
    senses = context.container_senses(draft)
    if any(holds(s, place) for s in senses):
        return _CONTAINED
    return _NEARLY if any(holds_nearly(s, place) for s in senses) else _NOT_CONTAINED


def _hinted(place: Place, hint: str | None, draft: Draft) -> float:
    if hint is None:
        return 0.0
    areas = _AREAS[hint]
    if hint == "admin1" and all(
        c.place.feature not in areas or c.kind is not NameKind.PRIMARY for c in draft.candidates
    ):
        return 0.0  # "the Houston region" is no province
    if place.feature is areas[0]:
        return _HINTED
    if place.feature in areas:
        return _HINTED / 2
    return _NOT_HINTED if hint != "city" else 0.0


def _same_name(candidate: Candidate, candidates: tuple[Candidate, ...], hint: str | None) -> float:
    """Keeps an area or the city in it down where both have the name: the city stands for the name unless it is a small part."""
    place = candidate.place
    if hint in {"admin1", "admin2"} or place.feature not in (Feature.CITY, Feature.ADMIN1, Feature.ADMIN2):
        return 0.0
    if place.feature is Feature.CITY:
        above = [c.place for c in candidates if c.place.index in place.parents and _is_area(c, candidate)]
        return 0.0 if all(_stands_for(candidate, area) for area in above) else -_SAME_NAME
    cities = [c for c in candidates if c.place.feature is Feature.CITY and place.index in c.place.parents]
    if place.feature is Feature.ADMIN2:
        same = [c for c in candidates if c.place.feature is Feature.CITY and c.place.country == place.country]
        cities = [c for c in same if near_area(c.place, place)]
    return -_SAME_NAME if any(_stands_for(c, place) for c in cities) else 0.0


def _is_area(area: Candidate, city: Candidate) -> bool:
    """Whether an area rivals a city for their name: a province, or a district whose own name it is and not the city's."""
    own = area.kind is NameKind.PRIMARY and city.kind is not NameKind.PRIMARY
    return area.place.feature is Feature.ADMIN1 or (own and area.place.feature is Feature.ADMIN2)


def _stands_for(city: Candidate, area: Place) -> bool:
    """Whether the bare name that a city shares with the area around it means the city."""
    people = city.place.population
    own = city.kind is NameKind.PRIMARY and people >= _CITY_PEOPLE
    if city.kind is NameKind.ALTERNATE and not alike(fold(area.name), city.place.name):
        return False  # "Basilan" is the island's name first, though a town on it has been called so
    return city.place.capital or own or (area.population > 0 and people >= _CITY_SHARE * area.population)
