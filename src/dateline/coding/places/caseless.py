"""Finds place names where capitals mean nothing (all, none, or a title's): only well-known names, or ones that the words mark."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.places import spans
from dateline.coding.places.drafts import Draft, Evidence
from dateline.coding.places.relations import read_before
from dateline.coding.places.search import Search
from dateline.coding.places.tokens import Casing, Line
from dateline.knowledge.gazetteer import Feature, NameKind, fold
from dateline.knowledge.gazetteer.place import Candidate
from dateline.knowledge.place_words import PlaceWords

SAINTS = frozenset({"san", "santa", "santo", "saint", "st"})
LONGEST = 4  # words in a name
FAMOUS = 100_000  # people: a city recognised by its name alone
SOLID = 10_000  # people: enough for a name of several words
MARKED = 1_000  # people: enough after "in" or "near"


def find_caseless(line: Line, search: Search) -> list[Draft]:
    """The place names of a sentence without meaningful case, unresolved."""
    drafts: list[Draft] = []
    i = 0
    while i < len(line.words):
        draft = _at(line, i, search)
        if draft is None:
            i += 1
        else:
            drafts.append(draft)
            i = draft.last + 1
    return drafts


def _at(line: Line, i: int, search: Search) -> Draft | None:
    words, lower = search.words, line.lowers[i]
    if len(lower) < 2 or not lower[0].isalpha() or (line.casing is Casing.TITLE and not line.capital(i)):
        return None
    if (lower in words.openers and lower not in {"new", "trans"}) or lower in words.never:
        return None
    for last in _ends_of(line, i, words):
        name = spans.raw(line, search.text, i, last)
        key, candidates = (
            spans.single(name, search.gazetteer, any_case=True)
            if last == i
            else (fold(name), search.gazetteer.lookup(fold(name)))
        )
        if candidates and (draft := _judged(line, i, last, key, candidates, search)) is not None:
            return draft
    return None


def _ends_of(line: Line, first: int, words: PlaceWords) -> Iterator[int]:
    """As `spans.ends_of`, but cut at the first word that no name goes on with: without capitals every run of words would be looked up."""
    found = [first]
    parts, i = 1, first + 1
    while parts < LONGEST and spans.chained(line, i):
        lower = line.lowers[i]
        if lower in spans.HYPHENS:
            i += 1
            continue
        if not (lower[0].isalpha() or lower[-1].isalpha()) or (lower in words.stops and lower not in spans.CONNECTORS):
            break
        if lower not in words.stops:
            found.append(i)
        parts += 1
        i += 1
    return reversed(found)


def _judged(line: Line, i: int, last: int, key: str, candidates: tuple[Candidate, ...], search: Search) -> Draft | None:
    words = search.words
    reading = read_before(line, i, words)
    candidates = spans.as_demonym(line, last, candidates)
    draft = Draft(
        line.starts[i],
        line.ends[last],
        line.index,
        i,
        last,
        search.text[line.starts[i] : line.ends[last]],
        key,
        candidates,
    )
    draft.relation, draft.evidence, draft.hint, draft.caseless = reading.relation, reading.evidence, reading.hint, True
    draft.offset_km, draft.bearing, draft.facility = reading.offset_km, reading.bearing, reading.feature
    if draft.demonym and spans.is_language(line, i, last, words):
        return None
    if draft.demonym:
        draft.relation = "demonym"
    after = line.lower(last + 1)
    kind = words.kinds.get(after)
    if kind in {"admin1", "admin2"} and spans.chained(line, last + 1):
        draft.hint, draft.evidence = kind, Evidence.STRONG
    if i == 0 and line.lower(last + 1) == "," and _is_state(line, last + 2, search):
        draft.evidence = Evidence.STRONG  # "SPRINGFIELD, Ill."
    if last == i and draft.evidence is Evidence.BARE and kind is None and _follows_person(line, i, search):
        return None
    if line.lowers[i] in SAINTS and last > i and after in words.given_names and spans.chained(line, last + 1):
        return None  # "SAN FRANCISCO" of "SAN FRANCISCO JAVIER"
    facility = spans.facility_end(line, last + 1, words)
    if not _stands(draft, line, search):
        return None
    if (
        facility is not None
        and facility[1] != "road"
        and not draft.demonym
        and candidates[0].place.feature is not Feature.COUNTRY
    ):
        draft.last, draft.end, draft.facility = facility[0], line.ends[facility[0]], facility[1]
    return draft


def _is_state(line: Line, at: int, search: Search) -> bool:
    """Whether a state's abbreviation or a country's name stands at word `at`."""
    if at >= len(line.words):
        return False
    found = search.gazetteer.lookup(line.lowers[at])
    abbreviated = {line.words[at], line.words[at] + "."} & search.words.after_comma.keys()
    return bool(abbreviated) or any(c.place.feature is Feature.COUNTRY for c in found)


def _follows_person(line: Line, i: int, search: Search) -> bool:
    """Whether word `i` stands after a title or given name: "COLONEL W. FRANKLIN", "ROBERTO VALLE"."""
    words = search.words
    for k in range(i - 1, max(-1, i - 4), -1):
        word = line.lowers[k]
        if not word[0].isalpha() or word in words.openers or word in words.relations or not spans.chained(line, k + 1):
            return False
        if word in words.titles:
            return True
        if word in words.given_names:
            return not search.gazetteer.lookup(word) or k > 0
    return False


def _stands(draft: Draft, line: Line, search: Search) -> bool:
    """Whether the name is known or marked well enough to count without capitals."""
    words = search.words
    lowers = line.lowers[draft.first : draft.last + 1]
    several = len(lowers) > 1
    if any(c.kind is NameKind.ABBREVIATION for c in draft.candidates):
        # "US" in capitals may be the pronoun: it takes its points, or "the" before it.
        stated = line.lower(draft.first - 1) == "the" and (lowers[0] == "us" or lowers[0] not in words.common)
        return line.casing is not Casing.UPPER or "." in draft.text or stated  # "THE CAR" is no republic
    if several and all(w in words.common or w in words.openers or w in words.parts or w in words.kinds for w in lowers):
        return False
    if several and lowers[0] in words.given_names:
        return _largest(draft) >= FAMOUS
    if not several and (lowers[0] in words.common or lowers[0] in words.parts):
        return False
    if not several and (lowers[0] in words.given_names or len(lowers[0]) < 4):
        return draft.evidence is Evidence.STRONG and (_wide(draft) or _largest(draft) >= FAMOUS)
    if _wide(draft) or _largest(draft) >= (SOLID if several else FAMOUS):
        return True
    return draft.evidence is Evidence.STRONG and _largest(draft) >= MARKED


def _wide(draft: Draft) -> bool:
    wide = (Feature.COUNTRY, Feature.REGION, Feature.NATURAL)
    return any(
        c.place.feature in wide or (c.place.feature is Feature.ADMIN1 and c.place.population > SOLID) or c.place.capital
        for c in draft.candidates
    )


def _largest(draft: Draft) -> int:
    return max(c.place.population for c in draft.candidates)
