"""How many things a physical target is."""

from __future__ import annotations

from bench.muc4.people import PLURAL
from dateline.coding.numerals import find_numerals


def number(text: str) -> str:
    """How many: a number in the words, PLURAL for a plural noun without one, else 1."""
    found = next(find_numerals(text), None)
    if found is not None and found.best is not None and not found.vague:
        return str(found.best)
    return PLURAL if text.lower().rstrip("\"'").endswith("s") else "1"
