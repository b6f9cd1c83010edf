"""One report as the coder reads it: each parsed sentence with its mentions, tolls, times, places and words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.coding.aboard import carried
from dateline.coding.attackers import Attackers, attackers
from dateline.coding.evidence import weigh
from dateline.coding.fates import divided, fate_told
from dateline.coding.mentions import Mention, read_mentions
from dateline.coding.party_reader import PartyReader
from dateline.coding.quantities import find_quantities
from dateline.coding.retype import freed_by_force, retyped
from dateline.coding.toll import Toll
from dateline.coding.tolls import Harmless, harmless, named_group, tolls_of
from dateline.coding.weapons import WeaponMention, find_weapons
from dateline.knowledge.actors import ActorMatch
from dateline.model.layers import PlaceMention, Quantity, TimeExpression
from dateline.model.span import Span
from dateline.parsing.document import Sentence
from dateline.parsing.gate import Hit


@dataclass(frozen=True)
class ReadSentence:
    """A parsed sentence with everything that the steps before assembly found in it.

    `scores` holds the evidence score of each mention, in the order of `mentions`.
    """

    sentence: Sentence
    parties: PartyReader
    quantities: tuple[Quantity, ...]
    actors: tuple[ActorMatch, ...]
    mentions: tuple[Mention, ...]
    scores: tuple[float, ...]
    tolls: tuple[Toll, ...]
    harmless: tuple[Harmless, ...]
    attackers: tuple[Attackers, ...]
    weapons: tuple[WeaponMention, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[PlaceMention, ...]


@dataclass(frozen=True)
class Layers:
    """The report-wide layers, each in text order, and what the whole report is about (see `settings_of`)."""

    actors: tuple[ActorMatch, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[PlaceMention, ...]
    settings: frozenset[str] = frozenset()
    speakers: tuple[Span, ...] = ()

    @cached_property
    def _starts(self) -> tuple[list[int], list[int], list[int], list[int]]:
        return (
            [a.start for a in self.actors],
            [t.span.start for t in self.times],
            [p.span.start for p in self.places],
            [x.start for x in self.speakers],
        )

    def inside(
        self, s: Sentence
    ) -> tuple[tuple[ActorMatch, ...], tuple[TimeExpression, ...], tuple[PlaceMention, ...], tuple[Span, ...]]:
        """The actors, times, places and speakers that begin in a sentence, by bisection: a report may have thousands."""
        (a0, a1), (t0, t1), (p0, p1), (x0, x1) = (
            (bisect_left(starts, s.start), bisect_left(starts, s.end)) for starts in self._starts
        )
        return self.actors[a0:a1], self.times[t0:t1], self.places[p0:p1], self.speakers[x0:x1]


ACTING = frozenset({"nsubj", "pobj", "poss", "agent"})


def _mere_places(s: Sentence, places: Sequence[PlaceMention], actors: Sequence[ActorMatch]) -> list[Span]:
    """Place names that stand for no party: a country that acts ("Israel bombed") is one, a town where something happens is not."""
    acting = [Span(a.start, a.end) for a in actors]
    return [
        p.span
        for p in places
        if p.feature != "facility"
        and not (p.relation == "demonym" and p.text.endswith("s"))  # "three Americans"
        and not any(
            span.overlaps(p.span)
            and ((span.covers(p.span) and span != p.span) or any(s.deps[i] in ACTING for i in s.tokens_in(span)))
            for span in acting
        )
    ]


def read_sentence(s: Sentence, hits: Sequence[Hit], layers: Layers) -> ReadSentence:
    """Read one parsed sentence against the layers that fall into it."""
    quantities = find_quantities(s)
    actors, times, places, speakers = layers.inside(s)
    parties = PartyReader(s, quantities, actors, [t.span for t in times], _mere_places(s, places, actors), speakers)
    weapons = find_weapons(s.text, s.start)
    words = frozenset(s.lowers)
    read = (retyped(m, weapons, words) for m in read_mentions(s, hits, parties))
    mentions = freed_by_force([m for m in read if m is not None])
    return ReadSentence(
        sentence=s,
        parties=parties,
        quantities=quantities,
        actors=actors,
        mentions=mentions,
        scores=tuple(
            weigh(
                s, m, [o for o in mentions if o is not m], any(not w.ambiguous for w in weapons), layers.settings
            ).score
            for m in mentions
        ),
        tolls=(
            *fate_told(divided([named_group(t, mentions, s) for m in mentions for t in tolls_of(s, m, quantities)], s)),
            *carried(s, parties, mentions),
        ),
        harmless=tuple(h for m in mentions if (h := harmless(s, m)) is not None),
        attackers=tuple(attackers(s, parties, quantities, mentions)),
        weapons=weapons,
        times=times,
        places=places,
    )
