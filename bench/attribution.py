"""Who says what in political news: source, cue and content against PolNeAR, beside "said" with its subject and sentence.

An attribution is right when its cue shares a character with the gold cue and its content and the gold content overlap by half or
more of each; with the source too, when the sources overlap by half or more of the shorter (or there is none in either).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.figure import Figure, Tally
from bench.polnear import Said, Spans, annotated
from dateline.coding.attribution import attribute
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.parsing.document import Document, Sentence
from dateline.parsing.parser import parse
from dateline.parsing.segment import sentences

DATA = ("attribution/polnear/dev",)
SPLIT = "dev"
BASELINE = "said + subject + rest of sentence"
_SAID = frozenset({"said", "says", "say", "told"})
_ROLES = ("source", "cue", "content")

Reader = Callable[[Document], list[Said]]
Row = tuple[Document, list[Said]]


def measure(folder: Path) -> list[Figure]:
    """Precision, recall and F1 without and with the source, and token F1 of each role, on the dev split."""
    return figures(list(rows(folder, SPLIT)), f"attribution/polnear ({SPLIT})")


def rows(folder: Path, split: str) -> Iterable[Row]:
    """Each text of a split, every sentence parsed, with its gold."""
    for name, text, gold in annotated(folder, split):
        bare = [Sentence(k, a, b, text[a:b], paragraph) for k, (a, b, paragraph) in enumerate(sentences(text))]
        yield Document(Report(text=text, ref=name), tuple(parse(bare))), gold


def figures(texts: Sequence[Row], corpus: str) -> list[Figure]:
    """The figures of the coder and of the baseline on the same texts."""
    size = f"{len(texts)} texts, {sum(len(gold) for _, gold in texts)} attributions"
    ours, simple = _values(texts, _coded), _values(texts, _simple)
    return [
        Figure(f"attribution.{name}", value, "share", corpus, size, simple[name], BASELINE)
        for name, value in ours.items()
    ]


def _values(texts: Sequence[Row], read: Reader) -> dict[str, float]:
    plain, sourced = _Sum(), _Sum()
    tokens = {role: _Sum() for role in _ROLES}
    for document, gold in texts:
        said = read(document)
        pairs = _matched(said, gold)
        plain.add(len(pairs), len(said), len(gold))
        sourced.add(sum(_same_source(a.source, b.source) for a, b in pairs), len(said), len(gold))
        for role in _ROLES:
            ours, theirs = _tokens(document, said, role), _tokens(document, gold, role)
            tokens[role].add(len(ours & theirs), len(ours), len(theirs))
    found = {"": plain.tally(), "with_source.": sourced.tally()}
    values = {
        f"{name}{part}": getattr(tally, part) for name, tally in found.items() for part in ("precision", "recall", "f1")
    }
    return values | {f"tokens.{role}.f1": total.tally().f1 for role, total in tokens.items()}


@dataclass(slots=True)
class _Sum:
    right: int = 0
    said: int = 0
    there: int = 0

    def add(self, right: int, said: int, there: int) -> None:
        self.right, self.said, self.there = self.right + right, self.said + said, self.there + there

    def tally(self) -> Tally:
        return Tally(self.right, self.said - self.right, self.there - self.right)


def _matched(said: Sequence[Said], gold: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Pairs of an attribution and the gold one that it gets right, one to one in text order."""
    free, pairs = list(gold), []
    for ours in said:
        for theirs in free:
            if _shared(ours.cue, theirs.cue) and _halves(ours.content, theirs.content):
                pairs.append((ours, theirs))
                free.remove(theirs)
                break
    return pairs


def _shared(ours: Spans, theirs: Spans) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in ours for b in theirs)


def _length(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def _halves(ours: Spans, theirs: Spans) -> bool:
    return 2 * _shared(ours, theirs) >= max(_length(ours), _length(theirs))


def _same_source(ours: Spans, theirs: Spans) -> bool:
    if not ours or not theirs:
        return not ours and not theirs
    return 2 * _shared(ours, theirs) >= min(_length(ours), _length(theirs))


def _tokens(document: Document, said: Sequence[Said], role: str) -> set[int]:
    spans = [span for one in said for span in getattr(one, role)]
    inside = {c for span in spans for c in range(span.start, span.end)}
    return {start for sentence in document.sentences for start in sentence.starts if start in inside}


def _coded(document: Document) -> list[Said]:
    return [Said((a.source,) if a.source else (), (a.cue,), a.content) for a in attribute(document)]


def _simple(document: Document) -> list[Said]:
    """The baseline: each "said", its grammatical subject, and everything else in the sentence."""
    found = []
    for sentence in document.sentences:
        for verb, word in enumerate(sentence.lowers):
            if word in _SAID:
                subjects = [sentence.subtree(k) for k in sentence.children[verb] if sentence.deps[k] == "nsubj"]
                cue = sentence.chars(verb, verb)
                taken = sorted([cue, *subjects[:1]])
                rest = (Span(sentence.start, taken[0].start), Span(taken[-1].end, sentence.end))
                content = tuple(part for part in rest if part.end > part.start)
                if content:
                    found.append(Said(tuple(subjects[:1]), (cue,), content))
    return found
