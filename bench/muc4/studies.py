"""What the learned parts are fitted on: messages with their proposals, aligned with the templates of the keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.muc4.projection import Label
from bench.muc4.proposals import Proposal, Setting
from bench.muc4.reading import Message

Shares = Sequence[Sequence[Mapping[str, float]]]  # of the candidates of each proposal: each slot's probability


@dataclass(frozen=True, slots=True)
class Study:
    """A message with its proposals, and for each the key template that it is and its candidates' labels there (None: no template)."""

    message: Message
    where: Setting
    proposals: Sequence[Proposal]
    keys: Sequence[Any]
    labels: Sequence[Sequence[Label] | None]
