"""Lays an instance out as the encoder's input: its kind, then the sentences around its mentions, whose words are marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.muc4.encoder.pieces import CLOSE, END, OPEN, START, pieces
from bench.muc4.pairs import REACH
from bench.muc4.proposals import Proposal
from dateline.parsing.document import Sentence

LONGEST = 256  # pieces of a window, the two ends and the kind among them

Piece = tuple[int, int, int]  # id, start, end
Pieces = Sequence[Sequence[Piece]]  # of a message's sentences


@dataclass(frozen=True, slots=True)
class Window:
    """Piece ids; where the first mention's mark stands; each candidate's first and last piece (None: outside the window)."""

    ids: tuple[int, ...]
    mark: int
    spans: tuple[tuple[int, int] | None, ...]


def cut(text: str, sentences: Iterable[Sentence], vocabulary: Mapping[str, int]) -> Pieces:
    """The pieces of each sentence, with offsets into `text`."""
    return [[(i, a + s.start, b + s.start) for i, a, b in pieces(text[s.start : s.end], vocabulary)] for s in sentences]


def window(proposal: Proposal, sentences: Sequence[Sentence], cuts: Pieces, vocabulary: Mapping[str, int]) -> Window:
    """The window of one proposal: sentences nearest its mentions first, as many as fit."""
    mentions = {(m.start, m.end) for m in proposal.instance.mentions}
    kind = [i for i, _, _ in pieces(proposal.instance.kind.lower(), vocabulary)]
    ids = [vocabulary[START], *kind, vocabulary[END]]
    room = LONGEST - len(ids) - 1 - 2 * len(mentions)
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    mark = 0
    for piece, start, end in _nearest(cuts, sentences, mentions, room):
        if any(start <= a < end for a, _ in mentions):
            mark = mark or len(ids)
            ids.append(vocabulary[OPEN])
        first[start] = last[end] = len(ids)
        ids.append(piece)
        if any(b == end for _, b in mentions):
            ids.append(vocabulary[CLOSE])
    phrases = [c.phrase for c in proposal.candidates]
    spans = [(first[p.start], last[p.end]) if p.start in first and p.end in last else None for p in phrases]
    return Window((*ids, vocabulary[END]), mark, tuple(spans))


def _nearest(cuts: Pieces, sentences: Sequence[Sentence], mentions: set[tuple[int, int]], room: int) -> list[Piece]:
    """The pieces of the sentences within reach of a mention, nearest first until `room` is filled, in text order."""
    told = [k for k, s in enumerate(sentences) if any(s.start <= start < s.end for start, _ in mentions)]
    far = {k: min((abs(k - t) for t in told), default=REACH + 1) for k in range(len(sentences))}
    taken: list[int] = []
    for k in sorted((k for k in far if far[k] <= REACH), key=lambda k: (far[k], k)):
        if len(cuts[k]) > room:
            if not taken:
                return list(cuts[k][:room])
            break
        taken.append(k)
        room -= len(cuts[k])
    return [piece for k in sorted(taken) for piece in cuts[k]]
