"""Names of facilities, natural features and streets that begin with a place name: "Quetta railway station", "Beth Israel Hospital"."""

from __future__ import annotations

from dateline.coding.places.drafts import Draft, Evidence
from dateline.coding.places.relations import read_before
from dateline.coding.places.search import Search
from dateline.coding.places.tokens import Line
from dateline.knowledge.gazetteer import Feature, fold


def stretch(draft: Draft, facility: tuple[int, str], line: Line, search: Search, earlier: int | None) -> None:
    """Stretch a name over the facility it begins (its last word and sort); `earlier` is the first of the unknown words before it.

    A street, a longer name and a namesake of a country say nothing of where the facility is: those keep no candidates.
    """
    last, draft.facility = facility
    draft.last, draft.end = last, line.ends[last]
    if line.capital(last):
        namesake = (
            draft.candidates[0].place.feature is Feature.COUNTRY or earlier is not None or draft.facility == "road"
        )
        if earlier is not None:
            draft.first, draft.start = earlier, line.starts[earlier]
        if namesake:
            draft.candidates = ()
    draft.text = search.text[draft.start : draft.end]
    if draft.candidates:
        draft.evidence = Evidence.STRONG
    else:
        before = read_before(line, draft.first, search.words)
        draft.key, draft.relation, draft.evidence = fold(draft.text), before.relation, before.evidence
