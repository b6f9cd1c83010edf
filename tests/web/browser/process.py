"""`dateline serve` as a process of its own, as a person starts it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_URL = re.compile(r"http://127\.0\.0\.1:\d+/")
_PATIENCE = 60  # seconds for the server to say where it is


@contextmanager
def served_process(book: Path, *options: str) -> Iterator[str]:
    """The address of a server for the book on a free port, without the last slash; it is stopped after the block."""
    command = [sys.executable, "-m", "dateline.cli", "serve", "--book", str(book), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            found = _URL.search(said)
            if found is None:
                process.terminate()
                raise AssertionError(
                    f"the server did not say where it is: {said} {process.communicate(timeout=_PATIENCE)[1]}"
                )
            yield found[0].rstrip("/")
        finally:
            process.terminate()
            process.wait(timeout=_PATIENCE)
