"""The incidents of a query as files, written while they are read: memory stays the same however many there are."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator, Iterator
from threading import BoundedSemaphore
from typing import Annotated

from anyio import CancelScope
from fastapi import APIRouter, Path
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dateline.book.exported import exported
from dateline.book.opening import Book
from dateline.publishing.export.formats import FORMS, Format, chunks
from dateline.web.asked import Asked, asked_exactly
from dateline.web.described import file_operation
from dateline.web.fresh import is_known, marked_now, unchanged
from dateline.web.parameters import query
from dateline.web.refused import Refused
from dateline.web.settings import book_of

router = APIRouter(tags=["files"])
AT_ONCE = 3  # downloads: each holds one of the book's connections until its reader has all
under_way = BoundedSemaphore(AT_ONCE)
_PIECE = 64 * 1024  # bytes that are sent together
_OWN = (Format.CSV, Format.GEOJSON, Format.PARQUET, Format.JSONL)
_JSON = "application/json"


def _bare(media: str) -> str:
    """A media type without its parameters."""
    return media.partition(";")[0]


def _add(format: Format) -> None:
    form = FORMS[format]
    name = f"download_{format.value.replace('-', '_')}"

    @router.get(f"/incidents{form.suffix}", **file_operation([_bare(form.media_type)], name, query()))
    def download(request: Request) -> Response:
        return _download(request, format, form.media_type, f"incidents{form.suffix}")

    download.__doc__ = f"The incidents of a query as {format.value}, by their first day."


@router.get("/incidents.json", **file_operation([_JSON], "download_json", query()))
def download_json(request: Request) -> Response:
    """The incidents of a query as one JSON list: what /incidents.jsonl gives, a line each."""
    return _download(request, Format.JSONL, _JSON, "incidents.json", as_list=True)


@router.get(
    "/exports/{format}", **file_operation(sorted({_bare(f.media_type) for f in FORMS.values()}), "export", query())
)
def export(
    request: Request, format: Annotated[Format, Path(description="A format of `dateline export`.", examples=["csv"])]
) -> Response:
    """The incidents of a query in any of the formats of `dateline export`."""
    form = FORMS[format]
    return _download(request, format, form.media_type, f"incidents-{format.value}{form.suffix}")


def _download(request: Request, format: Format, media: str, name: str, as_list: bool = False) -> Response:
    asked = asked_exactly(request, query())
    tag = marked_now(request)
    if is_known(request, tag):
        return unchanged(tag)
    headers = {"ETag": tag, "Content-Disposition": f'attachment; filename="{name}"'}
    if request.scope.get("dateline.head"):
        return Response(media_type=media, headers=headers)
    written = _pieces(book_of(request), format, asked)
    pieces = _gathered(_listed(written) if as_list else written)
    return StreamingResponse(_sent(next(pieces, b""), pieces), media_type=media, headers=headers)


def _pieces(book: Book, format: Format, asked: Asked) -> Iterator[bytes]:
    """The file, from one moment of the book; raises Refused where too many others are being written."""
    if not under_way.acquire(blocking=False):
        raise Refused(503, f"{AT_ONCE} downloads are under way", "try again when one is done", {"Retry-After": "5"})
    try:
        with book.reading() as connection:
            yield from chunks(format, exported(connection, asked.filters, asked.as_of, claims=FORMS[format].claims))
    finally:
        under_way.release()


def _listed(lines: Iterator[bytes]) -> Iterator[bytes]:
    """One JSON list of JSON lines, each a piece."""
    yield b"["
    for number, line in enumerate(lines):
        yield (b",\n" if number else b"\n") + line.rstrip(b"\n")
    yield b"\n]\n"


def _gathered(pieces: Iterator[bytes]) -> Generator[bytes, None, None]:
    """The pieces put together, so that each sending is worth its while."""
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) >= _PIECE:
            yield bytes(held)
            held.clear()
    if held:
        yield bytes(held)


async def _sent(first: bytes, rest: Generator[bytes, None, None]) -> AsyncIterator[bytes]:
    """The pieces as they are written; where the reader leaves, the book's connection is given back at once."""
    try:
        yield first
        async for piece in iterate_in_threadpool(rest):
            yield piece
    finally:
        with CancelScope(shield=True):
            await run_in_threadpool(rest.close)


for _format in _OWN:
    _add(_format)
