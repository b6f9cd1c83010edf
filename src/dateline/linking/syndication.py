"""Near-duplicate reports: copies of one text under several publishers count as one source (MinHash: Broder 1997)."""

from __future__ import annotations

from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dateline.linking.words import tokens

SHINGLE = 5  # words
LENGTH = 64  # numbers in a signature: the share that agree estimates the Jaccard similarity within about 0.06
_PRIME = np.uint64((1 << 31) - 1)


def signature(text: str) -> tuple[int, ...]:
    """The MinHash of a text's runs of five words: `LENGTH` numbers below 2^31; () for a text of fewer words."""
    words = tokens(text)
    runs = {crc32(" ".join(words[k : k + SHINGLE]).encode()) for k in range(len(words) - SHINGLE + 1)}
    if not runs:
        return ()
    shingles = np.fromiter(runs, dtype=np.uint64) % _PRIME
    factors, terms = _permutations()
    return tuple(((shingles[:, None] * factors + terms) % _PRIME).min(axis=0).tolist())


@cache
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The factors and terms of the hash functions, the same for ever: stored signatures depend on them."""
    draw = np.random.Generator(np.random.PCG64(20250311))
    factors, terms = draw.integers(1, int(_PRIME), size=(2, LENGTH), dtype=np.uint64)
    return factors, terms
