"""One incident as a file, in the formats that a query's incidents come in."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline.book.exported import exported_one
from dateline.book.finding import find
from dateline.publishing.export.formats import FORMS, Format, chunks
from dateline.web.asked import asked_exactly
from dateline.web.errors import found
from dateline.web.parameters import AS_OF
from dateline.web.settings import book_of

router = APIRouter(include_in_schema=False)
OF_ONE = (Format.CSV, Format.GEOJSON, Format.PARQUET, Format.JSONL)


def _add(format: Format) -> None:
    form = FORMS[format]

    @router.get(f"/incidents/{{incident}}{form.suffix}")
    def download(request: Request, incident: str) -> Response:
        """The incident as of a moment."""
        asked = asked_exactly(request, AS_OF)
        with book_of(request).reading() as connection, found():
            name = find(connection, incident, asked.as_of).incident.id
            record = exported_one(connection, name, asked.as_of, claims=form.claims)
            body = b"".join(chunks(format, [record]))
        headers = {"Content-Disposition": f'attachment; filename="{name}{form.suffix}"'}
        return Response(body, media_type=form.media_type, headers=headers)


for _format in OF_ONE:
    _add(_format)
