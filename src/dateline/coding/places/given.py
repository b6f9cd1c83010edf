"""Names that somebody else found in a report, as drafts beside those found here."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from dateline.coding.places import spans
from dateline.coding.places.drafts import Draft, Evidence
from dateline.coding.places.relations import read_before
from dateline.coding.places.search import Search
from dateline.coding.places.tokens import Line
from dateline.knowledge.gazetteer import fold
from dateline.knowledge.gazetteer.place import Candidate
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
    """A name that the search did not find so: known whole, without its article or its kind, or as a facility of a known place."""
    text = span.of(search.text)
    inside = [i for i, (a, b) in enumerate(zip(line.starts, line.ends, strict=True)) if a < span.end and span.start < b]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    key, candidates = known(text, search)
    draft = Draft(span.start, span.end, line.index, first, last, text, key, candidates)
    before = read_before(line, first, search.words)
    draft.relation, draft.hint = ("demonym" if draft.demonym else before.relation), before.hint
    draft.offset_km, draft.bearing, draft.facility = before.offset_km, before.bearing, before.feature
    if not candidates:
        _as_facility(draft, line, search)
    elif draft.hint is None and spans.chained(line, last + 1):
        draft.hint = search.words.kinds.get(line.lower(last + 1))
    return draft


def known(text: str, search: Search) -> tuple[str, tuple[Candidate, ...]]:
    """The key and candidates of a whole name, its article apart."""
    for form in (text, text.removeprefix("the ").removeprefix("The ")):
        key, hits = spans.single(form, search.gazetteer) if " " not in form else (fold(form), ())
        hits = hits or search.gazetteer.lookup(fold(form))
        if hits:
            return key, hits
    return fold(text), ()


def _as_facility(draft: Draft, line: Line, search: Search) -> None:
    """Read "Quetta Central Jail" as a facility of the place its name begins with."""
    sort = search.words.facilities.get(line.lower(draft.last))
    match = spans.longest_match(line, search.text, draft.first, search.gazetteer) if sort is not None else None
    if sort is not None:
        draft.facility = sort
    if match is not None and match[0] < draft.last and sort != "road":
        draft.candidates = match[2]
