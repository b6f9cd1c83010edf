"""One spelling for a place name: no case, no accents, no hyphens or apostrophes, "Saint" for "St."."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ı": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe",
        "ə": "a", "Ə": "a", "ð": "d", "þ": "th", "'": "", "’": "", "‘": "", "ʻ": "", "ʼ": "", "ʿ": "", "ʾ": "", "`": "", "´": "",
        "-": " ", "‐": " ", "‑": " ", "–": " ", "/": " ", ".": " ",
    }
)  # fmt: skip
_ABBREVIATED = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_INITIALS = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.){2,}")
_ARTICLES = frozenset("al el ar ash az ad adh ul".split())


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key under which `name` is filed: "Sana'a" and "Sanaa", "Deir ez-Zor" and "DEIR EZ ZOR" share one; "" when no letter is left."""
    if name.isascii() and name.isalpha():
        return name.lower()
    name = _INITIALS.sub(lambda m: m.group().replace(".", ""), name)
    flat = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    words = "".join(c for c in flat if not unicodedata.combining(c)).casefold().split()
    if words and words[0] in _ABBREVIATED and len(words) > 1:
        words[0] = _ABBREVIATED[words[0]]
    return " ".join(words)


def without_article(key: str) -> str | None:
    """A folded Arabic name without its article ("ar raqqah" to "raqqah"), or None where it has none."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in _ARTICLES else None
