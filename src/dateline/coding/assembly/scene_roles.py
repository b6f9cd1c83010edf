"""What a place in a sentence is to the violence told there: its scene, or only where somebody is from, is treated or has office."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.mentions import Mention
from dateline.knowledge.people import person_word
from dateline.knowledge.scene_words import scene_words
from dateline.model.layers import PlaceMention
from dateline.parsing.document import Sentence

FARTHEST = 8  # steps up the tree from a place
MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "nn"})
STANDING = {
    "in": "in", "at": "in", "inside": "in", "on": "in", "within": "in", "across": "in", "throughout": "in", "through": "in",
    "near": "near", "outside": "near", "around": "near", "beside": "near",
}  # fmt: skip
SILENT = frozenset({"dateline", "demonym", "from", "to", "toward"})
ACTORS = frozenset({"country", "region"})  # "a U.S. strike" is theirs, not there
PLAIN = frozenset({"other", "in", "near", "part"})


def relation_in(s: Sentence, place: PlaceMention, own: Sequence[Mention]) -> str:
    """The relation of a place to the mentions `own` of its sentence: as its words say, or "care", "origin", "body", or "in" where it
    stands before a noun that does ("at a Zzab hotel", "the Zzab bombing")."""
    tokens = s.tokens_in(place.span)
    if not len(tokens) or place.relation in SILENT:
        return place.relation
    top = next((t for t in reversed(tokens) if s.heads[t] not in tokens or s.heads[t] == t), tokens[-1])
    if _is_of_body(s, top, tokens):
        return "body"
    if place.relation == "speaker":
        return "speaker"
    typed = {m.head for m in own if m.type is not None}
    if _is_care(s, top, place, typed):
        return "care"
    if place.relation in PLAIN and _belongs(s, top, {m.head for m in own}):
        return "origin"
    whole = not (tokens[0] and s.tags[tokens[0] - 1].startswith("NNP"))  # "Zzano Limón pipeline": half of a longer name
    if place.relation != "other" or not whole or place.feature in ACTORS:
        return place.relation
    return _standing(s, top, {m.head for m in own})


def _is_of_body(s: Sentence, top: int, tokens: range) -> bool:
    """ "Zzab police", "the Zzab County Sheriff's Office", "police in Zzab"."""
    bodies = scene_words().bodies
    head = s.heads[top]
    if s.deps[top] in MODIFIERS and head > top:
        return any(w in bodies for w in s.lowers[tokens[-1] + 1 : head + 1])
    if s.deps[top] == "pobj" and s.lowers[head] in {"in", "of", "at"}:
        governor = s.heads[head]
        return governor != head and s.lowers[governor] in bodies and governor == head - 1
    return False


def _is_care(s: Sentence, top: int, place: PlaceMention, typed: set[int]) -> bool:
    """Whether people were treated there: "taken to a hospital in Zzab", "died at Zzab Hospital"; not where the hospital is attacked."""
    words = scene_words()
    lower = place.text.lower()
    seen = any(lower.endswith(noun) for noun in words.care_nouns)
    k = top
    for _ in range(FARTHEST):
        if k in typed:
            return False
        if s.lowers[k] in words.care_verbs:
            return True
        if s.lowers[k] in words.care_nouns or (k and f"{s.lowers[k - 1]} {s.lowers[k]}" in words.care_nouns):
            seen = True
        elif k != top and s.tags[k].startswith("V"):
            return seen
        if s.heads[k] == k:
            return seen
        k = s.heads[k]
    return seen


def _belongs(s: Sentence, top: int, heads: set[int]) -> bool:
    """Whether the place only says where somebody or something belongs: "a group based in Zzab", "who lives in Zzab", "a Zzab resident"."""
    words = scene_words()
    k = top
    for _ in range(FARTHEST):
        if s.heads[k] == k:
            return False
        k = s.heads[k]
        if k in heads:
            return False
        if s.lowers[k] in words.tie_verbs or s.lowers[k] in words.tie_nouns:
            return True
        if s.tags[k].startswith("V"):
            return False
    return False


def _standing(s: Sentence, top: int, heads: set[int]) -> str:
    """The relation that a name has through the noun that it stands before: "at a Zzab mosque", "bombed a Zzab mosque", "the Zzab blast"."""
    head = s.heads[top]
    if s.deps[top] not in MODIFIERS or head <= top:
        return "other"
    if head in heads:
        return "in"
    if not s.tags[head].startswith("NN") or s.tags[head].startswith("NNP") or person_word(s.lowers[head]) is not None:
        return "other"
    above = s.heads[head]
    if s.deps[head] == "pobj":
        return STANDING.get(s.lowers[above], "other")
    return "in" if above in heads and s.deps[head] in {"dobj", "nsubjpass"} else "other"
