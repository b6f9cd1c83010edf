"""Parts an incident of the coder into the task's instances: those that differ in place or in kind are templates of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bench.muc4.gazette import Named
from dateline.model.coded import Incident
from dateline.model.span import Evidence
from dateline.parsing.document import Sentence

_KINDS = {
    "BOMBING": re.compile(r"bomb|explo|dynamit|blast|blew|blow|detonat", re.IGNORECASE),
    "KIDNAPPING": re.compile(r"kidnap|abduct|hostage", re.IGNORECASE),
    "ARSON": re.compile(r"\barson|burn|set .*fire|torch", re.IGNORECASE),
    "ROBBERY": re.compile(r"\brob|\bstole|\bsteal|\bloot", re.IGNORECASE),
}


@dataclass(slots=True)
class Instance:
    """An incident as far as it is of one kind at one place: its kind in the task's words, its mentions and the places they name."""

    incident: Incident
    kind: str
    mentions: list[Evidence] = field(default_factory=list)
    places: list[Named] = field(default_factory=list)
    order: int = 0  # among the instances of its incident


def instances(
    incident: Incident, kind: str, sentences: Sequence[Sentence], places: Sequence[Named]
) -> Iterator[Instance]:
    """The instances of one incident, in text order of their first mentions; one where all mentions agree."""
    found: list[Instance] = []
    for mention in sorted(incident.mentions, key=lambda m: m.start):
        said = next((k for k, words in _KINDS.items() if words.search(mention.quote)), kind)
        here = [p for s in sentences if s.start <= mention.start < s.end for p in places if s.start <= p.start < s.end]
        fit = next((i for i in reversed(found) if i.kind == said and _agree(i.places, here)), None)
        if fit is None:
            fit = Instance(incident, said, order=len(found))
            found.append(fit)
        fit.mentions.append(mention)
        fit.places += [p for p in here if p not in fit.places]
    yield from found


def _agree(one: Sequence[Named], other: Sequence[Named]) -> bool:
    """Whether no town of one is told apart from those of the other; areas count where neither names a town."""
    for level in (1, 0):
        names, others = ({p.name for p in side if p.level == level} for side in (one, other))
        if names and others:
            return bool(names & others)
    return True
