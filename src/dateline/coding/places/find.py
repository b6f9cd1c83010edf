"""Finds and resolves every place name of a report, or resolves names found by others."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.places.caseless import find_caseless
from dateline.coding.places.containment import link_containers
from dateline.coding.places.context import Context
from dateline.coding.places.drafts import Draft, Evidence
from dateline.coding.places.given import with_given
from dateline.coding.places.local import LOCAL, local_city
from dateline.coding.places.marks import is_shadowed, mark_dateline, spread_evidence
from dateline.coding.places.mixed import find_mixed
from dateline.coding.places.placing import joined, mention_of
from dateline.coding.places.relations import join_lists
from dateline.coding.places.resolve import acceptable, resolve
from dateline.coding.places.search import Search
from dateline.coding.places.tokens import Casing, Line, line_of
from dateline.knowledge.gazetteer import Place, load_gazetteer
from dateline.knowledge.place_words import place_words
from dateline.model.layers import PlaceMention
from dateline.model.span import Span
from dateline.parsing.document import Document

LOWER_CASE_SHARE = 0.5  # of the sentences without one capital: the report has lost its capitals


def find_places(document: Document, publisher_country: str | None = None) -> tuple[PlaceMention, ...]:
    """Every place name of a report in text order, resolved with the report's own context; `publisher_country` is ISO alpha-2."""
    search = Search(document.text, load_gazetteer(), place_words())
    lines = _lines(document)
    drafts = _joined(lines, _found(lines, search), document, search)
    context = Context(search.countries, publisher_country)
    places = _resolved(drafts, context)
    found = [
        mention_of(draft, place, holder, document.text)
        for draft, place, holder in places
        if acceptable(draft, place, context)
    ]
    return joined(found, drafts)


def resolve_spans(
    document: Document, given: Sequence[Span], publisher_country: str | None = None
) -> tuple[PlaceMention, ...]:
    """A mention for each name in `given`, in that order, resolved as `find_places` does with the report's other names as context.

    Raises ValueError where two given spans overlap.
    """
    search = Search(document.text, load_gazetteer(), place_words())
    lines = _lines(document)
    found = with_given(_found(lines, search), given, lines, search)
    drafts = _joined(lines, found, document, search)
    places = _resolved(drafts, Context(search.countries, publisher_country))
    mentions = {(d.start, d.end): mention_of(d, place, holder, document.text) for d, place, holder in places if d.given}
    return tuple(mentions[span.start, span.end] for span in given)


def _lines(document: Document) -> list[Line]:
    without = sum(s.text.islower() for s in document.sentences)
    lower_case = without > len(document.sentences) * LOWER_CASE_SHARE
    return [line_of(s, lower_case) for s in document.sentences]


def _found(lines: list[Line], search: Search) -> list[list[Draft]]:
    return [find_mixed(line, search) if line.casing is Casing.MIXED else find_caseless(line, search) for line in lines]


def _joined(lines: list[Line], found: list[list[Draft]], document: Document, search: Search) -> list[Draft]:
    """The names of all lines with what they tell of each other, without those that are people's or common words."""
    drafts: list[Draft] = []
    for line, here in zip(lines, found, strict=True):
        join_lists(here, line, search.words)
        link_containers(here, line, search)
        drafts += here
    mark_dateline(drafts, document)
    spread_evidence(drafts)
    return [d for d in drafts if d.given or not is_shadowed(d, search)]


def _resolved(drafts: list[Draft], context: Context) -> list[tuple[Draft, Place | None, Place | None]]:
    """Each name with the place that it stands for and the one that is said to contain it."""
    places = resolve(drafts, context)
    settled = {id(draft): places[i] for i, draft in enumerate(drafts)}
    city = local_city(drafts, places)
    for i, draft in enumerate(drafts):
        if city is None or places[i] is not None or draft.facility not in LOCAL or draft.container is not None:
            continue
        if draft.candidates or draft.evidence is Evidence.STRONG:
            draft.container, draft.evidence = city, Evidence.STRONG
    return [(draft, places[i], _holder(draft.container, settled)) for i, draft in enumerate(drafts)]


def _holder(container: Draft | None, settled: dict[int, Place | None]) -> Place | None:
    """The place of a container: its own, that of the one around it where it is unknown, the best-known one where it is no mention."""
    while container is not None and id(container) in settled:
        place = settled[id(container)]
        if place is not None:
            return place
        container = container.container
    return _first(container)


def _first(container: Draft | None) -> Place | None:
    """The best-known sense of a container that is no mention itself ("Mo." after a comma)."""
    return container.candidates[0].place if container is not None and container.candidates else None
