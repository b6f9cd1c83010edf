"""`python -m bench.muc4 TEXTS... --out RESPONSE`: codes the messages of MUC-4 text files and writes a response file."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from bench.muc4.adapt import answers
from bench.muc4.response import written
from bench.muc4.texts import messages
from dateline import Coder
from dateline.coding.dates import report_dateline
from dateline.parsing.plain import plain_text


def respond(paths: list[Path]) -> str:
    """The response to every message of the files, in order."""
    coder = Coder()
    blocks = []
    for path in paths:
        for message, text in messages(path):
            coded = coder.code(text)
            blocks.append(written(message, answers(coded, plain_text(text), stated_day(text))))
    return "\n".join(blocks)


def stated_day(text: str) -> date | None:
    """The day of the report's dateline, None where it states none in full."""
    found = report_dateline(text)
    edtf = found[1] if found else None
    return date.fromisoformat(edtf) if edtf and len(edtf) == 10 and edtf.replace("-", "").isdigit() else None


def main() -> None:
    """Reads the command line and writes the response."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    try:
        response = respond(options.texts)
    except (OSError, ValueError) as error:
        sys.exit(f"bench.muc4: {error}")
    options.out.write_text(response, encoding="utf-8")


if __name__ == "__main__":
    main()
