"""How the interface describes itself: what each operation takes and answers, for OpenAPI and for docs/api.md."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from starlette.responses import Response

from dateline.web.errors import Problem
from dateline.web.parameters import Parameter, others, parameters

_EXAMPLES = Path(__file__).with_name("data") / "examples.json"
_SAID = {
    400: "The request's body cannot be read.",
    401: "The token is missing or wrong.",
    403: "The request comes from another site's page, or nobody can decide here.",
    404: "There is no such thing in the book, or was none by then.",
    409: "That cannot be decided as things stand: two sides are one already, or a decision is undone already.",
    413: "The request is too long.",
    421: "The server is not known under the name in the Host header.",
    422: "A parameter or field cannot be used, or is not known; the remedy names the nearest one.",
    503: "The book cannot be read or written now.",
}
_LINK = "The first, previous, next and last page, as RFC 8288 writes it."
_ETAG = "The state of the book; send it back as If-None-Match."


def operation(
    answer: type[BaseModel], name: str, takes: Sequence[str] = (), *, missing: bool = False, paged: bool = False
) -> dict[str, Any]:
    """What FastAPI is told of a reading operation; `missing` says that it can be 404, `paged` that its answer has links."""
    statuses = [401, *([404] if missing else []), 421, 422, 503]
    headers = {"ETag": _header(_ETAG), **({"Link": _header(_LINK)} if paged else {})}
    example = {"content": {"application/json": {"example": examples()[name]}}} if name in examples() else {}
    return {
        "operation_id": name,
        "response_model": answer,
        "responses": {
            200: {"headers": headers, **example},
            304: {"description": "Nothing has changed since If-None-Match."},
            **problems(statuses),
        },
        "openapi_extra": {"parameters": described(takes)},
    }


def file_operation(media: Sequence[str], name: str, takes: Sequence[str]) -> dict[str, Any]:
    """What FastAPI is told of an operation that answers with a file of one of these media types."""
    return {
        "operation_id": name,
        "response_class": Response,
        "responses": {
            200: {"headers": {"ETag": _header(_ETAG)}, "content": {m: {"schema": _file(m)} for m in media}},
            304: {"description": "Nothing has changed since If-None-Match."},
            **problems((401, 421, 422, 503)),
        },
        "openapi_extra": {"parameters": described(takes)},
    }


def _file(media: str) -> dict[str, Any]:
    """The schema of a file: any JSON, text, or bytes."""
    if media.endswith("json"):
        return {}
    is_text = media.startswith("text/") or media.endswith("+xml")
    return {"type": "string"} if is_text else {"type": "string", "format": "binary"}


def writing(answer: type[BaseModel], name: str) -> dict[str, Any]:
    """What FastAPI is told of an operation that writes."""
    example = {"content": {"application/json": {"example": examples()[name]}}} if name in examples() else {}
    return {
        "operation_id": name,
        "response_model": answer,
        "status_code": 201,
        "responses": {
            201: {"headers": {"Location": _header("Where the new decision is.")}, **example},
            **problems((400, 401, 403, 404, 409, 413, 421, 422, 503)),
        },
        "openapi_extra": {"security": [{"token": []}]},
    }


def problems(statuses: Sequence[int]) -> dict[int | str, dict[str, Any]]:
    """The errors of an operation."""
    return {status: {"model": Problem, "description": _SAID[status]} for status in statuses}


def described(names: Sequence[str]) -> list[dict[str, Any]]:
    """Query parameters as OpenAPI describes them."""
    return [_parameter(parameters().get(name) or others()[name]) for name in names]


@cache
def examples() -> dict[str, Any]:
    """An answer of each operation, made up; by the operation's name."""
    found: dict[str, Any] = json.loads(_EXAMPLES.read_text(encoding="utf-8"))
    return found


def _parameter(known: Parameter) -> dict[str, Any]:
    return {
        "name": known.name,
        "in": "query",
        "required": known.required,
        "description": known.words,
        "schema": known.schema,
        "example": known.example,
    }


def _header(words: str) -> dict[str, Any]:
    return {"description": words, "schema": {"type": "string"}}
