"""Text of a report as it can be shown: characters that would act on the page, or that nobody sees, are shown by their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Bidirectional controls (Unicode Standard Annex 9) by their abbreviations; the marks still do their work beside the name.
_BIDI = {
    0x061C: "ALM",
    0x200E: "LRM",
    0x200F: "RLM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
}
_MARKS = frozenset("\u061c\u200e\u200f")
_OTHERS = {0x2028: "LSEP", 0x2029: "PSEP", 0xFEFF: "BOM", 0x200B: "ZWSP", 0x2060: "WJ", 0x00: "NUL"}
# Joiners, soft hyphens and variation selectors belong to scripts, emoji and line breaks: they stay as they are.
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef"
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)


def pieces(text: str) -> Iterator[tuple[str, str | None]]:
    """The text in order as (piece, None) for what can be shown, and (what goes on the page, name) for each character that cannot.

    What goes on the page for a mark of direction is the mark itself, else "".
    """
    at = 0
    for found in _ACTING.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], None
        yield (found[0] if found[0] in _MARKS else ""), short_name(found[0])
        at = found.end()
    if at < len(text):
        yield text[at:], None


def short_name(character: str) -> str:
    """For example "RLO", "NUL", "U+0007"."""
    code = ord(character)
    return _BIDI.get(code) or _OTHERS.get(code) or f"U+{code:04X}"


def long_name(short: str) -> str:
    """The full name of a character by its short one: "RIGHT-TO-LEFT OVERRIDE"; the short name where Unicode has none."""
    codes = {name: code for code, name in (*_BIDI.items(), *_OTHERS.items())}
    code = codes[short] if short in codes else int(short.removeprefix("U+"), 16)
    return unicodedata.name(chr(code), short)
