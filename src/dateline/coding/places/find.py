"""Finds and resolves every place name of a report."""

from __future__ import annotations

import re

from dateline.coding.places.caseless import find_caseless
from dateline.coding.places.containment import link_containers
from dateline.coding.places.context import Context
from dateline.coding.places.drafts import Draft, Evidence
from dateline.coding.places.mixed import find_mixed
from dateline.coding.places.placing import mention_of
from dateline.coding.places.relations import join_lists
from dateline.coding.places.resolve import acceptable, resolve
from dateline.coding.places.search import Search
from dateline.coding.places.tokens import Casing, line_of
from dateline.knowledge.gazetteer import Feature, NameKind, Place, load_gazetteer
from dateline.knowledge.place_words import place_words
from dateline.model.layers import PlaceMention
from dateline.parsing.document import Document

# "QUETTA, March 12 (Reuters) -", "KABUL, Afghanistan (Jan. 25)", "SAN SALVADOR, 3 JAN 90 --": capitals, then a date, agency or dash.
_DATELINE = re.compile(r"[A-Z][A-Z .'/-]{2,30}\b(?:,[^\n()–—-]{0,40})?\s*(?:\([^)\n]{2,40}\)|--|—|–| - |-$)")
DATELINE_SENTENCES = 6  # how far into a report its dateline may stand
PLACING = frozenset({"in", "near", "between", "part", "dateline"})
LOWER_CASE_SHARE = 0.5  # of the sentences without one capital: the report has lost its capitals
WELL_KNOWN = 500_000  # people: a city of this size may share its name with somebody in the report


def find_places(document: Document, publisher_country: str | None = None) -> tuple[PlaceMention, ...]:
    """Every place name of a report in text order, resolved with the report's own context; `publisher_country` is ISO alpha-2."""
    search = Search(document.text, load_gazetteer(), place_words())
    without = sum(s.text.islower() for s in document.sentences)
    lower_case = without > len(document.sentences) * LOWER_CASE_SHARE
    lines = [line_of(s, lower_case) for s in document.sentences]
    drafts: list[Draft] = []
    for line in lines:
        found = find_mixed(line, search) if line.casing is Casing.MIXED else find_caseless(line, search)
        join_lists(found, line, search.words)
        link_containers(found, line, search)
        drafts += found
    _mark_dateline(drafts, document)
    _spread_evidence(drafts)
    drafts = [d for d in drafts if not _shadowed(d, search)]
    context = Context(search.countries, publisher_country)
    places = resolve(drafts, context)
    settled = {id(draft): places[i] for i, draft in enumerate(drafts)}
    city = _only_city(drafts, places)
    for i, draft in enumerate(drafts):
        if city is None or places[i] is not None or draft.facility != "facility" or draft.container is not None:
            continue
        if draft.candidates or draft.evidence is Evidence.STRONG:
            draft.container, draft.evidence = city, Evidence.STRONG
    return tuple(
        mention_of(draft, places[i], settled.get(id(draft.container)) or _first(draft.container), document.text)
        for i, draft in enumerate(drafts)
        if acceptable(draft, places[i], context)
    )


def _only_city(drafts: list[Draft], places: dict[int, Place | None]) -> Draft | None:
    """The one city that the report names outside its dateline, if it is one: where "Medina hospital" is, when Medina is far away."""
    named = {}
    for i, draft in enumerate(drafts):
        place = places[i]
        if place is not None and place.feature is Feature.CITY and draft.relation != "dateline" and not draft.facility:
            named[place.index] = draft
    return named.popitem()[1] if len(named) == 1 else None


def _first(container: Draft | None) -> Place | None:
    """The best-known sense of a container that is no mention itself ("Mo." after a comma)."""
    return container.candidates[0].place if container is not None and container.candidates else None


def _mark_dateline(drafts: list[Draft], document: Document) -> None:
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


def _spread_evidence(drafts: list[Draft]) -> None:
    """One mention that the text marks as a place backs the others of its name, and lends them its container."""
    marked: dict[str, Draft] = {}
    for draft in drafts:
        if draft.evidence is Evidence.STRONG and (draft.key not in marked or draft.container):
            marked[draft.key] = draft
    for draft in drafts:
        twin = marked.get(draft.key)
        if twin is not None and twin is not draft and not draft.caseless:
            draft.evidence = max(draft.evidence, Evidence.WEAK)
            if draft.container is None and draft.hint == twin.hint:
                draft.container = twin.container


def _shadowed(draft: Draft, search: Search) -> bool:
    """Whether a bare name is that of a person in the report or a common word."""
    if draft.demonym or draft.first != draft.last or draft.container is not None or not draft.candidates:
        return False
    if draft.facility is not None or any(c.place.feature is Feature.COUNTRY for c in draft.candidates):
        return False
    told = draft.evidence is Evidence.STRONG and (draft.relation in PLACING or draft.hint is not None)
    if draft.key in search.people:
        return not (told and max(c.place.population for c in draft.candidates) >= WELL_KNOWN)
    if draft.key not in search.words.common and draft.key not in search.words.given_names:
        return False
    known = any(c.kind is NameKind.PRIMARY and c.place.population >= WELL_KNOWN for c in draft.candidates)
    return not told and (draft.first == 0 or not known)
