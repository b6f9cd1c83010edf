"""Parts an incident of the coder into the task's instances: those that differ in place, day, kind or victims are templates of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bench.muc4.acts import Act
from bench.muc4.gazette import Named
from dateline.coding.dates import compatible
from dateline.model.coded import Incident
from dateline.model.span import Evidence

_JOINT = re.compile(
    r"\W*(?:(?:and|as well as|in|the|of|to|near|at|department|province|municipality|town|city|also)\W+){0,5}",
    re.IGNORECASE,
)
OPERATIONS = frozenset({"arrest", "weapons_seizure", "security_operation", "release", "armed_clash", "raid"})


@dataclass(slots=True)
class Instance:
    """An incident as far as it is of one kind at one place: its kind in the task's words, its mentions and the places they name."""

    incident: Incident
    kind: str
    mentions: list[Evidence] = field(default_factory=list)
    places: list[Named] = field(default_factory=list)
    order: int = 0  # among the instances of its incident


def instances(incident: Incident, kind: str, acts: Sequence[Act]) -> Iterator[Instance]:
    """The instances of one incident, in text order of their first mentions; one where all mentions agree."""
    found: list[_Part] = []
    for act in acts:
        for places in _listed(act) or [act.places]:
            told = replace(act, places=places)
            part = next((p for p in reversed(found) if p.takes(told, kind)), None)
            if part is None:
                part = _Part(Instance(incident, act.kind or kind, order=len(found)))
                found.append(part)
            part.add(told)
    for part in found:
        yield part.done()


@dataclass(slots=True)
class _Part:
    """An instance while its acts are gathered."""

    instance: Instance
    acts: list[Act] = field(default_factory=list)

    def takes(self, act: Act, kind: str) -> bool:
        """Whether the act may be of this instance."""
        if self.instance.incident.type in OPERATIONS and not act.kind:
            return True  # what a force did in passing is told apart by a word for violence alone
        if (act.kind or kind) != self.instance.kind or not _agree(self.instance.places, act.places):
            return False
        victims = set().union(*(a.victims for a in self.acts))
        if act.victims & victims:
            return True
        if act.victims and victims:
            return False
        orders = {a.order for a in self.acts if a.order}
        if act.order and orders and act.order not in orders:
            return False
        if act.further and act.sentence != self.acts[-1].sentence and not (act.order in orders and act.order):
            return False
        days = [a.date.edtf for a in self.acts if a.date is not None and a.date.edtf]
        day = act.date.edtf if act.date is not None else None
        return not (day and days and not any(compatible(day, d) for d in days))

    def add(self, act: Act) -> None:
        """Takes the act in."""
        self.acts.append(act)
        if act.mention not in self.instance.mentions:
            self.instance.mentions.append(act.mention)
        self.instance.places += [p for p in act.places if p not in self.instance.places]

    def done(self) -> Instance:
        """The instance with the day and stage that its own acts tell."""
        changes: dict[str, object] = {}
        date = next((a.date for a in self.acts if a.date is not None), None)
        own = self.instance.incident
        if (
            date is not None
            and own.date is not None
            and date.edtf
            and own.date.edtf
            and not compatible(date.edtf, own.date.edtf)
        ):
            changes["date"] = date
        stages = {a.stage for a in self.acts if a.kind or len(self.acts) == 1}
        if len(stages) == 1 and (stage := stages.pop()) is not None and stage != own.stage:
            changes["stage"] = stage
        if changes:
            self.instance.incident = own.model_copy(update=changes)
        return self.instance


def _listed(act: Act) -> list[tuple[Named, ...]]:
    """The towns of a list in the act's sentence one by one, each with the areas; empty where no two towns are listed."""
    towns = [p for p in act.places if p.level == 1]
    kept = {town.name: town for pair in pairwise(towns) if _is_list(act, *pair) for town in pair}
    rest = tuple(p for p in act.places if p.level != 1)
    return [(town, *rest) for town in kept.values()] if len(kept) > 1 else []


def _is_list(act: Act, one: Named, other: Named) -> bool:
    return _JOINT.fullmatch(act.text[one.end - act.start : other.start - act.start]) is not None


def _agree(one: Sequence[Named], other: Sequence[Named]) -> bool:
    """Whether no town of one is told apart from those of the other; areas count where neither names a town."""
    for level in (1, 0):
        names, others = ({p.name for p in side if p.level == level} for side in (one, other))
        if names and others:
            return bool(names & others)
    return True
