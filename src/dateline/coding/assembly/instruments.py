"""Which of the weapons that an incident's sentences name were used in it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.assembly.draft import Draft, Group
from dateline.coding.weapons import WeaponMention
from dateline.knowledge.arguments import argument_words
from dateline.knowledge.plurals import singular
from dateline.model.span import Span
from dateline.parsing.document import Sentence
from dateline.schemes.incident_types import incident_type

MERE_NOISE = frozenset(
    {"blast", "explosion", "gunfire", "gunshot", "shot", "round", "bullet"}
)  # what a weapon gives off

GUNFIRE = "fire"  # inside words for violence: "opened fire", "came under fire", "exchange of fire"


def instruments(draft: Draft, kind: str) -> list[WeaponMention]:
    """Every weapon used, once, in text order; a wider word gives way to a narrower one that ends in it ("bomb", "car bomb")."""
    found: dict[tuple[str, str], WeaponMention] = {}
    for group in draft.groups:
        for weapon in _named(group, kind):
            found.setdefault((weapon.type, _noun(weapon)), weapon)
    nouns = {_noun(w) for w in found.values()}
    plain = nouns - MERE_NOISE
    return [
        w
        for w in found.values()
        if not any(other != _noun(w) and other.endswith(f" {_noun(w)}") for other in nouns)
        and not (plain and _noun(w) in MERE_NOISE)
    ]


def _noun(weapon: WeaponMention) -> str:
    return singular(weapon.text.lower().replace("-", " "))


def _named(group: Group, kind: str) -> Iterator[WeaponMention]:
    s = group.read.sentence
    for weapon in group.read.weapons:
        by_word = not weapon.ambiguous or _goes_off(group, weapon) or _is_named_by(group, weapon)
        if (
            by_word
            and _nearest_is_in(group, weapon.span)
            and (kind == "weapons_seizure" or not _is_idle(s, weapon.span))
        ):
            yield weapon


def _is_named_by(group: Group, weapon: WeaponMention) -> bool:
    """Whether words for violence hold a word with other senses in this one; the fire that is opened or exchanged burns nothing."""
    return _noun(weapon) != GUNFIRE and any(
        m.span.overlaps(weapon.span) and m.type != "arson" and (weapon.type != "vehicle" or m.type == "vehicle_ramming")
        for m in group.mentions
    )


def _goes_off(group: Group, weapon: WeaponMention) -> bool:
    """ "The device exploded", "a mine went off": a word with other senses that is what explodes."""
    s = group.read.sentence
    heads = [s.heads[i] for i in s.tokens_in(weapon.span) if s.deps[i] in {"nsubj", "nsubjpass", "dobj"}]
    return any(m.head in heads and m.type and incident_type(m.type).family == "bombing" for m in group.mentions)


def _is_idle(s: Sentence, span: Span) -> bool:
    """Whether the words tell of a weapon taken or found ("seized three rifles") or of a verb ("gunned", "gun down")."""
    inside = s.tokens_in(span)
    if not inside:
        return True
    at = inside[-1]
    if at + 1 < len(s) and s.lowers[at + 1] == "down":
        return True
    if s.tags[at].startswith("V") and s.lowers[at] in MERE_NOISE:
        return True  # "two were shot": no weapon is named
    for _ in range(6):
        if s.tags[at].startswith("V"):
            return s.lowers[at] in argument_words("finding")
        at = s.heads[at]
    return False


def _nearest_is_in(group: Group, span: Span) -> bool:
    """Whether the mention nearest to a weapon's words, of those that name violence, is one of the group's."""
    naming = [m for m in group.read.mentions if m.type is not None and m.type != "weapons_seizure"]
    nearest = min(naming, key=lambda m: max(m.span.start - span.end, span.start - m.span.end), default=None)
    return nearest is None or nearest in group.mentions
