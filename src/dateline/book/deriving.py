"""What every incident of one component was at each moment: a function of its members, links and decisions alone."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from dateline.book.composing import compose
from dateline.book.correcting import corrected
from dateline.book.doubtful import DoubtfulLink, doubtful
from dateline.book.grouping import copy_groups, groups
from dateline.book.incident import BookIncident
from dateline.book.members import Member
from dateline.book.rulings import Correction, Rulings
from dateline.linking.pair import Pair

Lasting = TypeVar("Lasting", BookIncident, DoubtfulLink)


@dataclass(frozen=True, slots=True)
class Component:
    """Members that links or decisions connect, with all of these: nothing outside it bears on its incidents."""

    members: Sequence[Member]
    pairs: Sequence[Pair]
    copies: Sequence[tuple[str, str]]
    rulings: Rulings


@dataclass(frozen=True, slots=True)
class Course:
    """The states of incidents and the links in doubt among them, each until the next begins."""

    states: Sequence[BookIncident] = ()
    doubts: Sequence[DoubtfulLink] = ()


_NOTHING = Course()


def course(component: Component, start: str = "", before: Course = _NOTHING) -> Course:
    """What the component's incidents were at every moment, in the order of incident and moment.

    With `start`, what they were from that moment on and what was there just `before` it, which must be right.
    """
    moments = sorted(m for m in {m.known for m in component.members} | _decided(component) if m >= start)
    made: dict[tuple[object, ...], BookIncident] = {}
    states = _Track({i.id: i.model_copy(update={"until": None}) for i in before.states})
    doubts = _Track({d.key: d.model_copy(update={"until": None}) for d in before.doubts})
    for moment in moments:
        held = component.rulings.at(moment)
        found = groups([m for m in component.members if m.known <= moment], component.pairs, held.links)
        incidents = [_known(component, group, held.corrections, made) for group in found]
        states.go_on(moment, {i.id: i for i in incidents})
        doubts.go_on(moment, {d.key: d for d in doubtful(found, component.pairs, held.links)})
    return Course(
        sorted(states.all, key=lambda i: (i.id, i.since)), sorted(doubts.all, key=lambda d: (*d.key, d.since))
    )


@dataclass(slots=True)
class _Track(Generic[Lasting]):
    """Things that last from one moment to another: those that still hold by their keys, and those that have ended."""

    open: dict[Hashable, Lasting]
    closed: list[Lasting] = field(default_factory=list)

    def go_on(self, moment: str, now: Mapping[Hashable, Lasting]) -> None:
        """Ends what is not so any more at `moment`, and begins what is new or different."""
        for key in [k for k, was in self.open.items() if k not in now or now[k].content != was.content]:
            self.closed.append(self.open.pop(key).model_copy(update={"until": moment}))
        for key, item in now.items():
            if key not in self.open:
                self.open[key] = item.model_copy(update={"since": moment})

    @property
    def all(self) -> list[Lasting]:
        """What has ended and what holds."""
        return self.closed + list(self.open.values())


def _decided(component: Component) -> set[str]:
    """When decisions came that change anything: not before the component's first report."""
    first = min(m.known for m in component.members)
    return {moment for moment in component.rulings.moments if moment > first}


def _known(
    component: Component,
    group: Sequence[Member],
    corrections: Sequence[Correction],
    made: dict[tuple[object, ...], BookIncident],
) -> BookIncident:
    """The incident of a group; `made` keeps those of the same tellings and corrections from moment to moment."""
    tellings = frozenset(m.telling for m in group)
    own = tuple(c for c in corrections if c.telling in tellings)
    key = (tellings, tuple(c.id for c in own))
    if key not in made:
        sources = copy_groups((m.report.report.id for m in group), component.copies)
        made[key] = corrected(compose(group, sources), own)
    return made[key]
