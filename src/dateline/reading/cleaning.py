"""Makes text fit for spans: one newline sign, nothing invisible; done once, before any span exists."""

from __future__ import annotations

import re

# Line ends of every system, vertical tab, form feed, NEL, line and paragraph separators (Unicode Standard, 5.8).
_NEWLINE = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Controls but tab and newline; soft hyphens, zero-width, direction and byte order marks: unseen, but they split words.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which no encoding can write


def clean_text(raw: str) -> str:
    """`raw` with newlines as "\\n", no invisible characters, and U+FFFD for half characters; all else as it was."""
    return _LONE_SURROGATE.sub("\ufffd", _INVISIBLE.sub("", _NEWLINE.sub("\n", raw)))


def clean_line(raw: str | None) -> str | None:
    """`raw` cleaned and on one line with single spaces; None where nothing is left."""
    return " ".join(clean_text(raw).split()) or None if raw else None
