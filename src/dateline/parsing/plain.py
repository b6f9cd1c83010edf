"""The text of a report as coding reads it: hard-wrapped lines joined and lost case given back, at the same offsets."""

from __future__ import annotations

from functools import lru_cache

from dateline.parsing.recase import recased
from dateline.parsing.unwrap import unwrapped


@lru_cache(maxsize=8)
def plain_text(text: str) -> str:
    """`text` with its lines joined and its case restored; of the same length, so that spans hold in both."""
    return recased(unwrapped(text))
