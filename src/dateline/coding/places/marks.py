"""What a report tells of its names beyond their own sentence: its dateline, marks lent from name to name, and whose names they are."""

from __future__ import annotations

import re

from dateline.coding.places.drafts import Draft, Evidence
from dateline.coding.places.search import Search
from dateline.knowledge.gazetteer import Feature, NameKind
from dateline.knowledge.place_words import place_words
from dateline.parsing.document import Document

# "QUETTA, March 12 (Reuters) -", "KABUL, Afghanistan (Jan. 25)", "SAN SALVADOR, 3 JAN 90 --": capitals, then a date, agency or dash.
_DATELINE = re.compile(r"[A-Z][A-Z .'/-]{2,30}\b(?:,[^\n()–—-]{0,40})?\s*(?:\([^)\n]{2,40}\)|--|—|–| - |-$)")
DATELINE_SENTENCES = 6  # how far into a report its dateline may stand
PLACING = frozenset({"in", "near", "between", "part", "dateline"})
WELL_KNOWN = 500_000  # people: a city of this size may share its name with somebody in the report


def mark_dateline(drafts: list[Draft], document: Document) -> None:
    """Give the names of the report's dateline the relation "dateline"."""
    for sentence in document.sentences[:DATELINE_SENTENCES]:
        opening = _DATELINE.match(sentence.text)
        colon = [d for d in drafts if d.start == sentence.start and document.text[d.end : d.end + 1] == ":"]
        colon = [d for d in colon if d.key not in place_words().common]
        if colon:  # "new delhi: the minister ..."
            colon[0].relation, colon[0].evidence = "dateline", Evidence.STRONG
            return
        if opening is None or not sentence.text[:3].isupper():
            continue
        for draft in drafts:
            if sentence.start <= draft.start and draft.end <= sentence.start + opening.end():
                draft.relation, draft.evidence = "dateline", Evidence.STRONG
        return


def spread_evidence(drafts: list[Draft]) -> None:
    """One mention that the text marks as a place backs the others of its name, and lends them its container."""
    marked: dict[str, Draft] = {}
    for draft in drafts:
        if (
            draft.facility is None
            and draft.evidence is Evidence.STRONG
            and (draft.key not in marked or draft.container)
        ):
            marked[draft.key] = draft
    for draft in drafts:
        twin = marked.get(draft.key)
        if twin is not None and twin is not draft and not draft.caseless and draft.facility is None:
            draft.evidence = max(draft.evidence, Evidence.WEAK)
            if draft.container is None and draft.hint == twin.hint:
                draft.container = twin.container


def is_shadowed(draft: Draft, search: Search) -> bool:
    """Whether a bare name is that of a person in the report or a common word."""
    if draft.demonym or draft.first != draft.last or draft.container is not None or not draft.candidates:
        return False
    if draft.facility is not None:
        return False
    if any(c.place.feature is Feature.COUNTRY for c in draft.candidates):
        bare = draft.evidence is Evidence.BARE and draft.relation == "other"
        return bare and draft.key in search.surnames  # "Michael Jordan said so. Jordan left."
    told = draft.evidence is Evidence.STRONG and (draft.relation in PLACING or draft.hint is not None)
    if draft.key in search.people:
        return not (told and max(c.place.population for c in draft.candidates) >= WELL_KNOWN)
    if draft.key not in search.words.common and draft.key not in search.words.given_names:
        return False
    known = any(c.kind is NameKind.PRIMARY and c.place.population >= WELL_KNOWN for c in draft.candidates)
    return not told and (draft.first == 0 or not known)
