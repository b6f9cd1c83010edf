"""One statement about who did it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.parties import Party
from dateline.model.span import Span
from dateline.model.vocabulary import Certainty, ResponsibilityStatus


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement about who did it: `party` None where nobody is named, `by` the one who says so (None: whoever speaks there).

    `cue` is the word that makes it one, `mode` how it was said where the sentence tells ("call", "video", "statement" and so on).
    `pointed` holds the words that point at the violence ("those", "it"), `linked` says that the sentence goes on in the paragraph
    of the sentence before. `certainty` is how sure the wording itself leaves it (None: as whoever speaks there does). `told` marks a
    deed told as it happened, whose cue is its mention, `answers` a denial of a charge that the sentence itself does not tell
    ("rejected the accusation").
    """

    status: ResponsibilityStatus
    party: Party | None
    by: Party | None
    span: Span
    sentence: int
    cue: Span
    mode: str | None = None
    answers: bool = False
    pointed: frozenset[str] = frozenset()
    linked: bool = False
    certainty: Certainty | None = None
    told: bool = False
