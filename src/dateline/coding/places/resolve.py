"""Chooses what each name stands for: containment said in the text, the report's other places, and how well known a place is."""

from __future__ import annotations

from collections import defaultdict

from dateline.coding.places.context import Context, Voices
from dateline.coding.places.drafts import Draft, Evidence
from dateline.coding.places.scores import score
from dateline.coding.places.senses import Sense, holds, holds_nearly, sense_key
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
GREAT_CITY = 1_000_000  # people: a city meant by its own name beside another foreign one
GUESSABLE = 100_000  # people: from this many on the largest place of a name is a fair guess
ACROSS = 0.5  # of nearness to another place: a town just across the report's border
CLOSE_CALL = 0.4  # of a score, in units of log10 of population
NAMESAKE_KM = 100.0  # nearer ones may be one place twice
ROUNDS = 3  # of choosing each name with the others' choices as context
_DATELINE = 1.7  # mentions: a dateline's city speaks for its country as the country's name would


def resolve(drafts: list[Draft], context: Context) -> dict[int, Place | None]:
    """The place of each draft by its index in `drafts`, None where nothing fits; one name has one sense unless its containers differ."""
    senses = _senses(drafts)
    times = {
        key: sum(_DATELINE if d.relation == "dateline" else 1.0 for d in sense.drafts) for key, sense in senses.items()
    }
    context.demonyms = {key for key, sense in senses.items() if sense.first.demonym}
    chosen: dict[str, Place | None] = {
        key: sense.first.candidates[0].place for key, sense in senses.items() if _certain(sense.first.candidates)
    }
    context.learn(chosen, senses, times)
    for _ in range(ROUNDS):
        settled = True
        for key in sorted(senses, key=lambda k: _doubt(senses[k].first.candidates)):
            place = _best(senses[key], context)
            if key not in chosen or place is not chosen[key]:
                chosen[key], settled = place, False
                context.learn(chosen, senses, times)
        if settled:
            break
    return {i: chosen[sense_key(d)] if d.candidates else None for i, d in enumerate(drafts)}


def _senses(drafts: list[Draft]) -> dict[str, Sense]:
    inner: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.container is not None and _is_no_building(draft) and draft.hint != "city":
            inner[id(draft.container)].append(draft)
    senses: dict[str, Sense] = {}
    for draft in drafts:
        draft.holds = id(draft) in inner
    for draft in drafts:
        if draft.candidates:
            key = sense_key(draft)
            sense = senses.setdefault(key, Sense(key, [], []))
            sense.drafts.append(draft)
            sense.inner += inner[id(draft)]
    return senses


def _is_no_building(draft: Draft) -> bool:
    return draft.facility is None and not any(c.place.feature is Feature.FACILITY for c in draft.candidates)


def _certain(candidates: tuple[Candidate, ...]) -> bool:
    first = candidates[0].place
    if first.feature is Feature.COUNTRY:
        return all(c.place.feature is not Feature.ADMIN1 or c.place.country == first.country for c in candidates)
    return len({c.place.country for c in candidates}) == 1 and first.population > FAR_CITY


def _doubt(candidates: tuple[Candidate, ...]) -> tuple[int, int]:
    """Orders names from the plainest to those that take the others' help: by the countries they may be in, then by how many people."""
    return len({c.place.country for c in candidates}), -candidates[0].place.population


def _best(sense: Sense, context: Context) -> Place | None:
    voices = context.others(sense.key)
    scored = [(score(c, sense, context, voices), -n, c) for n, c in enumerate(sense.first.candidates)]
    ranked = [candidate for _, _, candidate in sorted(scored, key=lambda s: (s[0], s[1]), reverse=True)]
    if sense.containers:
        best = ranked[0].place
        within = (s for d in sense.containers for s in context.container_senses(d))
        return best if any(holds(s, best) or holds_nearly(s, best) for s in within) else None
    if _is_anyones_guess(scored, context, sense):
        return None
    near = ranked[0].kind is NameKind.PRIMARY and context.nearness(ranked[0].place, sense) >= ACROSS
    if near or not _too_far(sense, ranked, voices, context.goes_abroad(sense, voices.home)):
        return ranked[0].place
    at_home = (c for c in ranked[1:] if c.place.country == voices.home)
    return next((c.place for c in at_home if c.kind is NameKind.PRIMARY), None)


def _too_far(sense: Sense, ranked: list[Candidate], voices: Voices, abroad: bool) -> bool:
    """Whether the best sense lies in a country that the report does not otherwise name, and is too little known to be meant."""
    group = sense.drafts
    place, facility = ranked[0].place, all(d.facility is not None for d in group)
    minor = ranked[0].kind is NameKind.ALTERNATE or all(d.caseless for d in group)
    wanted = MINOR_SHARE * voices.total if minor and place.population < MINOR_CITY and voices.home else NAMED
    if voices.countries.get(place.country, 0.0) >= max(wanted, NAMED) or not place.country:
        return False
    if place.feature not in (Feature.CITY, Feature.ADMIN1, Feature.ADMIN2):
        return False
    if place.feature is Feature.ADMIN2 and voices.home is not None and group[0].hint == "admin1":
        return True  # "Zzab province" is no district abroad
    if COMPASS.issuperset(group[0].key.split()) and group[0].hint is None:
        return True  # "the North-West" is a part of the report's country
    if voices.total < (1.0 if facility else LEAST_VOICE):
        small = place.feature is Feature.CITY and place.population < FAR_CITY and not place.capital
        return small and ranked[0].kind is NameKind.ALTERNATE
    if abroad and _is_great(ranked[0]) and all(c.place.country != voices.home for c in ranked):
        return False  # "London and Munich"
    alone = sum(c.place.feature is Feature.CITY for c in ranked) == 1
    if facility or (place.capital and (alone or place.population >= FAMOUS_CAPITAL)):
        return facility and not place.capital
    wanted = FAR_VAGUE if voices.names_at_home == 2 or all(d.caseless for d in group) else FAR_CITY
    return place.population < (FAR_FROM_HOME if voices.names_at_home > 2 else wanted)


def _is_anyones_guess(scored: list[tuple[float, int, Candidate]], context: Context, sense: Sense) -> bool:
    """Whether a lesser town stands little before a namesake far away, and nothing in the report speaks for it but its country."""
    if len(scored) < 2:
        return False
    (first, _, best), (second, _, other) = sorted(scored, key=lambda s: (s[0], s[1]), reverse=True)[:2]
    if best.place.feature is not Feature.CITY or best.place.population >= GUESSABLE or best.place.capital:
        return False
    if first - second >= CLOSE_CALL or context.nearness(best.place, sense) > 0 or context.inside(best.place, sense) > 0:
        return False
    return (
        distance_km((best.place.latitude, best.place.longitude), (other.place.latitude, other.place.longitude))
        > NAMESAKE_KM
    )


def _is_great(candidate: Candidate) -> bool:
    own = candidate.kind is NameKind.PRIMARY and candidate.place.feature is Feature.CITY
    return own and candidate.place.population >= GREAT_CITY


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
