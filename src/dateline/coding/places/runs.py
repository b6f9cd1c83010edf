"""A run of capitalised words: which of its names are people, organisations, things or days rather than places."""

from __future__ import annotations

from dateline.coding.places import spans
from dateline.coding.places.drafts import Draft, Evidence
from dateline.coding.places.relations import read_before
from dateline.coding.places.search import Search
from dateline.coding.places.telling import KNOWN_CITY
from dateline.coding.places.tokens import Line
from dateline.knowledge.gazetteer import Feature, NameKind, fold
from dateline.knowledge.gazetteer.place import Candidate

FAMOUS = 500_000  # people: a city that may speak for itself ("Karachi said")


class Run:
    """One run of capitalised words, words `first` to `stop` (exclusive)."""

    def __init__(self, line: Line, search: Search, first: int, stop: int) -> None:
        self.line, self.search, self.words = line, search, search.words
        self.first, self.stop = first, stop
        self.unknown: list[int] = []

    def country_at(self, p: int) -> bool:
        """Whether the word at `p` alone is the name of a country."""
        match = spans.longest_match(self.line, self.search.text, p, self.search.gazetteer)
        return match is not None and match[0] == p and match[2][0].place.feature is Feature.COUNTRY

    def means_otherwise(self, p: int) -> bool:
        """Whether one word is known as something else: a month, an opener, "West" without "province"."""
        lower, words = self.line.lowers[p], self.words
        if self.is_abbreviation(p):
            return False  # "The US", "EU"
        if lower in words.common and self.stop - self.first > 1 and not self._before_kind(p):
            return True  # "Police Department", "Final Four"
        if lower in words.parts:
            return words.kinds.get(self.line.lower(p + 1)) != "admin1"
        return lower in words.openers or lower in words.never

    def is_abbreviation(self, p: int) -> bool:
        """Whether the word at `p` is a known abbreviation, written in capitals."""
        word = self.line.words[p].replace(".", "")
        return word.isupper() and any(c.kind is NameKind.ABBREVIATION for c in self.search.gazetteer.lookup(word))

    def _before_kind(self, p: int) -> bool:
        after = self.line.lower(p + 1)
        if self.line.capital(p + 1) and after in {"department", "agency", "division", "commission"}:
            return False
        return after in self.words.kinds or after in self.words.facilities

    def is_strong(self, draft: Draft) -> bool:
        """Whether the name stands by itself: of several words, or a country's or continent's."""
        return draft.last > draft.first or draft.candidates[0].place.feature in (Feature.COUNTRY, Feature.REGION)

    def passed_over(self, draft: Draft) -> int | None:
        """The word to go on at where the name belongs to a person, a thing, a sum of money, an organisation or a language."""
        line, words, p, last = self.line, self.words, draft.first, draft.last
        after = line.lower(last + 1)
        rest = [line.lowers[k] for k in range(last + 1, self.stop) if line.capital(k)]
        if self._is_person(draft, rest):
            if line.lowers[p] in words.given_names:
                self.search.surnames |= {fold(word) for word in rest}
            return self.rest_is_no_place(p, surely=True)
        if after in words.things or "$" in (line.lower(p - 1), after):
            return last + 1  # "West Nile virus", "US$5"
        if after in spans.HYPHENS and spans.tight(line, last + 1) and line.lower(last + 2) in words.belongings:
            return last + 1  # "a Liberian-flagged tanker"
        part_of_body = after not in words.bodies and any(w in words.organisations for w in rest)
        if part_of_body and spans.facility_end(line, last + 1, words) is None:
            if draft.candidates[0].place.feature is not Feature.COUNTRY:
                return self.stop
            if all(c.place.feature is not Feature.ADMIN1 for c in draft.candidates):  # not "Georgia National Guard"
                self.search.countries.append(draft.candidates[0].place.country)
        if self.unknown and self.unknown[-1] == p - 1 and not spans.tight(line, p) and not self.is_strong(draft):
            beside = line.lowers[self.unknown[-1]]
            if beside in words.given_names or beside not in words.common:  # "Abraham Lincoln", not "University Mosul"
                return self.rest_is_no_place(p, surely=beside in words.given_names)
            return self.stop
        if draft.demonym and spans.is_language(line, p, last, words):
            return last + 1
        return None

    def stands_in_run(self, last: int) -> bool:
        """Whether what follows a name in its run leaves it a place: nothing, a body or title of the place, or the area around it."""
        line, words = self.line, self.words
        after = line.lower(last + 1)
        if last + 1 >= self.stop or after in words.bodies or after in words.never or after in words.titles:
            return True
        if spans.tight(line, last + 1) or not any(line.capital(k) for k in range(last + 1, self.stop)):
            return True
        following = spans.longest_match(line, self.search.text, last + 1, self.search.gazetteer)
        return following is not None and following[2][0].place.feature in (Feature.COUNTRY, Feature.ADMIN1)

    def takes_facility(self, facility: tuple[int, str], best: Candidate) -> bool:
        """Whether the facility after a name is named for it."""
        capital = self.line.capital(facility[0])
        if not capital and self.line.lower(facility[0] + 1) == "of":
            return False  # "the Red Sea port of X"
        return capital or (best.place.feature is not Feature.COUNTRY and facility[1] != "road")

    def _is_person(self, draft: Draft, rest: list[str]) -> bool:
        line, words, p, last = self.line, self.words, draft.first, draft.last
        before, lower, strong = line.lower(p - 1), line.lowers[p], self.is_strong(draft)
        if last > p:
            known = any(c.place.population > KNOWN_CITY for c in draft.candidates)
            return lower in words.given_names and not known and not self._before_kind(last)
        if before in words.titles and p > 0 and spans.chained(line, p) and not (strong and not rest):
            return True
        if lower in words.given_names and rest and not spans.tight(line, last + 1):
            speaks = len(rest) == 1 and rest[0] in words.titles and line.lower(self.stop) in words.sayings
            if len(rest) == 1 and rest[0] in words.surnames and draft.evidence is not Evidence.STRONG:
                return True  # "Patrick Hill"
            return speaks or not (rest[0] in words.bodies or rest[0] in words.kinds or rest[0] in words.facilities)
        if strong or draft.evidence is Evidence.STRONG:
            return False
        named = before in words.relations or before in {"of", "for", "by", "and", ","}  # "who was from Leeds said"
        speaks = line.lower(last + 1) in words.sayings and not named
        return draft.key in self.search.people or (speaks and not self.is_big(draft.key))

    def is_possessive(self, k: int) -> bool:
        """Whether an 's follows the word at `k`."""
        end = self.line.ends[k]
        return self.search.text[end : end + 2] in {"'s", "’s"}

    def is_big(self, key: str) -> bool:
        """Whether a country, a region, a capital or another place of `FAMOUS` people bears the name."""
        wide = (Feature.COUNTRY, Feature.REGION)
        return any(
            c.place.capital or c.place.feature in wide or c.place.population >= FAMOUS
            for c in self.search.gazetteer.lookup(key)
        )

    def draft(self, first: int, last: int, key: str, candidates: tuple[Candidate, ...]) -> Draft:
        """The name of words `first` to `last` (inclusive), with what the words before it tell."""
        line = self.line
        name = spans.raw(line, self.search.text, first, last)
        candidates = spans.as_demonym(line, last, candidates)
        draft = Draft(line.starts[first], line.ends[last], line.index, first, last, name, key, candidates)
        reading = read_before(line, first, self.words)
        draft.relation, draft.evidence, draft.hint = reading.relation, reading.evidence, reading.hint
        draft.offset_km, draft.bearing = reading.offset_km, reading.bearing
        draft.facility = reading.feature
        return draft

    def rest_is_no_place(self, p: int, surely: bool = False) -> int:
        """Remember the words from `p` and the unknown ones before it as a person's; the word to go on at."""
        for k in (*range(p, self.stop), *self.unknown):
            self.remember(k, surely)
        return self.stop

    def rest_is_person(self, p: int) -> int:
        """A title stands before word `p`: the rest of the run is a person, up to another title's holder."""
        for k in range(p, self.stop):
            self.remember(k, surely=True)
        return self.stop

    def remember(self, k: int, surely: bool = False) -> None:
        """Remember the word at `k` as a person's name, unless it belongs to an organisation or body.

        A great place's name takes a title or given name beside it to be one (`surely`): "Smart Dubai" makes nobody a Dubai.
        """
        word = self.line.lowers[k]
        if len(word) > 2 and word not in self.words.organisations and word not in self.words.bodies:
            key = fold(word)
            if surely or not self._is_known_place(key):
                self.search.people.add(key)

    def _is_known_place(self, key: str) -> bool:
        """Whether a region, province or city of `FAMOUS` people has the name as its own."""
        wide = (Feature.COUNTRY, Feature.REGION)
        return key not in self.words.given_names and any(
            c.kind is not NameKind.ALTERNATE and (c.place.feature in wide or c.place.population >= FAMOUS)
            for c in self.search.gazetteer.lookup(key)
        )
