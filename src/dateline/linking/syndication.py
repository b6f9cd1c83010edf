"""Near-duplicate reports: copies of one text under several publishers count as one source (MinHash: Broder 1997)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dateline.linking.words import tokens

SHINGLE = 5  # words
COPY = 0.5  # of their runs of words: a copy may be cut short or have a paragraph of its own
BAND = 3  # numbers of a signature that are a key together
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


def bands(key: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Runs of a signature's numbers: of two texts that share half of their runs of words or more, one is the same in 15 of 16 cases."""
    return (key[k : k + BAND] for k in range(0, len(key) - BAND + 1, BAND))


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The estimated share of their runs of words that two texts have in common (0 to 1); 0 where one is too short to tell."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / LENGTH if one and other else 0.0


def are_copies(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two signatures are those of copies of one text: at least `COPY` alike."""
    return likeness(one, other) >= COPY


def copies(signatures: Mapping[str, tuple[int, ...]]) -> Iterator[tuple[str, str]]:
    """Every pair of reports, by id with the lesser first, whose texts are copies; `signatures` holds that of each report."""
    sharing: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for report in sorted(signatures):
        for place, band in enumerate(bands(signatures[report])):
            sharing[(place, *band)].append(report)
    pairs = {pair for reports in sharing.values() for pair in combinations(reports, 2)}
    return (p for p in sorted(pairs) if are_copies(signatures[p[0]], signatures[p[1]]))


def groups(signatures: Mapping[str, tuple[int, ...]]) -> tuple[tuple[str, ...], ...]:
    """The reports in groups that are copies of each other, directly or through others: ids sorted, groups by their first id."""
    leader = {report: report for report in signatures}

    def first(report: str) -> str:
        while leader[report] != report:
            report = leader[report]
        return report

    for left, right in copies(signatures):
        one, other = sorted((first(left), first(right)))
        leader[other] = one
    found: dict[str, list[str]] = defaultdict(list)
    for report in sorted(signatures):
        found[first(report)].append(report)
    return tuple(sorted(map(tuple, found.values())))


@cache
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The factors and terms of the hash functions, the same for ever: stored signatures depend on them."""
    draw = np.random.Generator(np.random.PCG64(20250311))
    factors, terms = draw.integers(1, int(_PRIME), size=(2, LENGTH), dtype=np.uint64)
    return factors, terms
