"""What every incident of one component was at each moment: a function of its members, links and decisions alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.book.composing import compose
from dateline.book.correcting import corrected
from dateline.book.grouping import copy_groups, groups
from dateline.book.incident import BookIncident
from dateline.book.members import Member
from dateline.book.rulings import Correction, Rulings
from dateline.linking.pair import Pair


@dataclass(frozen=True, slots=True)
class Component:
    """Members that links or decisions connect, with all of these: nothing outside it bears on its incidents."""

    members: Sequence[Member]
    pairs: Sequence[Pair]
    copies: Sequence[tuple[str, str]]
    rulings: Rulings


def states(component: Component, start: str = "", before: Sequence[BookIncident] = ()) -> list[BookIncident]:
    """Every state of the component's incidents, each until the next begins, in the order of incident and moment.

    With `start`, those from that moment on and those that were there just `before` it, which must be right.
    """
    moments = sorted(m for m in {m.known for m in component.members} | _decided(component) if m >= start)
    made: dict[tuple[object, ...], BookIncident] = {}
    open_ = {i.id: i.model_copy(update={"until": None}) for i in before}
    closed: list[BookIncident] = []
    for moment in moments:
        now = {i.id: i for i in _incidents(component, moment, made)}
        for name in [n for n, was in open_.items() if n not in now or now[n].content != was.content]:
            closed.append(open_.pop(name).model_copy(update={"until": moment}))
        for name, incident in now.items():
            open_.setdefault(name, incident.model_copy(update={"since": moment}))
    return sorted((*closed, *open_.values()), key=lambda i: (i.id, i.since))


def _decided(component: Component) -> set[str]:
    """When decisions came that change anything: not before the component's first report."""
    first = min(m.known for m in component.members)
    return {moment for moment in component.rulings.moments if moment > first}


def _incidents(component: Component, moment: str, made: dict[tuple[object, ...], BookIncident]) -> list[BookIncident]:
    """The incidents at a moment; `made` keeps those of the same tellings and corrections from moment to moment."""
    known = [m for m in component.members if m.known <= moment]
    held = component.rulings.at(moment)
    found = []
    for group in groups(known, component.pairs, held.links):
        tellings = frozenset(m.telling for m in group)
        own = tuple(c for c in held.corrections if c.telling in tellings)
        key = (tellings, tuple(c.id for c in own))
        if key not in made:
            made[key] = _incident(component, group, own)
        found.append(made[key])
    return found


def _incident(component: Component, group: Sequence[Member], own: Sequence[Correction]) -> BookIncident:
    sources = copy_groups((m.report.report.id for m in group), component.copies)
    return corrected(compose(group, sources), own)
