"""The words that tell what kind of source somebody is: a medic, a minister, a passenger, an armed group's spokesman."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.knowledge.plurals import singulars
from dateline.model.vocabulary import SourceKind

_LONGEST = 3  # words in a phrase
_FEW = frozenset("one two three four five six seven eight nine ten eleven twelve".split())


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Kinds by word: of heads that tell, of words beside a general head, and of general heads alone; and words about people."""

    heads: Mapping[str, SourceKind]
    modifiers: Mapping[str, SourceKind]
    general: Mapping[str, SourceKind]
    female: frozenset[str]
    male: frozenset[str]
    titles: frozenset[str]
    honorifics: frozenset[str]
    ranks: frozenset[str]
    address: frozenset[str]
    offices: frozenset[str]
    dropped: frozenset[str]
    institutions: frozenset[str]
    deeds: Mapping[str, SourceKind]
    witnessing: frozenset[str]

    def named_kind(self, words: Sequence[str]) -> SourceKind | None:
        """The kind that the name of an organisation tells ("Portland Police Bureau"): its last word, else the first that tells."""
        order = (len(words) - 1, *range(len(words) - 1))
        told = next((kind for at in order if (kind := _ending(self.heads, words, at)) is not None), None)
        if told is not None or len(words) < 2:
            return told
        return next((kind for at in order if (kind := _ending(self.modifiers, words, at)) is not None), None)

    def is_general(self, word: str) -> bool:
        """Whether a head noun tells no kind by itself ("spokesman", "officials")."""
        return word in self.general or any(s in self.general for s in singulars(word))

    def is_institution(self, word: str) -> bool:
        """Whether a noun names a body of people rather than a person ("ministry", "watch", "union")."""
        return word in self.institutions or any(s in self.institutions for s in singulars(word))

    def is_person(self, word: str) -> bool:
        """Whether a noun is a person by what they do or are ("prosecutor", "spokesman")."""
        return not self.is_institution(word) and (self.is_general(word) or word in self.heads or word in self.titles)

    def is_parent(self, words: Sequence[str], head: int) -> bool:
        """Whether the head is only said to have so many children ("mother of four"): nobody's relative in the report."""
        after = words[head + 1 : head + 3]
        return (
            words[head] in ("mother", "father", "parent") and len(after) == 2 and after[0] == "of" and after[1] in _FEW
        )

    def gender(self, words: Iterable[str]) -> str | None:
        """ "female" or "male" where one of the words tells, else None."""
        stripped = {w.rstrip(".") for w in words}
        if stripped & self.female:
            return "female"
        return "male" if stripped & self.male else None

    def kind(self, words: Sequence[str], head: int) -> SourceKind | None:
        """The kind of the source that `words` (lower case) name, `words[head]` its head noun; None when nothing tells.

        The phrase that ends in the head decides, then, for a general head, the words before it from right to left and after it
        from left to right, then the general head itself.
        """
        general = self.is_general(words[head])
        told = _ending(self.heads, words, head, shortest=2 if general else 1)
        if told is not None or not general:
            return told
        for at in (*range(head - 1, -1, -1), *range(head + 1, len(words))):
            beside = _ending(self.modifiers, words, at) or _ending(
                self.heads, words, at, 2 if words[at] in self.general else 1
            )
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
        honorifics=people["honorifics"],
        ranks=people["ranks"],
        address=people["address"],
        offices=people["offices"],
        dropped=people["dropped"],
        institutions=people["institutions"],
        deeds=dict(_kinds(data["deeds"])),
        witnessing=frozenset(data["witnessing"]["verbs"].split()),
    )


def _kinds(table: Mapping[str, str]) -> Iterator[tuple[str, SourceKind]]:
    for kind, words in table.items():
        for word in words.split():
            yield word.replace("_", " "), SourceKind(kind)


def _ending(kinds: Mapping[str, SourceKind], words: Sequence[str], last: int, shortest: int = 1) -> SourceKind | None:
    """The kind of the longest phrase of `shortest` words or more that ends at `words[last]`, its last word in either number."""
    for length in range(min(_LONGEST, last + 1), shortest - 1, -1):
        before = " ".join(words[last + 1 - length : last])
        for form in (words[last], *singulars(words[last])):
            kind = kinds.get(f"{before} {form}" if before else form)
            if kind is not None:
                return kind
    return None


def _one(kinds: Mapping[str, SourceKind], word: str) -> SourceKind | None:
    return kinds.get(word) or next((kinds[s] for s in singulars(word) if s in kinds), None)
