"""Looks for whom a pronoun or "the spokesman" stands for among those whom the sentences before name but do not let speak."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.attribution.hearing import PLURAL, SINGULAR, THING
from dateline.coding.attribution.names import NAMES
from dateline.coding.attribution.tree import Tokens
from dateline.knowledge.sources import SourceWords
from dateline.parsing.document import Document, Sentence

_REACH = 2  # sentences back
_ADDRESSES = {
    "dr": "doctor",
    "prof": "professor",
    "rev": "pastor",
    "father": "priest",
    "col": "colonel",
    "gen": "general",
}
_LATTER = frozenset({"latter"})

Place = tuple[Sentence, int]  # a sentence and the head token of somebody in it


def subject_of(sentence: Sentence, word: str, words: SourceWords) -> int | None:
    """The head of the sentence's main subject, where the pronoun `word` may mean it by its form: a person, people or a body."""
    for i, dep in enumerate(sentence.deps):
        above = sentence.heads[i]
        if dep in ("nsubj", "nsubjpass") and sentence.heads[above] == above:
            return i if _may_be(sentence, i, word, words) else None
    return None


def _may_be(sentence: Sentence, i: int, word: str, words: SourceWords) -> bool:
    tag, noun = sentence.tags[i], sentence.lowers[i]
    if word in SINGULAR:
        return tag in NAMES or (tag == "NN" and words.is_person(noun))
    if word in PLURAL:
        return tag == "NNS" and words.kind([noun], 0) is not None and not words.is_institution(noun)
    return word in THING and tag in ("NN", *NAMES) and words.is_institution(noun)


def described_before(document: Document, sentence: Sentence, head: int, words: SourceWords) -> Place | None:
    """Whoever the sentences before call by the same noun ("a navy spokesman" for "the spokesman", "Dr Awad" for "the doctor").

    "The latter" is the second of two subjects.
    """
    noun = sentence.lowers[head]
    for before in _sentences_before(document, sentence):
        if noun in _LATTER:
            return _second_subject(before)
        for i in range(len(before) - 1, -1, -1):
            if before.lowers[i] == noun and before.tags[i] in ("NN", "NNS") and words.is_person(noun):
                return before, i
            if before.tags[i] in NAMES and _ADDRESSES.get(before.lowers[max(i - 1, 0)].rstrip(".")) == noun:
                return before, _last_of_name(before, i)
    return None


def _sentences_before(document: Document, sentence: Sentence) -> Iterator[Sentence]:
    for k in range(sentence.index - 1, max(-1, sentence.index - 1 - _REACH), -1):
        before = document.sentences[k]
        if before.paragraph < sentence.paragraph - 1:
            return
        if before.parsed:
            yield before


def _second_subject(sentence: Sentence) -> Place | None:
    for i, dep in enumerate(sentence.deps):
        if dep == "conj" and sentence.deps[sentence.heads[i]] in ("nsubj", "nsubjpass"):
            return sentence, i
    return None


def _last_of_name(sentence: Sentence, token: int) -> int:
    while token + 1 < len(sentence) and sentence.tags[token + 1] in NAMES:
        token += 1
    return token


def phrase_of(sentence: Sentence, head: int) -> Tokens:
    """The tokens of the noun phrase of `head`, its further subjects ("A and B") left out."""
    first, last = sentence.edges[head]
    for kid in sentence.children[head]:
        if sentence.deps[kid] in ("cc", "conj") and kid > head:
            last = min(last, sentence.edges[kid][0] - 1)
    return first, last
