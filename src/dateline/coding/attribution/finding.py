"""What the readers of cues hand to the assembly: tokens of one sentence, not yet named."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.attribution.tree import Tokens
from dateline.model.span import Span
from dateline.model.vocabulary import Certainty, Stance


@dataclass(frozen=True, slots=True)
class Finding:
    """One cue in sentence number `sentence`, its content in report characters, and the head token of its source.

    `frame` names the rule that found the content; `impersonal` marks cues that hide their source ("allegedly", "it is feared").
    """

    sentence: int
    token: int
    cue: Span
    content: tuple[Span, ...]
    source: int | None
    source_tokens: Tokens | None
    frame: str
    stance: Stance
    certainty: Certainty
    reports: bool
    impersonal: bool = False
