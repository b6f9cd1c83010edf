"""`dateline watch`: follows feeds, and codes and adds what is new in them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Optional

import typer

from dateline.cli.book_options import BOOK_CODES, DEFAULT_BOOK, BookFile, Work
from dateline.cli.options import Model

_EXAMPLES = """[bold]Examples[/bold]
  dateline watch feeds.opml --book attacks.db --contact desk@example.org
  dateline watch https://example.org/world.rss --book attacks.db --every 15 --out added.jsonl
  dateline watch feeds.opml --book attacks.db --once"""

Sources = Annotated[
    Optional[list[str]],  # noqa: UP045 - Typer reads annotations at run time
    typer.Argument(
        metavar="FEEDS...",
        help="Addresses of RSS or Atom feeds, and OPML files that list some; without any, those watched before.",
        show_default=False,
    ),
]
Once = Annotated[bool, typer.Option("--once", help="Look once at each feed, add what is new, and end.")]
Every = Annotated[float, typer.Option("--every", min=5.0, metavar="MIN", help="Minutes between two looks at a feed.")]
Pause = Annotated[
    float, typer.Option("--pause", min=0.5, metavar="SEC", help="The least seconds between two requests to one host.")
]
AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", help="Also fetch from this machine and private networks: for servers of your own."),
]
Contact = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--contact",
        metavar="MAIL",
        help="A mail address that sites can write to, sent with every request.",
        show_default=False,
    ),
]
Log = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "--out",
        "-o",
        metavar="FILE",
        help="Add the lines to the end of this file instead of printing them.",
        show_default=False,
    ),
]
Missed = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "--errors",
        metavar="FILE",
        help="Add a line of JSON to the end of this file for each feed or article that could not be had.",
        show_default=False,
    ),
]

app = typer.Typer(rich_markup_mode="rich")


@app.command(epilog=f"{_EXAMPLES}\n\n{BOOK_CODES}")
def watch(  # noqa: PLR0913 - Typer makes an option of each parameter
    feeds: Sources = None,
    book: BookFile = DEFAULT_BOOK,
    once: Once = False,
    every: Every = 30.0,
    pause: Pause = 2.0,
    allow_private: AllowPrivate = False,
    contact: Contact = None,
    out: Log = None,
    errors: Missed = None,
    model: Model = None,
) -> Work:
    """Follows RSS and Atom feeds: fetches each new article, codes it and adds it to a book.

    Prints a line of JSON for each report when it is safely in the book. What was seen is kept in FILE.watch beside the book, so
    that a watch goes on where it was, however it ended. Keeps to robots.txt, waits between requests and after failures.
    """
    from dateline.cli.watching import Watching, watch_feeds

    asked = Watching(tuple(feeds or ()), book, once, every * 60, pause, allow_private, contact, out, errors, model)
    return partial(watch_feeds, asked)
