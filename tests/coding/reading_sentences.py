"""Reads a text made for a test up to the layers that responsibility and statements are read from."""

from __future__ import annotations

from dateline.coding.attribution import Speakers
from dateline.coding.context import Layers, ReadSentence, read_sentence
from dateline.coding.dates import find_times
from dateline.knowledge.actors import find_actors
from dateline.model.layers import Attribution
from dateline.model.report import Report
from dateline.parsing.document import Document, Sentence
from dateline.parsing.gate import by_sentence, hits
from dateline.parsing.parser import parse
from dateline.parsing.segment import sentences


def read_text(text: str) -> tuple[list[ReadSentence], tuple[Attribution, ...]]:
    """The read sentences of a text and its attributions, every sentence parsed."""
    parsed = parse([Sentence(k, a, b, text[a:b], p) for k, (a, b, p) in enumerate(sentences(text))])
    found = by_sentence(hits(text), parsed)
    layers = Layers(find_actors(text), tuple(find_times(text, None)), ())
    reads = [read_sentence(s, found.get(s.index, ()), layers) for s in parsed if s.parsed]
    return reads, Speakers(Document(Report(text=text, ref="test"), tuple(parsed))).attributions
