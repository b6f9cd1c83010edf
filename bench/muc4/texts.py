"""Reads the texts of MUC-4: many messages in a file, each under a line with its id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_HEADER = re.compile(r"^(?P<id>(?:DEV|TST\d)-MUC\d-\d{4})(?: +\([^)\n]*\))?\s*$", re.MULTILINE)


def messages(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the id and text of each message of a file in Latin-1; a file without a message raises ValueError."""
    whole = path.read_text(encoding="latin-1")
    headers = list(_HEADER.finditer(whole))
    if not headers:
        raise ValueError(f"{path.name}: no line with a message id such as TST1-MUC3-0001")
    ends = [*(h.start() for h in headers[1:]), len(whole)]
    for header, end in zip(headers, ends, strict=True):
        yield header["id"], whole[header.end() : end].strip("\n")


def text_files(folder: Path) -> list[Path]:
    """The files of a split that hold messages, in name order."""
    return sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith(("key", "text-")))
