"""Words for people: whom a count of them counts, what party they are, and whether they typically do violence (`data/people.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.knowledge.plurals import singulars
from dateline.model.vocabulary import CountWho

LONGEST_PHRASE = 4  # words ("superintendent of police" has three)
_OPEN_GROUPS = frozenset({"people", "suspects", "security_forces", "nationals", "workers"})


@dataclass(frozen=True, slots=True)
class PersonWord:
    """A noun for people; `lemma` is its singular.

    `who` is whom a count of them counts, `kind` the party ("military", "attackers", "civilians"), `agentive` whether they typically do
    violence. `number` is how many the bare noun says: 1 in the singular, 2 for "couple", None for a plural or a collective ("family").
    """

    lemma: str
    who: CountWho
    kind: str
    agentive: bool
    number: int | None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class _Lexicon:
    words: dict[str, PersonWord]
    irregular: dict[str, str]
    groups: dict[str, PersonWord]
    modifiers: dict[str, str]


@cache
def person_word(lower: str) -> PersonWord | None:
    """The person noun or phrase `lower` (lower case, any number), or None; adjectives and verbs of the same form are the caller's to exclude."""
    return _spelled(lower) or (_spelled(lower.replace("-", " ")) if "-" in lower else None)


def _spelled(lower: str) -> PersonWord | None:
    lexicon = _lexicon()
    found = lexicon.words.get(lower)
    if found is not None:
        return found
    lemma = lexicon.irregular.get(lower)
    for singular in (lemma,) if lemma is not None else singulars(lower):
        base = lexicon.words.get(singular)
        if base is not None and not base.plural:
            return replace(base, number=None, plural=True)
    return None


def person_phrase(words: Sequence[str]) -> PersonWord | None:
    """The person noun that `words` (lower case, head last) name: the longest known phrase at the end, then the head, moved to the group of
    its nearest modifier where the head leaves it open ("rebel commander" is of the militants)."""
    for length in range(min(LONGEST_PHRASE, len(words)), 1, -1):
        found = person_word(" ".join(words[-length:]))
        if found is not None:
            return found
    head = person_word(words[-1]) if words else None
    if head is None or head.kind not in _OPEN_GROUPS:
        return head
    for modifier in reversed(words[:-1]):
        group = _lexicon().groups.get(_lexicon().modifiers.get(modifier, ""))
        if group is not None:
            return replace(head, who=group.who, kind=group.kind, agentive=group.agentive)
    return head


@cache
def _lexicon() -> _Lexicon:
    data = tomllib.loads(files("dateline.knowledge").joinpath("data/people.toml").read_text("utf-8"))
    words: dict[str, PersonWord] = {}
    groups: dict[str, PersonWord] = {}
    # The people and nationals groups come first so that a finer group overrides them.
    for name, group in (("nationals", _nationals(data)), *reversed(data["groups"].items())):
        base = PersonWord("", CountWho(group["who"]), group["kind"], group.get("agentive", False), 1)
        groups[name] = base
        words |= {w: replace(base, lemma=w) for w in group["words"]}
        words |= {w: replace(base, lemma=w, number=None) for w in group.get("collective", ())}
        words |= {w: replace(base, lemma=w, number=None, plural=True) for w in group.get("plural_only", ())}
    for word, number in data["implied"].items():
        words[word] = PersonWord(word, CountWho.PEOPLE, "people", False, number)
    for word in data["invariant"]["words"]:
        if word in words:
            words[word] = replace(words[word], number=None, plural=True)
    return _Lexicon(words, data["irregular"], groups, _by_word(data["modifiers"]))


def _nationals(data: dict[str, Any]) -> dict[str, Any]:
    nationals: dict[str, Any] = data["nationals"]
    return {"who": nationals["who"], "kind": nationals["kind"], "words": nationals["regular"]}


def _by_word(modifiers: dict[str, Iterable[str]]) -> dict[str, str]:
    return {word: group for group, words in modifiers.items() for word in words}
