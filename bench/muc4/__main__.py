"""`python -m bench.muc4 TEXTS... --out RESPONSE`: codes the messages of MUC-4 text files and writes a response file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.muc4.adapt import answers, models
from bench.muc4.encoder.network import network
from bench.muc4.reading import read
from bench.muc4.response import written
from bench.muc4.texts import messages


def respond(paths: list[Path]) -> str:
    """The response to every message of the files, in order."""
    learned, encoder = models(), network()
    return "\n".join(
        written(message, answers(read(message, text), learned, encoder))
        for path in paths
        for message, text in messages(path)
    )


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
