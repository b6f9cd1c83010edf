"""A progress bar with its rate on standard error, for many reports that are written elsewhere than on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from dateline.model.errors import InputError
from dateline.reading.sources import files_of

_COUNTED = 1 << 30  # bytes of JSON Lines that are worth a pass to count their lines: about a second

_LINES = frozenset({".jsonl", ".ndjson", ".jsonlines", ".json"})
_ARCHIVES = (".warc", ".warc.gz")


class Advance(Protocol):
    """Called once for every report that is done."""

    def __call__(self) -> None:
        """Moves the bar by one."""


@contextmanager
def progress(sources: tuple[str, ...], *, on_terminal: bool) -> Iterator[Advance]:
    """A bar while the block runs; none where results scroll by `on_terminal`, nobody watches, or there is one report."""
    watched = sys.stderr.isatty() and not on_terminal
    total = expected(sources) if watched else 1
    if total == 1:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("coding"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, rate="")

        def advance() -> None:
            bar.advance(task)
            speed = bar.tasks[0].speed
            if speed:
                bar.update(task, rate=f"{speed:.1f} reports/s")

        yield advance


def expected(sources: tuple[str, ...]) -> int | None:
    """How many reports `sources` should hold, one a file and one a line of JSON Lines; None where only reading tells."""
    total = 0
    for source in sources:
        if source == "-":
            return None
        for found in files_of(source):
            lines = 1 if isinstance(found, InputError) else _reports_in(Path(found.path))
            if lines is None:
                return None
            total += lines
    return total


def _reports_in(path: Path) -> int | None:
    """One, or the lines of a JSON Lines file; None for an archive, a huge file and a pipe, which can be read only once."""
    if path.name.lower().endswith(_ARCHIVES):
        return None
    if path.suffix.lower() not in _LINES:
        return 1
    try:
        if not path.is_file() or path.stat().st_size > _COUNTED:
            return None
        with path.open("rb") as stream:
            lines, last = 0, b"\n"
            while piece := stream.read(1 << 20):
                lines, last = lines + piece.count(b"\n"), piece[-1:]
    except OSError:
        return 1  # the reader will say what is wrong with it
    return lines + (last != b"\n")
