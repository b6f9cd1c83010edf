"""The encoder of the MUC-4 bench: pieces, windows and the network's arithmetic, on weights of its own."""

from __future__ import annotations

import math
import re
from datetime import date

import numpy as np
import pytest

from bench.muc4.encoder.judging import mixed
from bench.muc4.encoder.network import RELEVANCE, SLOT, Network
from bench.muc4.encoder.pieces import pieces
from bench.muc4.encoder.windows import LONGEST, Window, cut, window
from bench.muc4.proposals import Proposal, proposals, setting
from bench.muc4.reading import Message, read

WORDS = "[PAD] [UNK] [CLS] [SEP] [unused0] [unused1] bomb ##ed ##ing the . , a car explo ##ded cafe".split()
VOCABULARY = {word: k for k, word in enumerate(WORDS)}
REPORT = """SAN SALVADOR, 4 APR 89 (OWN REPORT) -- [TEXT] GUERRILLAS BOMBED THE POWER STATION IN SOYAPANGO ON 3 APRIL.
TWO GUARDS WERE KILLED. THE POLICE SAID THAT THE CITY HAD NO WATER. NOBODY CLAIMED THE ATTACK."""


def spelled(text: str) -> list[tuple[str, str]]:
    return [(WORDS[k], text[a:b]) for k, a, b in pieces(text, VOCABULARY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bombing", [("the", "The"), ("bomb", "bomb"), ("##ing", "ing")]),
        ("bombed.", [("bomb", "bomb"), ("##ed", "ed"), (".", ".")]),
        ("a  zeppelin,", [("a", "a"), ("[UNK]", "zeppelin"), (",", ",")]),
        ("Café", [("cafe", "Café")]),
        ("cafe\u0301", [("cafe", "cafe"), ("[UNK]", "\u0301")]),
        ("a_car", [("a", "a"), ("[UNK]", "_"), ("car", "car")]),
        ("b" * 101, [("[UNK]", "b" * 101)]),
        ("", []),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces_with_their_offsets(text: str, expected: list[tuple[str, str]]) -> None:
    assert spelled(text) == expected


def proposed() -> tuple[Message, list[Proposal]]:
    message = read("X-1", REPORT)
    return message, proposals(message, setting(message))


def test_a_window_marks_the_words_of_its_own_mentions_and_finds_its_phrases() -> None:
    message, found = proposed()
    assert message.published == date(1989, 4, 4)
    words = {*WORDS, *re.findall(r"\w+|[^\w\s]", REPORT.lower())}
    vocabulary = {word: k for k, word in enumerate(sorted(words))}
    names = sorted(words)
    bombing = next(p for p in found if p.instance.kind == "BOMBING")
    laid = window(bombing, message.sentences, cut(message.text, message.sentences, vocabulary), vocabulary)
    said = [names[k] for k in laid.ids]
    assert said[0] == "[CLS]"
    assert said[-1] == "[SEP]"
    assert said[laid.mark] == "[unused0]"
    assert message.text[slice(*_extent(bombing))].lower().split()[0] == said[laid.mark + 1]
    assert len(laid.spans) == len(bombing.candidates)
    for span, candidate in zip(laid.spans, bombing.candidates, strict=True):
        assert span is not None
        assert said[span[1]] == message.text[candidate.phrase.start : candidate.phrase.end].split()[-1].lower()


def _extent(proposal: Proposal) -> tuple[int, int]:
    first = min(proposal.instance.mentions, key=lambda m: m.start)
    return first.start, first.end


def test_a_window_is_never_longer_than_the_encoder_reads() -> None:
    message = read("X-2", REPORT.replace("THE POLICE", "THE POLICE, " + "THE MAYOR, " * 300))
    for proposal in proposals(message, setting(message)):
        laid = window(proposal, message.sentences, cut(message.text, message.sentences, VOCABULARY), VOCABULARY)
        assert len(laid.ids) <= LONGEST


def network(width: int = 24, layers: int = 2) -> Network:
    """A network of small random weights."""
    draw = np.random.default_rng(1)
    rows = {"embed.words": (len(WORDS), width), "embed.places": (LONGEST, width)}
    rows |= {f"{part}.weight": (k * width, width) for part, k in (("phrase", 4), ("top", 2))}
    rows |= {f"{q}.weight": (width, 3) for q in (SLOT, RELEVANCE)}
    rows |= {f"layer{k}.{n}.weight": (width, width) for k in range(layers) for n in ("query", "key", "value", "out")}
    rows |= {f"layer{k}.up.weight": (width, 4 * width) for k in range(layers)}
    rows |= {f"layer{k}.down.weight": (4 * width, width) for k in range(layers)}
    weights = {name: draw.normal(0, 0.3, size).astype(np.float32) for name, size in rows.items()}
    weights |= {
        n.replace(".weight", ".bias"): np.zeros(w.shape[1], np.float32)
        for n, w in weights.items()
        if n.endswith(".weight")
    }
    for name in ("embed.norm", *(f"layer{k}.norm{n}" for k in range(layers) for n in (1, 2))):
        weights |= {f"{name}.weight": np.ones(width, np.float32), f"{name}.bias": np.zeros(width, np.float32)}
    return Network(weights, dict.fromkeys((SLOT, RELEVANCE), ("a", "b", "c")), VOCABULARY, layers)


def test_every_question_is_answered_with_shares_that_sum_to_one() -> None:
    judged = network().judge(Window((2, 6, 3, 4, 14, 15, 5, 9, 13, 3), 3, ((4, 5), None, (7, 8))))
    assert judged.slots[1] is None
    for shares in (judged.relevance, judged.slots[0], judged.slots[2]):
        assert shares is not None
        assert math.isclose(sum(shares.values()), 1, abs_tol=1e-5)


def test_what_an_instance_is_depends_on_its_mark_and_on_every_piece() -> None:
    whole = network()
    ids = (2, 6, 3, 4, 14, 15, 5, 9, 13, 3)
    one = whole.judge(Window(ids, 3, ())).relevance
    assert one == whole.judge(Window(ids, 3, ((4, 4),))).relevance
    assert one != whole.judge(Window(ids, 5, ())).relevance
    assert one != whole.judge(Window((*ids[:-2], 12, 3), 3, ())).relevance


def test_mixing_is_a_geometric_mean() -> None:
    told = mixed({"a": 0.8, "b": 0.2}, {"a": 0.2, "b": 0.8}, 0.5)
    assert told == pytest.approx({"a": 0.5, "b": 0.5})
    assert mixed({"a": 0.8, "b": 0.2}, {"a": 0.2, "b": 0.8}, 0) == pytest.approx({"a": 0.8, "b": 0.2})
    assert mixed({"a": 1.0}, {"b": 1.0}, 0.5) == pytest.approx({"a": 0.5, "b": 0.5})
