"""An incident while it is being put together: the groups of mentions judged to be one event."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.coding.context import ReadSentence
from dateline.coding.mentions import Mention
from dateline.coding.parties import Party
from dateline.coding.toll import Toll
from dateline.model.layers import PlaceMention, TimeExpression
from dateline.model.span import Span

CAPTIVITY = frozenset({"kidnapping", "hijacking", "hostage_siege", "piracy"})  # types in which people are held

# Outcomes that may come days after the act that caused them.
LATE_OUTCOMES = frozenset("die dies died dying succumbed succumb death deaths dead pronounced".split())


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one sentence that tell of one incident; `types` are those its words name, empty for bare outcomes.

    `score` is the evidence of its best mention; `statistic` marks totals over months or years, which date no incident;
    `ends` a time that is the end; `recalled` what the sentence sets a stretch of time before its news; `listed` the one of
    several places in a row that the group is of ("bombs went off in Herat, Kunduz and Kandahar").
    """

    read: ReadSentence
    mentions: tuple[Mention, ...]
    types: frozenset[str]
    score: float
    time: TimeExpression | None
    places: tuple[PlaceMention, ...]
    others: bool
    statistic: bool
    past_perfect: bool
    recalled: bool = False
    ends: bool = False
    listed: PlaceMention | None = None

    @property
    def index(self) -> int:
        """The sentence's number in the report."""
        return self.read.sentence.index

    @property
    def definite(self) -> bool:
        """Whether every typed mention refers back ("the attack")."""
        typed = [m for m in self.mentions if m.type is not None]
        return bool(typed) and all(m.definite for m in typed)

    @property
    def aftermath(self) -> bool:
        """Whether it tells of deaths alone, whose time may be days after the act."""
        words = self.read.sentence.lowers
        return not self.types and all(words[m.head] in LATE_OUTCOMES for m in self.mentions)

    @property
    def indefinite(self) -> bool:
        """Whether a typed noun introduces something new ("a bombing")."""
        return any(m.indefinite for m in self.mentions if m.type is not None)

    @property
    def tolls(self) -> tuple[Toll, ...]:
        """The counts that the group's mentions state."""
        return tuple(t for t in self.read.tolls if t.mention in self.mentions)

    @property
    def agents(self) -> tuple[Party, ...]:
        """Everybody who does something in the group."""
        return tuple(p for m in self.mentions for p in m.agents)

    @property
    def objects(self) -> tuple[Party, ...]:
        """Everybody and everything that something is done to in the group."""
        return tuple(p for m in self.mentions for p in m.objects)


@dataclass
class Draft:
    """The groups of one incident in text order; the only mutable record of coding, private to assembly."""

    groups: list[Group]
    background: bool
    types: set[str] = field(default_factory=set)

    @property
    def time(self) -> TimeExpression | None:
        """The most precise time that a group states, the first of equals."""
        stated = [
            ((g.ends, g.time.edtf is None, g.aftermath, g.time.precision or 9), g.time)
            for g in self.groups
            if g.time is not None and not g.time.vague_past
        ]
        return min(stated, key=lambda row: row[0], default=(None, None))[1]

    @property
    def places(self) -> list[PlaceMention]:
        """Every place of the groups in text order."""
        return [p for g in self.groups for p in g.places]

    @property
    def last(self) -> int:
        """The number of the last sentence that speaks of it."""
        return self.groups[-1].index

    @property
    def anchor(self) -> Span:
        """The words that no other incident of the report begins with: the first mention, or its own place in a list."""
        first = self.groups[0]
        return first.listed.span if first.listed is not None else self.mentions[0].span

    @property
    def mentions(self) -> list[Mention]:
        """Every mention in text order."""
        return [m for g in self.groups for m in g.mentions]
