"""The `dateline` command: runs what it is told and turns every end into one line and one exit code."""

from __future__ import annotations

import os
import select
import sys
import traceback
from collections.abc import Sequence
from enum import IntEnum

from dateline.model.errors import where

_BOOK = frozenset({"duckdb", "numpy", "pyarrow", "splink", "sqlalchemy"})
# What each extra of pyproject.toml installs beside coding, by the names that are imported; a test compares them.
EXTRAS = {
    "book": _BOOK,
    "web": _BOOK | {"fastapi", "jinja2", "python_multipart", "starlette", "uvicorn"},
    "feeds": _BOOK | {"feedparser", "httpx", "protego", "pypdfium2", "warcio"},
    "briefs": _BOOK | {"jinja2", "typst"},
}
_EXTRA_OF = {"serve": "web", "watch": "feeds", "brief": "briefs"}  # commands; the others need the book's


class ExitCode(IntEnum):
    """How the command ended."""

    DONE = 0  # also where a report holds no incident
    FAULT = 1  # a mistake in Dateline itself; where a report met it, the others are done all the same
    BAD_INPUT = 2  # an option or report that cannot be used; the other reports of a batch are done all the same
    INTERRUPTED = 130  # Ctrl-C; what was done is written (128 + SIGINT, as shells report it)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs `dateline ARGUMENTS` (those of the process by default) and exits with an ExitCode."""
    code = _ended(sys.argv[1:] if arguments is None else list(arguments))
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _silence()
    sys.exit(code)


def _ended(arguments: list[str]) -> int:
    try:
        # Imported here so that Ctrl-C during the imports is met below like any other.
        from dateline.cli.app import run

        return run(arguments)
    except KeyboardInterrupt:
        _say("interrupted; what was done until then is written")
        return ExitCode.INTERRUPTED
    except BrokenPipeError as error:
        if not _reader_left():
            return _fault(error)
        _silence()
        return ExitCode.DONE  # the reader, `head` for one, has all it wanted
    except ModuleNotFoundError as error:
        extra = extra_with(error.name or "", arguments)
        if extra is None:
            return _fault(error)
        _say(f"this needs {error.name}, which is not installed: pip install 'dateline[{extra}]'")
        return ExitCode.BAD_INPUT
    except Exception as error:  # noqa: BLE001 - the last line of defence: no traceback for a person who did nothing wrong
        return _fault(error)


def extra_with(module: str, arguments: Sequence[str]) -> str | None:
    """The extra that installs a module: that of the command where it does, else the first one; None for a module of no extra."""
    part = module.partition(".")[0]
    of_command = [extra for word, extra in _EXTRA_OF.items() if word in arguments]
    return next((extra for extra in (*of_command, *EXTRAS) if part in EXTRAS[extra]), None)


def _fault(error: Exception) -> int:
    """One line that names the kind of error and its place in the code, but no text of a report, which could name people."""
    if os.environ.get("DATELINE_DEBUG"):
        traceback.print_exception(error)
    _say(f"a fault in Dateline itself ({where(error)}); please report it, with what DATELINE_DEBUG=1 prints")
    return ExitCode.FAULT


def _say(line: str) -> None:
    try:
        print(f"dateline: {line}", file=sys.stderr, flush=True)
    except BrokenPipeError:
        _silence()


def _reader_left() -> bool:
    """Whether nobody reads our output any more; a broken pipe can also be one to a worker process."""
    if not hasattr(select, "poll"):  # Windows: there is no telling
        return True
    watch = select.poll()
    for stream in (sys.stdout, sys.stderr):
        watch.register(stream.fileno(), 0)
    return any(event & select.POLLERR for _, event in watch.poll(0))


def _silence() -> None:
    """Sends what is still to be printed nowhere, so that Python's own flush at exit finds an open pipe."""
    sink = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(sink, stream.fileno())


if __name__ == "__main__":
    main()
