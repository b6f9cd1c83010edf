"""Groups that a report introduces itself by name and abbreviation: "a new rebel group, the Free Lowlands Army (FLA)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.coding.noun_phrases import noun_phrase
from dateline.knowledge.actor_roles import role_kind
from dateline.knowledge.actors import defined_abbreviations
from dateline.model.actor_kinds import ActorKind
from dateline.model.span import Span

# "(CIO, in Spanish)", "(HTP by its Portuguese initials)", ", known by its French initials ARB": the letters are those of another language.
_FOREIGN = re.compile(
    r"(?P<name>\b[A-Z][\w'’-]*(?: (?:(?:of|the|for|and|in|de|la|du|des) )*[A-Z][\w'’-]*)+)"
    r"(?: \((?P<bracketed>[A-Z]{2,8}),? (?:in|by|from|for) [^)]{3,40}\)|, known by (?:its|their) [A-Z]\w+ (?:initials|acronym),? (?P<told>[A-Z]{2,8}))"
)
_AFTER = re.compile(r"[^)]{0,40}\)?, (?:an? |the )?([^,.;]{3,60})")
_BEFORE = re.compile(r"([^,.;:()]{3,80}?),? (?:(?:calling itself|called|known as|named) )?(?:the )?$")

FIGHTING = frozenset({ActorKind.REBEL, ActorKind.MILITIA, ActorKind.GANG, ActorKind.ARMED_GROUP})


@dataclass(frozen=True, slots=True)
class IntroducedGroup:
    """A name, the abbreviation that the report gives it, and the kind of group that it says it is, None where it does not say."""

    name: str
    short: str
    at: Span
    kind: ActorKind | None


@lru_cache(maxsize=16)
def introduced_groups(text: str) -> tuple[IntroducedGroup, ...]:
    """The groups that `text` introduces with an abbreviation, in text order."""
    found = [(a.name, a.short) for a in defined_abbreviations(text)]
    taken = {short for _, short in found}
    for m in _FOREIGN.finditer(text):
        short = m["bracketed"] or m["told"]
        if short not in taken:
            found.append((Span(*m.span("name")), short))
    return tuple(IntroducedGroup(at.of(text), short, at, _kind(text, at, short)) for at, short in sorted(found))


def _kind(text: str, at: Span, short: str) -> ActorKind | None:
    """What the words after the bracket or right before the name call it, or a word for fighters after the abbreviation; else what the
    name itself says."""
    after = _AFTER.match(text, at.end)
    before = _BEFORE.search(text[max(0, at.start - 90) : at.start])
    name = noun_phrase(at.of(text), ()).words
    return (
        (_party(noun_phrase(after.group(1), ()).words) if after is not None else None)
        or (_party(before.group(1).lower().split()) if before is not None else None)
        or next((kind for m in re.finditer(rf"\b{short} (\w+)", text) if (kind := role_kind([m[1]])) in FIGHTING), None)
        or role_kind(name)
    )


def _party(words: Sequence[str]) -> ActorKind | None:
    """The kind that words for a group say; single people are none."""
    kind = role_kind(words)
    return None if kind in (ActorKind.CIVILIANS, ActorKind.OFFICIALS) else kind
