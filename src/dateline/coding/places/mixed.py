"""Finds place names where capitals mean something: runs of capitalised words, sifted of people, organisations and days."""

from __future__ import annotations

from dateline.coding.places import spans
from dateline.coding.places.drafts import Draft, Evidence
from dateline.coding.places.facilities import stretch
from dateline.coding.places.relations import read_before
from dateline.coding.places.search import Search
from dateline.coding.places.telling import KNOWN_CITY, is_by_chance, is_cut, is_namelike
from dateline.coding.places.tokens import Line
from dateline.knowledge.gazetteer import Feature, NameKind, fold
from dateline.knowledge.gazetteer.place import Candidate

FAMOUS = 500_000  # people: a city that may speak for itself ("Karachi said")


def find_mixed(line: Line, search: Search) -> list[Draft]:
    """The place names of a sentence in mixed case, unresolved."""
    drafts: list[Draft] = []
    i, size = 0, len(line.words)
    while i < size:
        if not line.words[i][0].isupper():
            i += 1
            continue
        stop = i + 1
        while stop < size and spans.chained(line, stop) and (line.capital(stop) or line.words[stop] in spans.HYPHENS):
            stop += 1
        i = max(i + 1, _Run(line, search, i, stop).read(drafts))
    return drafts


class _Run:
    """One run of capitalised words, words `first` to `stop` (exclusive)."""

    def __init__(self, line: Line, search: Search, first: int, stop: int) -> None:
        self.line, self.search, self.words = line, search, search.words
        self.first, self.stop = first, stop
        self.unknown: list[int] = []

    def read(self, drafts: list[Draft]) -> int:
        """Add the run's place names to `drafts` and return the word to go on at."""
        line, words = self.line, self.words
        p, here = self.first, len(drafts)
        area = self._unlisted_area()
        stop = self.stop if area is None else area.first
        while p < stop:
            lower = line.lowers[p]
            if line.words[p] in spans.HYPHENS or not line.capital(p):
                p += 1
                continue
            match = spans.longest_match(line, self.search.text, p, self.search.gazetteer)
            if match is not None and (
                self._means_otherwise(p) if match[0] == p else is_by_chance(line.lowers[p], match[2])
            ):
                match = None
            if match is None:
                if lower in words.titles and p + 1 < self.stop:
                    return self._person(p + 1)
                if not self._means_otherwise(p):
                    self.unknown.append(p)
                p += 1
                continue
            last, key, candidates = match
            whole = spans.whole_name(line, last)
            if whole == last and is_cut(line, last, candidates, self.search):
                whole = last + 2
            if whole > last:
                p = self._unlisted_whole(p, whole, drafts)
                continue
            p = self._judge(p, last, key, candidates, drafts)
        if area is not None:
            drafts.append(area)
        elif len(drafts) == here and self.unknown:
            self._unknown_run(drafts)
        return p if area is None else self.stop

    def _unlisted_whole(self, p: int, last: int, drafts: list[Draft]) -> int:
        """Take a name with a particle or hyphen that the gazetteer lacks whole, unresolved; the word to go on at."""
        line, words = self.line, self.words
        if line.lowers[p] in words.given_names or line.lower(p - 1) in words.titles or self.unknown:
            self._rest_is_no_place(p)
            return last + 1
        draft = self._draft(p, last, fold(spans.raw(line, self.search.text, p, last)), ())
        kind, facility = words.kinds.get(line.lower(last + 1)), spans.facility_end(line, last + 1, words)
        if facility is not None:
            draft.last, draft.end, draft.facility = facility[0], line.ends[facility[0]], facility[1]
            draft.text = self.search.text[draft.start : draft.end]
        elif kind is not None and spans.chained(line, last + 1):
            draft.hint, draft.evidence = kind, Evidence.STRONG
        drafts.append(draft)
        return draft.last + 1

    def _unlisted_area(self) -> Draft | None:
        """The area of several words, lacking in the gazetteer, that the run ends in: "Shah Joy" of "Shah Joy district"."""
        line, words = self.line, self.words
        after = line.lower(self.stop)
        kind = words.kinds.get(after)
        if (
            (kind not in {"admin1", "admin2"} and after not in {"village", "hamlet", "town"})
            or line.capital(self.stop)
            or not spans.chained(line, self.stop)
        ):
            return None
        first = self.first
        while first < self.stop and (line.lowers[first] in words.openers or self._country_at(first)):
            first += 1
        if not 2 <= self.stop - first <= 4 or any(line.lowers[k] in words.titles for k in range(first, self.stop)):
            return None
        match = spans.longest_match(line, self.search.text, first, self.search.gazetteer)
        if match is not None and (
            match[0] == self.stop - 1 or match[2][0].place.feature in (Feature.ADMIN1, Feature.REGION)
        ):
            return None
        draft = self._draft(first, self.stop - 1, fold(spans.raw(line, self.search.text, first, self.stop - 1)), ())
        draft.hint, draft.evidence = kind, Evidence.STRONG
        return draft

    def _country_at(self, p: int) -> bool:
        match = spans.longest_match(self.line, self.search.text, p, self.search.gazetteer)
        return match is not None and match[0] == p and match[2][0].place.feature is Feature.COUNTRY

    def _means_otherwise(self, p: int) -> bool:
        """Whether one word is known as something else: a month, an opener, "West" without "province"."""
        lower, words = self.line.lowers[p], self.words
        if lower in words.common and self.stop - self.first > 1 and not self._before_kind(p):
            return True  # "Police Department", "Final Four"
        if lower in words.parts:
            return words.kinds.get(self.line.lower(p + 1)) != "admin1"
        return lower in words.openers or lower in words.never

    def _before_kind(self, p: int) -> bool:
        after = self.line.lower(p + 1)
        if self.line.capital(p + 1) and after in {"department", "agency", "division", "commission"}:
            return False
        return after in self.words.kinds or after in self.words.facilities

    # ---- one known name ----------------------------------------------------------------------------------------------

    def _judge(self, p: int, last: int, key: str, candidates: tuple[Candidate, ...], drafts: list[Draft]) -> int:
        """Take the name or pass over the rest of the run (a person, organisation or event); the word to go on at."""
        draft = self._draft(p, last, key, candidates)
        past = self._passed_over(draft)
        if past is not None:
            return past
        line, words = self.line, self.words
        after = line.lower(last + 1)
        facility = spans.facility_end(line, last + 1, words)
        if draft.demonym:
            draft.relation = "demonym"
        elif facility is not None and self._takes_facility(facility, candidates[0]):
            beside = bool(self.unknown) and self.unknown[-1] == p - 1
            stretch(draft, facility, line, self.search, self.unknown[0] if beside else None)
            if beside:
                self.unknown.clear()
            drafts.append(draft)
            return draft.last + 1
        elif after in words.kinds and spans.chained(line, last + 1):
            draft.hint, draft.evidence = words.kinds[after], Evidence.STRONG
        elif not self._strong(draft) and not self._stands_in_run(last):
            if all(c.kind is NameKind.ALTERNATE for c in candidates):
                self._remember(p)
            return self.stop  # "Lincoln Chafee", "Houston Rockets"
        if (
            draft.evidence is Evidence.STRONG
            and not self._strong(draft)
            and self._possessive(last)
            and not self._big(key)
        ):
            draft.evidence = Evidence.WEAK  # "in Modi's cabinet"
        drafts.append(draft)
        return draft.last + 1

    def _strong(self, draft: Draft) -> bool:
        return draft.last > draft.first or draft.candidates[0].place.feature is Feature.COUNTRY

    def _passed_over(self, draft: Draft) -> int | None:
        """The word to go on at where the name belongs to a person, a thing, a sum of money, an organisation or a language."""
        line, words, p, last = self.line, self.words, draft.first, draft.last
        after = line.lower(last + 1)
        rest = [line.lowers[k] for k in range(last + 1, self.stop) if line.capital(k)]
        if self._is_person(draft, rest):
            return self._rest_is_no_place(p)
        if after in words.things or "$" in (line.lower(p - 1), after):
            return last + 1  # "West Nile virus", "US$5"
        if after in spans.HYPHENS and spans.tight(line, last + 1) and line.lower(last + 2) in words.belongings:
            return last + 1  # "a Liberian-flagged tanker"
        if any(w in words.organisations for w in rest) and spans.facility_end(line, last + 1, words) is None:
            if draft.candidates[0].place.feature is not Feature.COUNTRY:
                return self.stop
            self.search.countries.append(draft.candidates[0].place.country)
        if self.unknown and self.unknown[-1] == p - 1 and not spans.tight(line, p) and not self._strong(draft):
            named = line.lowers[self.unknown[-1]] not in words.common  # "Abraham Lincoln", not "University Mosul"
            return self._rest_is_no_place(p) if named else self.stop
        if draft.demonym and spans.is_language(line, p, last, words):
            return last + 1
        return None

    def _stands_in_run(self, last: int) -> bool:
        """Whether what follows a name in its run leaves it a place: nothing, a body or title of the place, or the area around it."""
        line, words = self.line, self.words
        after = line.lower(last + 1)
        if last + 1 >= self.stop or after in words.bodies or after in words.never or after in words.titles:
            return True
        if spans.tight(line, last + 1) or not any(line.capital(k) for k in range(last + 1, self.stop)):
            return True
        following = spans.longest_match(line, self.search.text, last + 1, self.search.gazetteer)
        return following is not None and following[2][0].place.feature in (Feature.COUNTRY, Feature.ADMIN1)

    def _takes_facility(self, facility: tuple[int, str], best: Candidate) -> bool:
        capital = self.line.capital(facility[0])
        if not capital and self.line.lower(facility[0] + 1) == "of":
            return False  # "the Red Sea port of X"
        return capital or (best.place.feature is not Feature.COUNTRY and facility[1] != "road")

    def _is_person(self, draft: Draft, rest: list[str]) -> bool:
        line, words, p, last = self.line, self.words, draft.first, draft.last
        before, lower, strong = line.lower(p - 1), line.lowers[p], self._strong(draft)
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
        speaks = line.lower(last + 1) in words.sayings and before not in {"of", "for", "by", "and", ","}
        return draft.key in self.search.people or (speaks and not self._big(draft.key))

    def _possessive(self, k: int) -> bool:
        end = self.line.ends[k]
        return self.search.text[end : end + 2] in {"'s", "’s"}

    def _big(self, key: str) -> bool:
        return any(
            c.place.capital or c.place.feature is Feature.COUNTRY or c.place.population >= FAMOUS
            for c in self.search.gazetteer.lookup(key)
        )

    def _draft(self, first: int, last: int, key: str, candidates: tuple[Candidate, ...]) -> Draft:
        line = self.line
        name = spans.raw(line, self.search.text, first, last)
        draft = Draft(line.starts[first], line.ends[last], line.index, first, last, name, key, candidates)
        reading = read_before(line, first, self.words)
        draft.relation, draft.evidence, draft.hint = reading.relation, reading.evidence, reading.hint
        draft.offset_km, draft.bearing = reading.offset_km, reading.bearing
        draft.facility = reading.feature
        return draft

    # ---- what is no place --------------------------------------------------------------------------------------------

    def _rest_is_no_place(self, p: int) -> int:
        for k in range(p, self.stop):
            self._remember(k)
        for k in self.unknown:
            self._remember(k)
        return self.stop

    def _person(self, p: int) -> int:
        """A title stands before word `p`: the rest of the run is a person, up to another title's holder."""
        for k in range(p, self.stop):
            self._remember(k)
        return self.stop

    def _remember(self, k: int) -> None:
        word = self.line.lowers[k]
        if len(word) > 2 and word not in self.words.organisations and word not in self.words.bodies:
            self.search.people.add(fold(word))

    def _unknown_run(self, drafts: list[Draft]) -> None:
        """A run that the gazetteer lacks: a place only where the text says so ("in X", "X Hospital"), else perhaps a person."""
        line, words = self.line, self.words
        first, last = self.unknown[0], spans.whole_name(line, self.unknown[-1])
        end = spans.facility_end(line, last + 1, words)
        named = last > first and line.lowers[last] in words.facility_names
        if last - first >= 4 or any(
            line.lowers[k] in words.organisations or line.lowers[k] in words.never for k in self.unknown
        ):
            return
        kind = words.kinds.get(line.lower(last + 1)) if spans.chained(line, last + 1) else None
        area = kind in {"admin1", "admin2"} and not line.capital(last + 1)
        if line.lowers[first] in words.given_names and not named and end is None and not area:
            self._rest_is_no_place(first)
            return
        if line.lower(last + 1).isdigit() and spans.chained(line, last + 1):
            last += 1  # "at Tower 22"
        draft = self._draft(first, last, fold(spans.raw(line, self.search.text, first, last)), ())
        if area:
            draft.hint, draft.evidence = kind, Evidence.STRONG
        elif named:
            draft.facility = words.facilities.get(line.lowers[last], "facility")
        elif (
            end is not None
            and line.lower(end[0]) in words.facility_names
            and (draft.evidence is Evidence.STRONG or line.capital(end[0]))
        ):
            draft.last, draft.end, draft.facility = end[0], line.ends[end[0]], end[1]
        elif draft.relation not in {"in", "near"} or draft.evidence is not Evidence.STRONG:
            if last > first:
                self._rest_is_no_place(first)
            return
        elif not is_namelike(line, self.unknown, last, words):
            return
        drafts.append(draft)
