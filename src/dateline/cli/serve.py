"""`dateline serve`: the book as pages and as an interface for programs, on this machine."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Optional

import typer

from dateline.cli.book_options import BOOK_CODES, DEFAULT_BOOK, BookFile, Work

_EXAMPLES = """[bold]Examples[/bold]
  dateline serve --book attacks.db --open
  dateline serve --book attacks.db --port 8080 --token "$(cat secret)"
  dateline serve --book attacks.db --host 0.0.0.0 --name books.example.org --token "$(cat secret)\""""

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8300

Host = Annotated[
    str,
    typer.Option("--host", metavar="ADDRESS", help="Where to listen; others than loopback need --token to be read."),
]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="The port; 0 takes a free one.")]
Name = Annotated[
    Optional[list[str]],  # noqa: UP045 - Typer reads annotations at run time
    typer.Option(
        "--name",
        metavar="HOST",
        help="A name under which browsers reach the server, beside the address it listens on; may be given several times.",
        show_default=False,
    ),
]
Token = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--token",
        metavar="TEXT",
        envvar="DATELINE_TOKEN",
        help="The secret that deciding needs; on loopback one is made and printed.",
        show_default=False,
    ),
]
Open = Annotated[bool, typer.Option("--open", help="Open the overview in the browser.")]

app = typer.Typer(rich_markup_mode="rich")


@app.command(epilog=f"{_EXAMPLES}\n\n{BOOK_CODES}")
def serve(
    book: BookFile = DEFAULT_BOOK,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    name: Name = None,
    token: Token = None,
    open: Open = False,
) -> Work:
    """Serves a book: overview, incidents, review, downloads, feed and /api, until Ctrl-C. No request leaves the machine.

    Reading is open to whoever is on this machine; deciding needs the token that is printed at start.
    """
    from dateline.cli.serving import serve_book

    return partial(serve_book, book, (host, port), tuple(name or ()), token, open)
