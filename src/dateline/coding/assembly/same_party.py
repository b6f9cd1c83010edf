"""Whether two phrases in one incident mean the same person, group or thing, by their heads and what sets them apart."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.coding.parties import Party
from dateline.knowledge.people import person_word
from dateline.knowledge.plurals import singulars

_AFTER = re.compile(r" (?:of|in|at|from|who|which|that|on|for|with|belonging|located)\b.*$", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"\w(?:[\w.'’-]*\w)?")
# Words that tell no two phrases apart.
_PLAIN = frozenset(
    """the a an this that these those his her their its our some several many another other others alleged suspected presumed unidentified unknown
    armed one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds scores about around least more than at over nearly
    of in and or all both mr mrs ms dr sir"""
    .split()
)  # fmt: skip


def same_party(one: Party, other: Party) -> bool:
    """Whether two parties in one role are the same: one actor, one name (or its surname), or one noun with nothing that sets them apart."""
    if one.actor is not None and other.actor is not None:
        return one.actor.actor == other.actor.actor
    names = is_name(one), is_name(other)
    if all(names):
        return _nested(name_words(one.called or one.text), name_words(other.called or other.text))
    if any(names):
        return False
    if _head(one) != _head(other):
        return False
    return (one.thing is None and other.thing is None) or _nested(_apart(one.text), _apart(other.text))


def says_more(new: Party, old: Party) -> bool:
    """Whether a wording has more words of its own than another, or a number where that has none; an article adds nothing."""
    mine, others = len(_apart(new.text)), len(_apart(old.text))
    return mine > others or (mine == others and new.quantity is not None and old.quantity is None)


def is_name(party: Party) -> bool:
    """Whether the phrase is a person's name, with or without a title."""
    return party.called != "" or (party.named and party.thing is None and party.actor is None and not _is_noun(party))


def _is_noun(party: Party) -> bool:
    """Whether the last word is a noun for people, written with a capital or not ("Policemen")."""
    words = _AFTER.sub("", party.text).lower().split()
    return bool(words) and person_word(words[-1].strip("\"'”")) is not None


def _head(party: Party) -> str:
    """The noun of the phrase in the singular, in lower case."""
    if party.thing is not None and party.word is None:
        return party.thing.lemma.split()[-1]
    words = _AFTER.sub("", party.text).lower().split()
    last = words[-1].strip("\"'”’.,") if words else ""
    word = person_word(last)
    return word.lemma if word is not None else next(iter(singulars(last)), last)


@lru_cache(maxsize=4096)
def name_words(text: str) -> frozenset[str]:
    """The words of a person's name in lower case, titles and other words for people left out."""
    words = [w.lower().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(text)]
    return frozenset(w for w in words if w not in _PLAIN and person_word(w) is None) or frozenset(words)


@lru_cache(maxsize=4096)
def _apart(text: str) -> frozenset[str]:
    """The words of a phrase that can set it apart from another with the same noun."""
    return frozenset(w for w in (w.lower() for w in _WORD.findall(text)) if w not in _PLAIN and not w[0].isdigit())


def _nested(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one
