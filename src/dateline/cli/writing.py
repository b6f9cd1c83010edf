"""Where results go: standard output or a file, as bytes of UTF-8 whatever the terminal's settings, each flushed at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from dateline.cli.reports import opened

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.model.span import Record


@contextmanager
def output(out: Path | None) -> Iterator[TextIO]:
    """The stream of `--out`, or standard output; raises InputError where the file cannot be written."""
    if out is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        return
    with opened(out, "--out") as stream:
        yield stream


def is_terminal(out: Path | None) -> bool:
    """Whether results are read on a terminal as they come."""
    return out is None and sys.stdout.isatty()


def console_on(stream: TextIO) -> Console:
    """A Rich console for cards on `stream`: no markup, so that a report's brackets stay text."""
    from rich.console import Console

    return Console(file=stream, markup=False, highlight=False)


def write_line(record: Record, stream: TextIO) -> None:
    """One JSON object on one line, flushed: an interrupted run keeps all it has done."""
    stream.write(record.model_dump_json() + "\n")
    stream.flush()


def write_object(record: Record, stream: TextIO) -> None:
    """One JSON object, over several lines where a person reads it on a terminal."""
    stream.write(record.model_dump_json(indent=2 if stream.isatty() else None) + "\n")
    stream.flush()
