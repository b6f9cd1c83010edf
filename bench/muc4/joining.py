"""What the instances of one message share out among them: every target goes to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bench.muc4.choosing import TARGETS
from bench.muc4.uniting import Told


def each_once(rows: Sequence[Told]) -> list[Told]:
    """The same, a phrase being a target only where it is likeliest: four to eight in a hundred are one of two incidents."""
    likeliest: dict[tuple[int, int], tuple[float, int]] = {}
    for n, row in enumerate(rows):
        for candidate, share in zip(row.proposal.candidates, row.shares, strict=True):
            most = max(share.get(slot, 0.0) for slot in TARGETS)
            span = candidate.phrase.start, candidate.phrase.end
            if most > likeliest.get(span, (0.0, n))[0]:
                likeliest[span] = most, n
    return [replace(row, shares=_own(row, n, likeliest)) for n, row in enumerate(rows)]


def _own(row: Told, n: int, likeliest: Mapping[tuple[int, int], tuple[float, int]]) -> list[Mapping[str, float]]:
    none = dict.fromkeys(TARGETS, 0.0)
    return [
        share if likeliest.get((c.phrase.start, c.phrase.end), (0.0, n))[1] == n else {**share, **none}
        for c, share in zip(row.proposal.candidates, row.shares, strict=True)
    ]
