"""The words that tell what kind of source somebody is: a medic, a minister, a passenger, an armed group's spokesman."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.knowledge.plurals import singulars
from dateline.model.vocabulary import SourceKind

_LONGEST = 3  # words in a phrase


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Kinds by word: of heads that tell, of words beside a general head, and of general heads alone; and words about people."""

    heads: Mapping[str, SourceKind]
    modifiers: Mapping[str, SourceKind]
    general: Mapping[str, SourceKind]
    female: frozenset[str]
    male: frozenset[str]
    titles: frozenset[str]

    def kind(self, words: Sequence[str], head: int) -> SourceKind | None:
        """The kind of the source that `words` (lower case) name, `words[head]` its head noun; None when nothing tells.

        The phrase that ends in the head decides, then, for a general head, the words before it from right to left and after it
        from left to right, then the general head itself.
        """
        told = _ending(self.heads, words, head)
        if told is not None and words[head] not in self.general:
            return told
        if told is not None and _phrase_told(self.heads, words, head):
            return told
        if words[head] not in self.general and not any(s in self.general for s in singulars(words[head])):
            return None
        for at in (*range(head - 1, -1, -1), *range(head + 1, len(words))):
            beside = _ending(self.modifiers, words, at) or (_ending(self.heads, words, at) if words[at] not in self.general else None)
            if beside is not None:
                return beside
        return _one(self.general, words[head])


@cache
def load_source_words() -> SourceWords:
    """The packaged words; a kind that the contract does not know raises ValueError."""
    data = tomllib.loads(files("dateline.knowledge.data").joinpath("sources.toml").read_text(encoding="utf-8"))
    people = {name: frozenset(words.split()) for name, words in data["people"].items()}
    return SourceWords(
        heads=dict(_kinds(data["heads"])),
        modifiers=dict(_kinds(data["modifiers"])),
        general=dict(_kinds(data["general"])),
        female=people["female"],
        male=people["male"],
        titles=people["titles"],
    )


def _kinds(table: Mapping[str, str]) -> Iterator[tuple[str, SourceKind]]:
    for kind, words in table.items():
        for word in words.split():
            yield word.replace("_", " "), SourceKind(kind)


def _ending(kinds: Mapping[str, SourceKind], words: Sequence[str], last: int) -> SourceKind | None:
    """The kind of the longest phrase that ends at `words[last]`, its last word in either number."""
    for length in range(_LONGEST, 0, -1):
        if last + 1 >= length:
            before = " ".join(words[last + 1 - length : last])
            for form in (words[last], *singulars(words[last])):
                kind = kinds.get(f"{before} {form}" if before else form)
                if kind is not None:
                    return kind
    return None


def _phrase_told(kinds: Mapping[str, SourceKind], words: Sequence[str], last: int) -> bool:
    return last > 0 and any(f"{words[last - 1]} {form}" in kinds for form in (words[last], *singulars(words[last])))


def _one(kinds: Mapping[str, SourceKind], word: str) -> SourceKind | None:
    return kinds.get(word) or next((kinds[s] for s in singulars(word) if s in kinds), None)
