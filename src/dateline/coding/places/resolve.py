"""Chooses what each name stands for: containment said in the text, the report's other places, and how well known a place is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log10

from dateline.coding.places.drafts import Draft, Evidence
from dateline.knowledge.gazetteer import Feature, NameKind, Place
from dateline.knowledge.gazetteer.place import Candidate, distance_km

FAR_CITY = 15_000  # people: below this a city in a country that the report never mentions is no fair guess
FAR_FACILITY = 300_000  # the same for a facility or a name without capitals, which are surer to be somewhere else
NEARBY_KM = 200.0
# Weights in units of log10 of population: settled by hand on the order in which people would choose.
_FIXED = {Feature.COUNTRY: 9.0, Feature.REGION: 8.0, Feature.NATURAL: 8.0, Feature.FACILITY: 7.0}
_ALTERNATE = -0.8
_CAPITAL = 1.0
_CONTEXT = 2.5
_SAME_AREA = 1.5
_PUBLISHER = 0.7
_CONTAINED, _NOT_CONTAINED = 8.0, -4.0
_HINTED, _NOT_HINTED = 6.0, -3.0
_SAME_NAME = 3.0
_CITY_SHARE = 0.15  # of an area's people: from this on the bare name means the city, not the area around it


class Context:
    """What the report's names say together: how much speaks for each country, and the places already settled."""

    def __init__(self, extra: Iterable[str], publisher_country: str | None) -> None:
        self.base: dict[str, float] = defaultdict(float)
        for country in extra:
            self.base[country] += 0.5
        self.publisher = publisher_country
        self.countries: dict[str, float] = self.base.copy()
        self.areas: set[int] = set()
        self.anchors: list[Place] = []

    def learn(self, chosen: dict[str, Place | None], times: Counter[str]) -> None:
        """Take the present choices as context for the next round."""
        self.countries = self.base.copy()
        self.areas = set()
        self.anchors = []
        for key, place in chosen.items():
            if place is None:
                continue
            if place.country:
                self.countries[place.country] += min(times[key], 3) * (1.0 if place.feature is Feature.COUNTRY else 0.6)
            if place.feature is not Feature.COUNTRY:
                self.areas.update((place.index, *place.parents))
                self.anchors.append(place)

    def share(self, country: str) -> float:
        """The part of the report's places that lie in a country, 0 to 1."""
        total = sum(self.countries.values())
        return self.countries.get(country, 0.0) / total if total and country else 0.0


def resolve(drafts: list[Draft], context: Context) -> dict[int, Place | None]:
    """The place of each draft by its index in `drafts`, None where nothing fits; one name has one sense unless its containers differ."""
    groups: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.candidates:
            groups[_sense(draft)].append(draft)
    times = Counter({key: len(group) for key, group in groups.items()})
    sure = {k: g[0].candidates[0].place for k, g in groups.items() if _certain(g[0].candidates)}
    chosen: dict[str, Place | None] = dict(sure)
    for _ in range(3):
        context.learn(chosen, times)
        chosen = {key: _best(group, context, chosen) for key, group in groups.items()}
    return {i: chosen[_sense(d)] if d.candidates else None for i, d in enumerate(drafts)}


def _sense(draft: Draft) -> str:
    return f"{draft.key}|{draft.container.key if draft.container else ''}|{draft.hint if draft.hint != 'city' else ''}"


def _certain(candidates: tuple[Candidate, ...]) -> bool:
    first = candidates[0].place
    if first.feature is Feature.COUNTRY:
        return all(c.place.feature is not Feature.ADMIN1 or c.place.country == first.country for c in candidates)
    return len({c.place.country for c in candidates}) == 1 and first.population > FAR_CITY


def _best(group: list[Draft], context: Context, chosen: dict[str, Place | None]) -> Place | None:
    scored = [(score(c, group, context, chosen), -n, c.place) for n, c in enumerate(group[0].candidates)]
    top = max(scored, key=lambda s: (s[0], s[1]))[2]
    containers = [d for d in group if d.container]
    held = any(_contains(d, top, chosen) for d in containers)
    if containers and not held:
        return None
    vague = all(d.facility or d.caseless for d in group)  # "Gulistan Valley" need not be at Gulistan
    small = top.feature is Feature.CITY and top.population < (FAR_FACILITY if vague else FAR_CITY) and not top.capital
    foreign = sum(context.countries.values()) >= 1.5 and context.countries.get(top.country, 0.0) < 0.7
    return None if small and foreign and not held else top


def score(candidate: Candidate, group: list[Draft], context: Context, chosen: dict[str, Place | None]) -> float:
    """How well a candidate fits the mentions of one name, in units of log10 of population."""
    place = candidate.place
    points = _FIXED.get(place.feature, log10(place.population + 1) * (0.85 if place.feature is Feature.ADMIN2 else 1.0))
    points += _ALTERNATE if candidate.kind is NameKind.ALTERNATE and place.feature not in _FIXED else 0.0
    points += _CAPITAL if place.capital else 0.0
    points += _CONTEXT * context.share(place.country)
    points += _PUBLISHER if context.publisher and place.country == context.publisher else 0.0
    if place.feature is Feature.CITY or place.feature is Feature.ADMIN2:
        near = any(a.index != place.index and _close(a, place) for a in context.anchors[:40])
        inside = any(p in context.areas for p in place.parents[:-1])
        points += _SAME_AREA * ((near and context.share(place.country) > 0) + inside) / 2
    points += _same_name(place, group[0].candidates, group[0].hint)
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


def _same_name(place: Place, candidates: tuple[Candidate, ...], hint: str | None) -> float:
    """Keeps an area or the city in it down where both have the name: the city stands for the name unless it is a small part."""
    if hint in {"admin1", "admin2"} or place.feature not in (Feature.CITY, Feature.ADMIN1, Feature.ADMIN2):
        return 0.0
    others = [c.place for c in candidates]
    if place.feature is Feature.CITY:
        above = [o for o in others if o.index in place.parents and o.feature is Feature.ADMIN1]
        small = any(place.population < _CITY_SHARE * o.population for o in above) and not place.capital
        return -_SAME_NAME if small else 0.0
    cities = [o for o in others if o.feature is Feature.CITY and place.index in o.parents]
    if place.feature is Feature.ADMIN2:
        cities = [o for o in others if o.feature is Feature.CITY and o.country == place.country and _near(o, place)]
    return -_SAME_NAME if any(o.capital or o.population >= _CITY_SHARE * place.population for o in cities) else 0.0


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
    return any(s.index in place.parents or (not s.country and s.feature is Feature.REGION) for s in senses) or any(
        s.feature in (Feature.ADMIN2, Feature.REGION) and s.country == place.country and _near(place, s) for s in senses
    )


def acceptable(draft: Draft, place: Place | None, context: Context) -> bool:
    """Whether a mention is kept: known places without more ado, lesser ones where the text or the report's country backs them."""
    if place is None and draft.facility is not None and draft.container is not None:
        return True
    if place is None:
        return (
            draft.evidence is Evidence.STRONG
            and not draft.caseless
            and draft.relation in {"in", "near", "between", "border"}
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
