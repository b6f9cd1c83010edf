"""Weapons named in a text, and the incident type that a weapon makes of a general one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.knowledge.phrases import PhraseFinder
from dateline.model.span import Span
from dateline.schemes.weapons import WeaponType, ambiguous_weapon_words, weapon_words


@dataclass(frozen=True, slots=True)
class WeaponMention:
    """A word for a weapon or method of attack; an `ambiguous` one ("shell", "mine") names it only beside violence."""

    type: str
    span: Span
    text: str
    ambiguous: bool


def find_weapons(text: str, offset: int) -> tuple[WeaponMention, ...]:
    """The weapons that a sentence's `text` names, spans shifted by `offset`."""
    return tuple(
        WeaponMention(weapon.name, Span(offset + a, offset + b), text[a:b], ambiguous)
        for a, b, (weapon, ambiguous) in _finder().find(text)
    )


@cache
def _finder() -> PhraseFinder[tuple[WeaponType, bool]]:
    words = {w: (t, True) for w, t in ambiguous_weapon_words().items()}
    words |= {w: (t, False) for w, t in weapon_words().items()}
    return PhraseFinder(words)
