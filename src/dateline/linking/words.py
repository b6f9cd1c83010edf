"""The distinctive words of a text and what each weighs: rare words tell incidents apart, common ones do not."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

MOST = 64  # words kept of one telling: the rarest and most repeated
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_LEAST = 1.0  # nats: lighter words are in every third report


def tokens(text: str) -> list[str]:
    """The words and numbers of a text in small letters, without a possessive ending."""
    return [_POSSESSIVE.sub("", w) for w in _WORD.findall(text.casefold())]


@lru_cache(maxsize=1 << 17)
def weight(word: str) -> float:
    """How much a shared word says, in nats: minus the log of its share of news reports (data/words.tsv), the most for unlisted ones."""
    shares = _shares()
    return -math.log(shares.get(word, shares[""]))


def distinctive(passages: Iterable[str]) -> tuple[str, ...]:
    """The at most `MOST` words that set these passages apart, heaviest by weight and repetition, in alphabetical order."""
    said = Counter(w for passage in passages for w in tokens(passage))
    heavy = [(-weight(w) * (1 + math.log(n)), w) for w, n in said.items() if weight(w) >= _LEAST and len(w) > 1]
    return tuple(sorted(w for _, w in sorted(heavy)[:MOST]))


@cache
def _shares() -> dict[str, float]:
    """The share of news reports that hold a word; "" stands for a word that is not listed."""
    lines = files("dateline.linking.data").joinpath("words.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {word: float(share) for word, share in rows}
