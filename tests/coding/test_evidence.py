"""What speaks for and against a mention: the same word in an act of violence and in a manner of speaking."""

from __future__ import annotations

import pytest

from dateline.coding.context import Layers, read_sentence
from dateline.coding.evidence import KEEP
from dateline.knowledge.actors import find_actors
from dateline.parsing.document import Sentence
from dateline.parsing.gate import hits
from dateline.parsing.parser import parse

PAIRS = [
    (
        "Rebels looted shops in the old town and killed a guard.",
        "The director looted millions of dollars from the fund.",
    ),
    ("Gunmen attacked the mill, killing two workers.", "A leopard attacked a farmer near the mill."),
    ("Police arrested three suspects in the city.", "The bank arrested the decline of its shares."),
    ("Militants fired a rocket at a village, killing a child.", "A rocket carrying a satellite blasted off on Monday."),
    (
        "A bomb exploded in the coal depot, and rebels claimed it.",
        "A gas leak caused an explosion in a coal mine that killed six miners.",
    ),
    (
        "Soldiers came under fire from rebels near the bridge.",
        "The utility came under fire from critics over its prices.",
    ),
    ("Powerful bombs struck the north and killed 40 people.", "Powerful storms struck the north and killed 40 people."),
    ("Rebels in a train struck a minibus, killing nine.", "A goods train struck a minibus, killing nine."),
    ("The candidate was ambushed by gunmen.", "The candidate was ambushed by reporters."),
]


def best(text: str) -> float:
    """The highest score of a mention that happened, in a one-sentence text."""
    (s,) = parse([Sentence(0, 0, len(text), text, 0)])
    read = read_sentence(s, hits(text), Layers(find_actors(text), (), ()))
    happened = [score for m, score in zip(read.mentions, read.scores, strict=True) if m.reality.happened]
    return max(happened, default=0.0)


@pytest.mark.parametrize(("real", "spoken"), PAIRS)
def test_real_violence_is_kept_and_its_double_is_not(real: str, spoken: str) -> None:
    assert best(real) >= KEEP
    assert best(spoken) < KEEP
