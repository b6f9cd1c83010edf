"""Names that somebody else found in a report, as drafts beside those found here."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from dateline.coding.places import spans
from dateline.coding.places.drafts import Draft, Evidence
from dateline.coding.places.relations import read_before
from dateline.coding.places.search import Search
from dateline.coding.places.telling import KNOWN_CITY
from dateline.coding.places.tokens import Line
from dateline.knowledge.gazetteer import Feature, NameKind, fold
from dateline.knowledge.gazetteer.place import Candidate
from dateline.knowledge.place_words import PlaceWords
from dateline.model.span import Span


def with_given(
    found: list[list[Draft]], given: Sequence[Span], lines: Sequence[Line], search: Search
) -> list[list[Draft]]:
    """The drafts of each line with the `given` names in place of those that overlap them; ValueError where two given ones overlap."""
    ordered = sorted(given, key=lambda s: s.start)
    if any(a.overlaps(b) for a, b in pairwise(ordered)):
        raise ValueError("given spans overlap")
    firsts = [line.starts[0] if line.starts else 0 for line in lines]
    theirs: list[list[Draft]] = [[] for _ in lines]
    for span in ordered:
        k = max(0, bisect_left(firsts, span.start + 1) - 1)
        theirs[k].append(_draft(span, lines[k], found[k], search))
    return [_merged(mine, others) for mine, others in zip(found, theirs, strict=True)]


def _merged(found: list[Draft], given: list[Draft]) -> list[Draft]:
    kept = [d for d in found if not any(d.start < g.end and g.start < d.end for g in given)]
    return sorted([*kept, *given], key=lambda d: d.start)


def _draft(span: Span, line: Line, found: list[Draft], search: Search) -> Draft:
    same = next((d for d in found if (d.start, d.end) == (span.start, span.end)), None)
    if same is None:
        same = _read(span, line, search)
    same.given, same.evidence = True, Evidence.STRONG
    return same


def _read(span: Span, line: Line, search: Search) -> Draft:
    """A name that the search did not find so, with what the words around and inside it tell."""
    text = span.of(search.text)
    inside = [i for i, (a, b) in enumerate(zip(line.starts, line.ends, strict=True)) if a < span.end and span.start < b]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    key, candidates = known(text, search)
    draft = Draft(span.start, span.end, line.index, first, last, text, key, candidates)
    before = read_before(line, first, search.words)
    draft.relation, draft.hint = ("demonym" if draft.demonym else before.relation), before.hint
    draft.offset_km, draft.bearing, draft.facility = before.offset_km, before.bearing, before.feature
    if not candidates:
        _read_inside(draft, line, search)
    elif draft.hint is None and spans.chained(line, last + 1):
        draft.hint = search.words.kinds.get(line.lower(last + 1))
    return draft


def known(text: str, search: Search) -> tuple[str, tuple[Candidate, ...]]:
    """The key and candidates of a whole name: as it stands, without its article, or of a state's abbreviation ("Calif.")."""
    for form in (text, text.removeprefix("the ").removeprefix("The "), search.words.after_comma.get(text, "")):
        key, hits = spans.single(form, search.gazetteer) if " " not in form else (fold(form), ())
        hits = hits or search.gazetteer.lookup(fold(form))
        if hits:
            return key if key in search.gazetteer else fold(form), hits
    return fold(text), ()


def _read_inside(draft: Draft, line: Line, search: Search) -> None:
    """Read a name that no place bears whole from its parts: "Zzab Province", "Paris, Texas", "Quetta Central Jail", "Bank of India"."""
    words = search.words
    first, last = draft.first, draft.last
    sort = words.facilities.get(line.lower(last)) or next(
        (words.facilities[w] for w in line.lowers[first : last + 1] if w in words.facilities), None
    )
    if line.lower(first) in words.parts and last > first:
        draft.relation, first = "part", first + 1
    kind = words.kinds.get(line.lower(last))
    if kind is not None and last > first:
        draft.hint, last = kind, last - 1
    elif words.kinds.get(line.lower(first)) is not None and line.lower(first + 1) == "of":
        draft.hint, first = words.kinds[line.lower(first)], first + 2
    match = _match(first, line, search)
    if match is not None and match[0] >= last:
        draft.key, draft.candidates = match[1:]
        return
    if sort is not None:
        draft.facility = sort
    if draft.hint is not None and sort is None:
        return
    best = max(_inner(draft, line, search), key=lambda m: m[2][0].place.population, default=None)
    if best is not None and sort != "road":
        draft.candidates, draft.hint = best[2], None


def _match(first: int, line: Line, search: Search) -> tuple[int, str, tuple[Candidate, ...]] | None:
    if first >= len(line.words):
        return None
    return spans.longest_match(line, search.text, first, search.gazetteer)


def _inner(draft: Draft, line: Line, search: Search) -> list[tuple[int, str, tuple[Candidate, ...]]]:
    """The well-known places named inside a longer name."""
    found = []
    for i in range(draft.first, draft.last + 1):
        if line.capital(i) and not _is_plain(line.lowers[i], search.words):
            match = _match(i, line, search)
            if match is not None and match[0] <= draft.last and is_known(match[2]):
                found.append(match)
    return found


def _is_plain(word: str, words: PlaceWords) -> bool:
    """Whether a word inside a longer name is no name: "Centre", "National", "West"."""
    return any(word in listed for listed in (words.common, words.organisations, words.bodies, words.parts, words.never))


def is_known(candidates: tuple[Candidate, ...]) -> bool:
    """Whether a country, province, capital or city of `KNOWN_CITY` people is among the candidates under its own name or a demonym."""
    return any(
        c.kind is not NameKind.ALTERNATE
        and (
            c.place.feature in (Feature.COUNTRY, Feature.ADMIN1, Feature.REGION)
            or c.place.capital
            or c.place.population >= KNOWN_CITY
        )
        for c in candidates
    )
