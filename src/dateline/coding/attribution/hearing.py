"""Remembers who has spoken in a report, and finds the one that a pronoun or "the spokesman" stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.knowledge.sources import SourceWords
from dateline.model.vocabulary import SourceKind

SINGULAR = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
PLURAL = frozenset({"they", "them", "their", "both", "others"})
THING = frozenset({"it", "its", "this", "that", "which"})
RELATIVE = frozenset({"who", "whom"})
_BODIES = frozenset(
    "group organisation organization movement agency company association body outfit union charity".split()
)
_STATE = frozenset({SourceKind.GOVERNMENT, SourceKind.MILITARY, SourceKind.POLICE, SourceKind.SECURITY})  # no "groups"
_REACH = 3  # paragraphs back to the speaker a pronoun stands for
_REMEMBERED = 200  # speakers back to the one that "the spokesman" stands for


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody the report lets speak: `text` as best named, `kind`, and what later words may refer back to; a body is no person."""

    text: str
    kind: SourceKind = SourceKind.UNNAMED
    name: tuple[str, ...] = ()
    nouns: frozenset[str] = frozenset()
    gender: str | None = None
    plural: bool = False
    known: bool = True
    is_body: bool = False

    @property
    def is_person(self) -> bool:
        """Whether the name, its description or its gender shows a person."""
        told = self.gender is not None or len(self.name) > 1 or self.text != " ".join(self.name)
        return bool(self.name) and not self.is_body and told


class Heard:
    """The speakers of one report so far, in text order."""

    def __init__(self, words: SourceWords) -> None:
        self._words = words
        self._speakers: list[tuple[int, Speaker]] = []

    def add(self, paragraph: int, speaker: Speaker) -> None:
        """Remember `speaker`, who speaks in the paragraph of that number."""
        self._speakers.append((paragraph, speaker))

    def last(self, paragraph: int, word: str) -> Speaker | None:
        """The last speaker, up to three paragraphs back, whom the pronoun `word` may mean."""
        for place, speaker in reversed(self._speakers):
            if paragraph - place > _REACH:
                return None
            if self.agrees(speaker, word):
                return speaker
        return None

    def agrees(self, speaker: Speaker, word: str) -> bool:
        """Whether number, gender and nature of `speaker` allow the pronoun `word`."""
        if not speaker.known:
            return False
        if word in PLURAL:
            return speaker.plural
        if word in RELATIVE:
            return True
        if word in THING:
            folk = speaker.kind in (SourceKind.EYEWITNESS, SourceKind.RELATIVES)
            return not speaker.plural and speaker.gender is None and not folk
        wanted = "female" if word in ("she", "her", "herself") else "male"
        return not speaker.plural and not speaker.is_body and speaker.gender in (None, wanted)

    def back_to(self, noun: str, paragraph: int) -> Speaker | None:
        """The last speaker described by `noun`; "the group" is the last body that spoke in this paragraph or the one before."""
        for place, speaker in reversed(self._speakers[-_REMEMBERED:]):
            if noun in speaker.nouns and speaker.known:
                return speaker
            if (
                noun in _BODIES
                and speaker.is_body
                and speaker.name
                and paragraph - place <= 1
                and speaker.kind not in _STATE
            ):
                return speaker
        return None

    @staticmethod
    def is_body_word(noun: str) -> bool:
        """Whether a noun stands for a body named before ("the group", "the movement")."""
        return noun in _BODIES

    def kind_of(self, nouns: Iterable[str]) -> SourceKind | None:
        """The kind of the last speaker described by one of `nouns` that tell nothing by themselves: the spokesman is now named."""
        for noun in nouns:
            if self._words.is_general(noun):
                for _, speaker in reversed(self._speakers[-_REMEMBERED:]):
                    if noun in speaker.nouns and speaker.kind is not SourceKind.UNNAMED:
                        return speaker.kind
        return None
