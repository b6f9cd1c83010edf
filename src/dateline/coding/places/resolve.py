"""Chooses what each name stands for: containment said in the text, the report's other places, and how well known a place is."""

from __future__ import annotations

from collections import defaultdict
from math import log10

from dateline.coding.places.context import Context, Voices
from dateline.coding.places.drafts import Draft, Evidence
from dateline.knowledge.gazetteer import Feature, NameKind, Place
from dateline.knowledge.gazetteer.place import Candidate, distance_km

FAR_CITY = 15_000  # people: below this a city in a country that the report never mentions is no fair guess
FAR_VAGUE = 300_000  # the same for a name without capitals
FAR_FROM_HOME = 2_000_000  # the same for any name where all else in the report lies in one country
FAMOUS_CAPITAL = 500_000  # people: a capital that is meant wherever it is named, though lesser towns share its name
NAMED = 0.5  # from this voice on the report names the country in other words too
COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest central northern southern eastern western".split()
)
MINOR_CITY = (
    100_000  # people: a lesser one, by another name or without capitals, takes more than that its country is named
)
MINOR_SHARE = 0.25  # of the report's places: it takes so many in its country
LEAST_VOICE = 1.5  # mentions of countries, a country itself counting 1 and a place in it 0.6, before the report's countries say anything
NEARBY_KM = 200.0
# Weights in units of log10 of population: settled by hand on the order in which people would choose.
_FIXED = {Feature.COUNTRY: 9.0, Feature.REGION: 8.0, Feature.NATURAL: 8.0, Feature.FACILITY: 7.0}
_ALTERNATE = -0.8
_CAPITAL = 1.0
_CONTEXT = 2.5
_SAME_AREA = 1.5
_PUBLISHER = 0.7
_DATELINE = 1.7  # mentions: a dateline's city speaks for its country as the country's name would
_CONTAINED, _NOT_CONTAINED = 8.0, -4.0
_HINTED, _NOT_HINTED = 6.0, -3.0
_SAME_NAME = 3.0
_CITY_SHARE = 0.15  # of an area's people: from this on the bare name means the city, not the area around it
_CITY_PEOPLE = (
    40_000  # and so it does from this many people on, where the name is the city's own and not a mere other name
)


def resolve(drafts: list[Draft], context: Context) -> dict[int, Place | None]:
    """The place of each draft by its index in `drafts`, None where nothing fits; one name has one sense unless its containers differ."""
    holders = {id(d.container) for d in drafts if d.container and _is_no_building(d) and d.hint != "city"}
    for draft in drafts:
        draft.holds = id(draft) in holders
    groups: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.candidates:
            groups[_sense(draft)].append(draft)
    times = {key: sum(_DATELINE if d.relation == "dateline" else 1.0 for d in group) for key, group in groups.items()}
    context.demonyms = {key for key, group in groups.items() if group[0].demonym}
    sure = {k: g[0].candidates[0].place for k, g in groups.items() if _certain(g[0].candidates)}
    chosen: dict[str, Place | None] = dict(sure)
    for _ in range(3):
        context.learn(chosen, times)
        chosen = {key: _best(group, context, chosen) for key, group in groups.items()}
    return {i: chosen[_sense(d)] if d.candidates else None for i, d in enumerate(drafts)}


def _is_no_building(draft: Draft) -> bool:
    return draft.facility is None and not any(c.place.feature is Feature.FACILITY for c in draft.candidates)


def _sense(draft: Draft) -> str:
    hint = "" if draft.hint == "city" else draft.hint or ""
    return f"{draft.key}|{draft.container.key if draft.container else ''}|{hint}|{draft.holds}"


def _certain(candidates: tuple[Candidate, ...]) -> bool:
    first = candidates[0].place
    if first.feature is Feature.COUNTRY:
        return all(c.place.feature is not Feature.ADMIN1 or c.place.country == first.country for c in candidates)
    return len({c.place.country for c in candidates}) == 1 and first.population > FAR_CITY


def _best(group: list[Draft], context: Context, chosen: dict[str, Place | None]) -> Place | None:
    voices = context.others(_sense(group[0]))
    scored = [(score(c, group, context, chosen, voices), -n, c) for n, c in enumerate(group[0].candidates)]
    ranked = [candidate for _, _, candidate in sorted(scored, key=lambda s: (s[0], s[1]), reverse=True)]
    containers = [d for d in group if d.container]
    if containers:
        best = ranked[0].place
        return best if any(_contains(d, best, chosen) for d in containers) else None
    if not _too_far(group, ranked, voices):
        return ranked[0].place
    return next((c.place for c in ranked[1:] if c.place.country == voices.home), None)


def _too_far(group: list[Draft], ranked: list[Candidate], voices: Voices) -> bool:
    """Whether the best sense lies in a country that the report does not otherwise name, and is too little known to be meant."""
    place, facility = ranked[0].place, all(d.facility is not None for d in group)
    minor = ranked[0].kind is NameKind.ALTERNATE or all(d.caseless for d in group)
    wanted = MINOR_SHARE * voices.total if minor and place.population < MINOR_CITY and voices.home else NAMED
    if voices.countries.get(place.country, 0.0) >= max(wanted, NAMED) or not place.country:
        return False
    if place.feature not in (Feature.CITY, Feature.ADMIN1, Feature.ADMIN2):
        return False
    if COMPASS.issuperset(group[0].key.split()) and group[0].hint is None:
        return True  # "the North-West" is a part of the report's country
    if voices.total < (1.0 if facility else LEAST_VOICE):
        small = place.feature is Feature.CITY and place.population < FAR_CITY and not place.capital
        return small and ranked[0].kind is NameKind.ALTERNATE
    alone = sum(c.place.feature is Feature.CITY for c in ranked) == 1
    if facility or (place.capital and (alone or place.population >= FAMOUS_CAPITAL)):
        return facility and not place.capital
    wanted = FAR_VAGUE if voices.names_at_home == 2 or all(d.caseless for d in group) else FAR_CITY
    return place.population < (FAR_FROM_HOME if voices.names_at_home > 2 else wanted)


def score(
    candidate: Candidate, group: list[Draft], context: Context, chosen: dict[str, Place | None], voices: Voices
) -> float:
    """How well a candidate fits the mentions of one name, in units of log10 of population."""
    place = candidate.place
    points = _FIXED.get(place.feature, log10(place.population + 1) * (0.85 if place.feature is Feature.ADMIN2 else 1.0))
    points += _ALTERNATE if candidate.kind is NameKind.ALTERNATE and place.feature not in _FIXED else 0.0
    points += _CAPITAL if place.capital else 0.0
    share = voices.share(place.country)
    points += _CONTEXT * share
    points += _PUBLISHER if context.publisher and place.country == context.publisher else 0.0
    if place.feature is Feature.CITY or place.feature is Feature.ADMIN2:
        near = any(a.index != place.index and _close(a, place) for a in context.anchors[:40])
        inside = any(p in context.areas for p in place.parents[:-1])
        points += _SAME_AREA * ((near and share > 0) + inside) / 2
    if group[0].holds:
        around = {c.place.index for c in group[0].candidates if c.place.feature is Feature.ADMIN1}
        points -= _HINTED if place.feature is Feature.CITY and not around.isdisjoint(place.parents) else 0.0
    else:
        points += _same_name(candidate, group[0].candidates, group[0].hint)
    points += _hinted(place, group[0].hint)
    containers = [d for d in group if d.container]
    if containers:
        points += _CONTAINED if any(_contains(d, place, chosen) for d in containers) else _NOT_CONTAINED
    return points


def _close(anchor: Place, place: Place) -> bool:
    if anchor.feature is not Feature.CITY or abs(anchor.latitude - place.latitude) > 2.0:
        return False
    return distance_km((anchor.latitude, anchor.longitude), (place.latitude, place.longitude)) < NEARBY_KM


def _hinted(place: Place, hint: str | None) -> float:
    if hint is None:
        return 0.0
    areas = {
        "admin1": (Feature.ADMIN1, Feature.ADMIN2),
        "admin2": (Feature.ADMIN2, Feature.ADMIN1),
        "city": (Feature.CITY,),
    }[hint]
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
        cities = [c for c in same if _near(c.place, place)]
    return -_SAME_NAME if any(_stands_for(c, place) for c in cities) else 0.0


def _is_area(area: Candidate, city: Candidate) -> bool:
    """Whether an area rivals a city for their name: a province, or a district whose own name it is and not the city's."""
    own = area.kind is NameKind.PRIMARY and city.kind is not NameKind.PRIMARY
    return area.place.feature is Feature.ADMIN1 or (own and area.place.feature is Feature.ADMIN2)


def _stands_for(city: Candidate, area: Place) -> bool:
    """Whether the bare name that a city shares with the area around it means the city."""
    people = city.place.population
    own = city.kind is NameKind.PRIMARY and people >= _CITY_PEOPLE
    return city.place.capital or own or (area.population > 0 and people >= _CITY_SHARE * area.population)


def _near(city: Place, area: Place) -> bool:
    return distance_km((city.latitude, city.longitude), (area.latitude, area.longitude)) < max(60.0, area.radius_km)


def _contains(draft: Draft, place: Place, chosen: dict[str, Place | None]) -> bool:
    container = draft.container
    if container is None:
        return False
    senses = [c.place for c in container.candidates]
    settled = chosen.get(_sense(container))
    if settled is not None and settled.feature is not Feature.CITY:
        senses = [settled, *senses]
    return any(
        s.index in (place.index, *place.parents) or (not s.country and s.feature is Feature.REGION) for s in senses
    ) or any(
        s.feature in (Feature.ADMIN2, Feature.REGION) and s.country == place.country and _near(place, s) for s in senses
    )


def acceptable(draft: Draft, place: Place | None, context: Context) -> bool:
    """Whether a mention is kept: known places without more ado, lesser ones where the text or the report's country backs them."""
    if place is None and draft.container is not None and (draft.facility is not None or draft.caseless):
        return True
    if place is None:
        return (
            draft.evidence is Evidence.STRONG
            and not draft.caseless
            and (draft.relation in {"in", "near", "between", "border", "off"} or draft.hint is not None)
        )
    if draft.evidence is Evidence.STRONG or draft.container is not None:
        return True
    backed = context.share(place.country) > 0.15
    if (
        draft.caseless
        and not backed
        and all(c.kind is NameKind.ALTERNATE for c in draft.candidates if c.place is place)
    ):
        return False
    if place.feature in (Feature.COUNTRY, Feature.REGION, Feature.NATURAL, Feature.FACILITY) or place.capital:
        return True
    if place.feature is Feature.ADMIN1:
        return place.population > 300_000 or backed
    if draft.evidence is Evidence.WEAK:
        return place.population >= 50_000 or backed
    return place.population >= 100_000 or (backed and place.population >= 10_000)
