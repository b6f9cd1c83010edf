"""The noun phrases of a message that may fill a slot: each with its head, its words and what governs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.actors import ActorMatch, find_actors
from dateline.model.span import Span
from dateline.parsing.document import Sentence

_HEADS = ("NN", "CD", "JJ", "VBN")  # tags; the last three only where they stand for people ("the wounded")
_STANDS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "ROOT", "attr", "agent"})
_LEADS = frozenset(
    {"DT", "PRP$", "PDT", "WDT", "WP$", "POS", "``", "''", "-LRB-", ",", ":", "CC", "HYPH", "RB", "IN", "TO"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to `last` of a sentence with their head; `text` runs on through a following "of ..."."""

    sentence: Sentence
    first: int
    last: int
    head: int
    text: str
    core: str
    actor: str = ""  # the known actor that the words name (its id); a phrase of its own beside the one it is in
    kind: str = ""  # the actor's kind

    @property
    def start(self) -> int:
        """Where it starts in the report."""
        return self.sentence.starts[self.first]

    @property
    def end(self) -> int:
        """Where its core ends in the report."""
        return self.sentence.ends[self.last]


def phrases(text: str, sentences: tuple[Sentence, ...]) -> Iterator[Phrase]:
    """Every noun phrase of the parsed sentences of `text`, in text order, and after a sentence's own the actors that it names."""
    actors = find_actors(text)
    for sentence in sentences:
        if not sentence.parsed:
            continue
        for head, tag in enumerate(sentence.tags):
            if _is_head(sentence, head, tag) and (phrase := _phrase(sentence, head)) is not None:
                yield phrase
        yield from _actors(sentence, [a for a in actors if sentence.start <= a.start and a.end <= sentence.end])


def _is_head(sentence: Sentence, head: int, tag: str) -> bool:
    dep = sentence.deps[head]
    if tag.startswith("NN"):
        above = sentence.heads[head]
        inside = dep in ("compound", "nmod", "npadvmod", "amod", "poss") and above > head
        return not inside or (dep == "poss")
    return tag.startswith(_HEADS) and dep in _STANDS and dep != "ROOT"


def _phrase(sentence: Sentence, head: int) -> Phrase | None:
    first = head
    while (
        first and first - 1 < sentence.heads[first - 1] <= head and sentence.tags[first - 1] not in (",", "-LRB-", ":")
    ):
        first -= 1
    while first < head and sentence.tags[first] in _LEADS:
        first += 1
    last = _through_of(sentence, head)
    return Phrase(sentence, first, head, head, _words(sentence, first, last), _words(sentence, first, head))


def _through_of(sentence: Sentence, head: int) -> int:
    """The last token of the phrase with the "of ..." that follows its head."""
    after = head + 1
    if after < len(sentence) and sentence.lowers[after] == "of" and sentence.heads[after] == head:
        below = [k for k in sentence.children[after] if k > after]
        if below:
            return _through_of(sentence, below[0])
    return head


def _words(sentence: Sentence, first: int, last: int) -> str:
    start = sentence.start
    return " ".join(sentence.text[sentence.starts[first] - start : sentence.ends[last] - start].split())


def _actors(sentence: Sentence, actors: list[ActorMatch]) -> Iterator[Phrase]:
    for found in actors:
        inside = sentence.tokens_in(Span(found.start, found.end))
        if inside:
            last = inside[-1]
            yield Phrase(sentence, inside[0], last, last, found.alias, found.alias, found.actor, found.kind.value)
