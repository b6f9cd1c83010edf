"""The guards before every request: what browsers may do with a page, under which names we answer, and who may read and write."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlencode, urlsplit

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web import paths
from dateline.web.access import Access, access_of, authenticate, check_host, log_in
from dateline.web.errors import answer, faulty, wants_json
from dateline.web.refused import Refused

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
LARGEST_BODY = 64 * 1024  # bytes; a decision takes a few hundred
SAFE = frozenset({"GET", "HEAD"})
_FOR_ALL = (paths.LOGIN, "/health", "/static/")  # what somebody sees who may not read yet
_NEVER_CHANGES = re.compile(r"/static/.*-[0-9A-Z]{8}\.\w+")  # a file whose name holds a hash of its content
_FORM = "application/x-www-form-urlencoded"
_PACKED = (*DEFAULT_EXCLUDED_CONTENT_TYPES, "application/vnd.apache.parquet")


def guard(app: FastAPI) -> None:
    """Puts the guards before `app`, the innermost first."""
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=5, exclude_content_types=_PACKED)
    app.add_middleware(Guard)
    app.add_middleware(Faults)
    app.add_middleware(SafeHeaders)


class SafeHeaders:
    """Adds the headers that tell browsers what a page may do to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if message["status"] == 200 and _NEVER_CHANGES.fullmatch(scope["path"]):
                    headers["Cache-Control"] = "public, max-age=31536000, immutable"
                else:
                    headers.setdefault("Cache-Control", "private, no-cache")
                headers.add_vary_header("Accept, Cookie")
            await send(message)

        await self._app(scope, receive, safely if scope["type"] == "http" else send)


class Faults:
    """Answers what nobody foresaw in one sentence; a stream that has begun is cut, so that nobody takes it for whole."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            if scope["type"] != "http":
                raise
            response = faulty(Request(scope), error)
            if begun:
                raise
            await response(scope, receive, send)


class Guard:
    """Refuses what may not be asked: under a foreign name, without the token, across sites, or with too long a body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, HEAD as GET without its body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            response = check(request)
            if request.method not in SAFE:
                body = await _body(request)
                check_writing(request, body)
                receive = _again(body, receive)
        except Refused as error:
            response = answer(request, error)
        if response is not None:
            await response(scope, receive, send)
        elif request.method == "HEAD":
            await self._app({**scope, "method": "GET", "dateline.head": True}, receive, _headers_only(send))
        else:
            await self._app(scope, receive, send)


def check(request: Request) -> Response | None:
    """Raises Refused where the host is foreign or reading needs a token; an answer where somebody logs in or has to."""
    check_host(request)
    access = authenticate(request)
    request.state.access = access
    path = request.url.path
    if request.method == "GET" and path == paths.OVERVIEW and "token" in request.query_params:
        kept = [(n, v) for n, v in request.query_params.multi_items() if n != "token"]
        response = RedirectResponse(f"{path}?{urlencode(kept)}" if kept else path, 303)
        log_in(request, request.query_params["token"], response)
        return response
    if access.may_read or path.startswith(_FOR_ALL):
        return None
    if request.method == "GET" and not wants_json(request):
        back = f"{path}?{request.url.query}" if request.url.query else path
        return RedirectResponse(f"{paths.LOGIN}?{urlencode({'next': back})}", 303)
    raise Refused(
        401, "reading needs the token", "send it as: Authorization: Bearer TOKEN", {"WWW-Authenticate": "Bearer"}
    )


def check_writing(request: Request, body: bytes) -> None:
    """Raises Refused where a request that may change something comes from another site's page, or from somebody without the token."""
    access = access_of(request)
    if request.url.path != paths.LOGIN:
        access.check_may_write()
    _check_origin(request, access)
    if request.url.path == paths.LOGIN:
        return
    if access.cookie is None:
        return  # by the header Authorization, which no page of another site can send
    mark = request.headers.get("x-csrf-token") or _mark_in(request, body)
    if not access.bears(mark):
        raise Refused(403, "the form is not of this session", "load the page again and send it once more")


def _check_origin(request: Request, access: Access) -> None:
    origin = request.headers.get("origin")
    host = request.headers["host"].lower()
    own_page = request.headers.get("sec-fetch-site") == "same-origin"  # browsers set it, and no page can
    if origin is None:
        same = access.by_header or own_page
    elif origin == "null":  # what browsers send with our own forms, as our pages have the referrer policy "no-referrer"
        same = own_page
    else:
        parts = urlsplit(origin)
        same = parts.scheme in {"http", "https"} and parts.netloc.lower() == host
    if not same:
        raise Refused(403, "the request comes from another site's page", "send it from a page of this server")


def _mark_in(request: Request, body: bytes) -> str:
    """The mark in a form's body; only forms that browsers send as text are read."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        return ""
    return parse_qs(body.decode("utf-8", "replace")).get("csrf", [""])[0]


async def _body(request: Request) -> bytes:
    """The whole body; raises Refused for one that is too long, before it is read where its length is stated."""
    too_long = Refused(
        413, "the request is too long", f"send at most {LARGEST_BODY // 1024} KB", {"Connection": "close"}
    )
    stated = request.headers.get("content-length", "0")
    if not stated.isdecimal() or int(stated) > LARGEST_BODY:
        raise too_long
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_BODY:
            raise too_long
    return body


def _again(body: bytes, receive: Receive) -> Receive:
    """A body that was read, for the one who reads it next."""
    given = False

    async def receive_again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again


def _headers_only(send: Send) -> Send:
    async def send_headers(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return send_headers
