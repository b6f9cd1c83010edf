"""Mixes what the encoder says of a proposal with what the log-linear models say: a geometric mean of their shares."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from bench.muc4.encoder.network import Judgement, Network, Shares
from bench.muc4.encoder.windows import cut, window
from bench.muc4.proposals import Proposal
from bench.muc4.reading import Message

LEAST = 1e-4  # a share below this, or of a label that one side does not have


def judgements(message: Message, found: Sequence[Proposal], network: Network) -> list[Judgement]:
    """What the encoder says of each proposal of a message."""
    cuts = cut(message.text, message.sentences, network.vocabulary) if found else ()
    return [network.judge(window(p, message.sentences, cuts, network.vocabulary)) for p in found]


def mixed(one: Mapping[str, float], other: Mapping[str, float], weight: float) -> Shares:
    """The labels' shares as the geometric mean of both, `other` counting `weight` of 1, summing to 1."""
    sums = {
        label: (1 - weight) * math.log(max(one.get(label, 0.0), LEAST))
        + weight * math.log(max(other.get(label, 0.0), LEAST))
        for label in {*one, *other}
    }
    top = max(sums.values())
    powers = {label: math.exp(value - top) for label, value in sorted(sums.items())}
    whole = sum(powers.values())
    return {label: power / whole for label, power in powers.items()}
