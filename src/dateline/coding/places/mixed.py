"""Finds place names where capitals mean something: in runs of capitalised words, listed in the gazetteer or not."""

from __future__ import annotations

from dateline.coding.places import spans
from dateline.coding.places.drafts import Draft, Evidence
from dateline.coding.places.facilities import stretch
from dateline.coding.places.runs import Run
from dateline.coding.places.search import Search
from dateline.coding.places.telling import is_by_chance, is_cut, is_namelike
from dateline.coding.places.tokens import Line
from dateline.knowledge.casing import is_small
from dateline.knowledge.gazetteer import Feature, NameKind, fold
from dateline.knowledge.gazetteer.place import Candidate

# Kinds of area that are as often kinds of office or no part of the name.
BODIES = frozenset("department agency division area capital commune ward quarter".split())


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
            if _opens_report(line, stop):
                break
            stop += 1
        i = max(i + 1, _read(Run(line, search, i, stop), drafts))
    return drafts


def _opens_report(line: Line, at: int) -> bool:
    """Whether a dateline follows a line without a stop: "By Jane Roe WASHINGTON (AP)"."""
    word = line.words[at]
    marked = line.lower(at + 1) in {"(", ",", "—", "–"}
    return marked and len(word) > 3 and word.isupper() and not line.words[at - 1].isupper()


def _read(run: Run, drafts: list[Draft]) -> int:
    """Add the run's place names to `drafts` and return the word to go on at."""
    line, words = run.line, run.words
    p, here = run.first, len(drafts)
    area = _unlisted_area(run)
    stop = run.stop if area is None else area.first
    while p < stop:
        lower = line.lowers[p]
        if line.words[p] in spans.HYPHENS or not line.capital(p):
            p += 1
            continue
        match = spans.longest_match(line, run.search.text, p, run.search.gazetteer)
        if match is not None and (run.means_otherwise(p) if match[0] == p else is_by_chance(line.lowers[p], match[2])):
            match = None
        if match is None:
            if lower in words.titles and p + 1 < run.stop:
                return run.rest_is_person(p + 1)
            if lower in words.given_names or not run.means_otherwise(p):
                run.unknown.append(p)  # "Jack London"
            p += 1
            continue
        last, key, candidates = match
        whole = spans.whole_name(line, last)
        if whole == last and is_cut(line, last, candidates, run.search):
            whole = last + 2
        if whole > last:
            p = _unlisted_whole(run, p, whole, drafts)
            continue
        p = _judge(run, p, last, key, candidates, drafts)
    if area is not None:
        drafts.append(area)
    elif len(drafts) == here and run.unknown:
        _unknown_run(run, drafts)
        p = max(p, drafts[-1].last + 1) if len(drafts) > here else p
    return p if area is None else run.stop


def _judge(run: Run, p: int, last: int, key: str, candidates: tuple[Candidate, ...], drafts: list[Draft]) -> int:
    """Take the name or pass over the rest of the run (a person, organisation or event); the word to go on at."""
    draft = run.draft(p, last, key, candidates)
    past = run.passed_over(draft)
    if past is not None:
        return past
    line, words = run.line, run.words
    after = line.lower(last + 1)
    facility = spans.facility_end(line, last + 1, words)
    if draft.demonym:
        draft.relation = "demonym"
    elif facility is not None and run.takes_facility(facility, candidates[0]):
        beside = bool(run.unknown) and run.unknown[-1] == p - 1
        stretch(draft, facility, line, run.search, run.unknown[0] if beside else None)
        if beside:
            run.unknown.clear()
        drafts.append(draft)
        return draft.last + 1
    elif after in words.kinds and spans.chained(line, last + 1):
        draft.hint, draft.evidence = words.kinds[after], Evidence.STRONG
        if line.capital(last + 1) and last + 2 >= run.stop and after not in BODIES:
            draft.last, draft.end = last + 1, line.ends[last + 1]  # "Zzab Province"
            draft.text = run.search.text[draft.start : draft.end]
    elif after in words.provincial and spans.chained(line, last + 1):
        draft.hint = "admin1"
    elif not run.is_strong(draft) and not run.stands_in_run(last):
        if all(c.kind is NameKind.ALTERNATE for c in candidates):
            run.remember(p)
        return run.stop  # "Lincoln Chafee", "Houston Rockets"
    if (
        draft.evidence is Evidence.STRONG
        and not run.is_strong(draft)
        and run.is_possessive(last)
        and not run.is_big(key)
    ):
        draft.evidence = Evidence.WEAK  # "in Modi's cabinet"
    drafts.append(draft)
    return draft.last + 1


def _unlisted_whole(run: Run, p: int, last: int, drafts: list[Draft]) -> int:
    """Take a name with a particle or hyphen that the gazetteer lacks whole, unresolved; the word to go on at."""
    line, words = run.line, run.words
    if line.lowers[p] in words.given_names or line.lower(p - 1) in words.titles or run.unknown:
        run.rest_is_no_place(p)
        return last + 1
    draft = run.draft(p, last, fold(spans.raw(line, run.search.text, p, last)), ())
    kind, facility = words.kinds.get(line.lower(last + 1)), spans.facility_end(line, last + 1, words)
    if facility is not None:
        draft.last, draft.end, draft.facility = facility[0], line.ends[facility[0]], facility[1]
        draft.text = run.search.text[draft.start : draft.end]
    elif kind is not None and spans.chained(line, last + 1):
        draft.hint, draft.evidence = kind, Evidence.STRONG
    drafts.append(draft)
    return draft.last + 1


def _unlisted_area(run: Run) -> Draft | None:
    """The area of several words, lacking in the gazetteer, that the run ends in: "Shah Joy" of "Shah Joy district"."""
    line, words = run.line, run.words
    after = line.lower(run.stop)
    kind = words.kinds.get(after)
    if (
        (kind not in {"admin1", "admin2"} and after not in {"village", "hamlet", "town"})
        or line.capital(run.stop)
        or not spans.chained(line, run.stop)
    ):
        return None
    first = run.first
    while first < run.stop and (line.lowers[first] in words.openers or run.country_at(first)):
        first += 1
    if not 2 <= run.stop - first <= 4 or any(line.lowers[k] in words.titles for k in range(first, run.stop)):
        return None
    match = spans.longest_match(line, run.search.text, first, run.search.gazetteer)
    if match is not None and (
        match[0] == run.stop - 1 or match[2][0].place.feature in (Feature.ADMIN1, Feature.REGION)
    ):
        return None
    draft = run.draft(first, run.stop - 1, fold(spans.raw(line, run.search.text, first, run.stop - 1)), ())
    draft.hint, draft.evidence = kind, Evidence.STRONG
    return draft


def _unknown_run(run: Run, drafts: list[Draft]) -> None:
    """A run that the gazetteer lacks: a place only where the text says so ("in X", "X Hospital"), else perhaps a person."""
    line, words = run.line, run.words
    first, last = run.unknown[0], spans.whole_name(line, run.unknown[-1])
    end = spans.facility_end(line, last + 1, words)
    named = last > first and line.lowers[last] in words.facility_names
    if last - first >= 4 or any(
        line.lowers[k] in words.organisations or line.lowers[k] in words.never for k in run.unknown
    ):
        return
    kind = words.kinds.get(line.lower(last + 1)) if spans.chained(line, last + 1) else None
    area = kind in {"admin1", "admin2"} and not line.capital(last + 1)
    if line.lowers[first] in words.given_names and not named and end is None and not area:
        run.rest_is_no_place(first)
        return
    if line.lower(last + 1).isdigit() and spans.chained(line, last + 1):
        last += 1  # "at Tower 22"
    draft = run.draft(first, last, fold(spans.raw(line, run.search.text, first, last)), ())
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
            run.rest_is_no_place(first)
        return
    elif run.is_possessive(last) or not is_namelike(line, run.unknown, last, words):
        return  # "in Zzab's cabinet"
    elif last == first and is_small(line.lowers[first]):
        return  # "Wounded in Shootout": a word of a headline
    drafts.append(draft)
