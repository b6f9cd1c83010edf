"""Tells a source's kind by the known actors that it names: an armed group, a state's army, a state itself."""

from __future__ import annotations

from bisect import bisect_right

from dateline.knowledge.actors import find_actors, find_states
from dateline.model.actor_kinds import ActorKind
from dateline.model.span import Span
from dateline.model.vocabulary import SourceKind

_KINDS = {
    ActorKind.STATE: SourceKind.GOVERNMENT,
    ActorKind.MILITARY: SourceKind.MILITARY,
    ActorKind.POLICE: SourceKind.POLICE,
    ActorKind.SECURITY_FORCES: SourceKind.SECURITY,
    ActorKind.INTELLIGENCE: SourceKind.SECURITY,
    ActorKind.PEACEKEEPERS: SourceKind.MILITARY,
    ActorKind.COALITION: SourceKind.MILITARY,
    ActorKind.MERCENARIES: SourceKind.ARMED_GROUP,
    ActorKind.REBEL: SourceKind.ARMED_GROUP,
    ActorKind.MILITIA: SourceKind.ARMED_GROUP,
    ActorKind.COMMUNAL_MILITIA: SourceKind.ARMED_GROUP,
    ActorKind.GANG: SourceKind.ARMED_GROUP,
    ActorKind.ARMED_GROUP: SourceKind.ARMED_GROUP,
    ActorKind.PARTY: SourceKind.GOVERNMENT,
    ActorKind.OFFICIALS: SourceKind.GOVERNMENT,
    ActorKind.CIVILIANS: SourceKind.EYEWITNESS,
}

_REACH = 300  # characters back to the group that "the group" stands for


class ActorKinds:
    """The actors of one report's text, looked up once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._actors = [(Span(m.start, m.end), _KINDS.get(m.kind)) for m in find_actors(text)]
        self._ends = [span.end for span, _ in self._actors]
        self._states = {m.start: Span(m.start, m.end) for m in find_states(text)}

    def group_before(self, offset: int) -> str | None:
        """The name of the last armed group named before `offset` and within reach of "the group", None where there is none."""
        at = bisect_right(self._ends, offset) - 1
        for span, kind in reversed(self._actors[max(0, at - 3) : at + 1]):
            if offset - span.end > _REACH:
                return None
            if kind is SourceKind.ARMED_GROUP:
                return span.of(self._text)
        return None

    def kind(self, source: Span, head: Span) -> SourceKind | None:
        """The kind of the first actor named inside `source`; a state counts only where it is the `head` itself ("Israel said")."""
        for span, kind in self._actors[bisect_right(self._ends, source.start) :]:
            if span.start >= source.end:
                break
            if kind is not None:
                return kind
        state = self._states.get(head.start) or self._states.get(source.start)
        return SourceKind.GOVERNMENT if state is not None and state.covers(head) else None
