"""What a noun phrase means as a party: its words, how many, which group of people, which known actor."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.actors import ActorMatch
from dateline.knowledge.people import PersonWord
from dateline.knowledge.targets import TargetWord
from dateline.model.actor_kinds import ActorKind
from dateline.model.layers import Quantity
from dateline.model.span import Span
from dateline.model.vocabulary import CountWho

STATE = frozenset(
    {"police", "military", "security_forces", "officials", "state", "peacekeepers", "coalition", "intelligence"}
)


UNARMED = frozenset({ActorKind.ORGANISATION, ActorKind.OFFICIALS, ActorKind.CIVILIANS})

PEOPLE_OF = {  # where an actor's kind alone tells whom a count counts
    "military": CountWho.MILITARY,
    "police": CountWho.POLICE,
}


@dataclass(frozen=True, slots=True)
class Party:
    """One noun phrase read as somebody or something: `head` is the token that says what it is.

    `quantity` is how many (None when the text does not say), `part` marks a share of the phrase before it ("12 people,
    including three children"), `named` a proper name of a person or thing, `called` the name that an apposition gives ("the judge, Ana Ruiz").
    """

    sentence: int
    head: int
    span: Span
    text: str
    word: PersonWord | None
    thing: TargetWord | None
    actor: ActorMatch | None
    quantity: Quantity | None
    plural: bool
    definite: bool
    indefinite: bool
    named: bool
    pronoun: bool
    part: bool = False
    called: str = ""

    @property
    def who(self) -> CountWho | None:
        """The group that a count of this party counts, None where the words do not say."""
        return self.word.who if self.word else None

    @property
    def is_people(self) -> bool:
        """Whether the phrase means people rather than things."""
        return self.word is not None or (self.named and self.thing is None)

    @property
    def kind(self) -> str | None:
        """What kind of party or thing it is, by its actor, its noun for people or its noun for a thing."""
        if self.actor is not None:
            return str(self.actor.kind)
        if self.word is not None:
            return self.word.kind
        return self.thing.kind if self.thing is not None else None

    @property
    def state(self) -> bool:
        """Whether the party acts for a state: police, army, officials, or a known state actor, a group that governs included."""
        if self.actor is not None and self.actor.in_power:
            return True
        kind = (
            self.actor.kind
            if self.actor is not None and self.word is None
            else self.word.kind
            if self.word is not None
            else None
        )
        return kind is not None and str(kind) in STATE

    @property
    def armed(self) -> bool:
        """Whether the words or the actor mean somebody who fights."""
        fights = self.actor is not None and not self.actor.office and self.actor.kind not in UNARMED
        return bool(self.word and self.word.agentive) or fights
