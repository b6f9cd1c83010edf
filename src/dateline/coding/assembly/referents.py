"""Who the generic and abbreviated parties of a report are: "the militants", "the army", "the FLA" of a group that the report introduces."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from dateline.coding.actor_typing import ReportActors
from dateline.coding.assembly.full_names import FullNames
from dateline.coding.assembly.same_party import is_name
from dateline.coding.context import Layers
from dateline.coding.generic_mentions import linked
from dateline.coding.introduced_groups import introduced_groups
from dateline.coding.noun_phrases import noun_phrase
from dateline.coding.parties import Party
from dateline.knowledge.actors import ActorMatch, actor, countries_named
from dateline.model.actor_kinds import ActorKind

_QUOTED = re.compile(
    r""",?\s+(?:(?:called|named|calling itself|known as)\s+)?(?:the\s+)?["“']([A-Z][^"”\n]{2,60}?)["”']"""
)


class Referents:
    """The named actors, countries and introduced groups of one report, to look its parties up in."""

    def __init__(self, layers: Layers, text: str) -> None:
        self._named = [m for m in layers.actors if not m.office]
        self._countries = countries_named(text) | {p.country for p in layers.places if p.country is not None}
        self._text = text
        self._places = frozenset(p.span for p in layers.places if p.feature != "facility")
        self._introduced = {group.short: group.name for group in introduced_groups(text)}

    def is_place(self, party: Party) -> bool:
        """Whether the words only name a place, and no known actor: a town does nothing, a country may."""
        return party.actor is None and party.word is None and any(place.covers(party.span) for place in self._places)

    def introduced(self, party: Party) -> Party:
        """A group with the name in quotation marks that follows its description: 'a new band, the "Green Hand"'."""
        if (
            party.named
            or party.actor is not None
            or party.called
            or party.word is None
            or party.word.number is not None
        ):
            return party
        found = _QUOTED.match(self._text, party.span.end)
        return replace(party, called=found.group(1)) if found is not None else party

    def known(self, party: Party) -> Party:
        """The party with the actor that its definite words can only mean in this report; itself where they mean none or several."""
        if party.actor is not None or not party.definite or party.pronoun or party.quantity is not None:
            return party
        before = [m for m in self._named if m.start < party.span.start]
        found = linked(noun_phrase(party.text, ()).words, party.definite, before, frozenset(self._countries))
        if found is None:
            return party
        one = next((m for m in before if m.actor == found), None)
        name, kind = (one.name, one.kind) if one is not None else (actor(found).name, actor(found).kind)
        match = ActorMatch(party.span.start, party.span.end, found, name, kind, party.text)
        return replace(party, actor=match)

    def name(self, party: Party) -> str:
        """What the party is called: its actor's name, a person's name in full, what an abbreviation of the report stands for, else its words."""
        if party.actor is not None:
            return party.actor.name
        if party.called or is_name(party):
            return self._names.fullest(party.called or party.text)
        plain = party.text.removeprefix("the ").removeprefix("The ")
        return self._introduced.get(plain, party.text)

    def kind(self, party: Party) -> str | None:
        """What kind of party it is by its own words, for a person named alone by what the report says of them elsewhere ("the senator")."""
        if party.kind is not None or not is_name(party):
            return party.kind
        told = self._typing.at(party.span).kind
        return told.value if told is not None and told is not ActorKind.UNKNOWN else None

    @cached_property
    def _typing(self) -> ReportActors:
        return ReportActors(self._text, countries=frozenset(self._countries))

    @cached_property
    def _names(self) -> FullNames:
        return FullNames(self._text)
