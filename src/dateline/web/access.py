"""What the one who sends a request may do: read, and write, by the token in a header or the cookie that stands for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address

from starlette.requests import Request
from starlette.responses import Response

from dateline.web import paths
from dateline.web.refused import Refused
from dateline.web.session import Sessions
from dateline.web.settings import Settings, settings_of

_HOST = re.compile(r"(?P<name>[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?", re.IGNORECASE)  # RFC 9110, 7.2
_BEARER = {"WWW-Authenticate": "Bearer"}


@dataclass(frozen=True, slots=True)
class Access:
    """What one request may do; `cookie` is the value of its session's cookie, None where there is no session."""

    settings: Settings
    sessions: Sessions | None
    cookie: str | None = None
    by_header: bool = False

    @property
    def known(self) -> bool:
        """Whether the token was shown."""
        return self.by_header or self.cookie is not None

    @property
    def may_read(self) -> bool:
        """Whether it may read the book."""
        return self.known or not self.settings.guarded

    @property
    def may_write(self) -> bool:
        """Whether it may decide."""
        return self.known and self.settings.takes_decisions

    @property
    def mark(self) -> str:
        """What the forms of this session hold in the field "csrf"; empty without a session."""
        return self.sessions.mark(self.cookie) if self.sessions is not None and self.cookie is not None else ""

    def bears(self, mark: str) -> bool:
        """Whether a form bears this session's mark."""
        return self.sessions is not None and self.cookie is not None and self.sessions.bears(mark, self.cookie)

    def check_may_write(self) -> None:
        """Raises Refused for somebody who may not decide."""
        if not self.settings.takes_decisions:
            problem = "nobody can decide here" + ("" if self.settings.writable else ": the book is read-only")
            raise Refused(403, problem, "serve a book that can be written, with --token")
        if not self.known:
            remedy = f"open {paths.LOGIN} and give the token that the server printed at start"
            raise Refused(401, "deciding needs the token", remedy, _BEARER)


def access_of(request: Request) -> Access:
    """What this request may do."""
    access: Access = getattr(request.state, "access", None) or Access(settings_of(request), None)
    return access


def authenticate(request: Request) -> Access:
    """What the request's headers show; raises Refused for a wrong token."""
    settings = settings_of(request)
    sessions: Sessions | None = request.app.state.sessions
    if sessions is None:
        return Access(settings, None)
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind:
        if kind.lower() != "bearer":
            raise Refused(
                401, "the header Authorization is not understood", "send: Authorization: Bearer TOKEN", _BEARER
            )
        _check(sessions, token)
        return Access(settings, sessions, by_header=True)
    cookie = request.cookies.get(sessions.cookie)
    return Access(settings, sessions, cookie if cookie is not None and sessions.holds(cookie) else None)


def log_in(request: Request, token: str, response: Response) -> None:
    """Gives `response` the cookie of a new session; raises Refused for a wrong token."""
    sessions: Sessions | None = request.app.state.sessions
    if sessions is None:
        raise Refused(403, "there is no token here", "start the server with --token")
    _check(sessions, token)
    response.set_cookie(sessions.cookie, sessions.opened(), httponly=True, samesite="strict", path="/")


def log_out(request: Request, response: Response) -> None:
    """Takes the session's cookie back."""
    sessions: Sessions | None = request.app.state.sessions
    if sessions is not None:
        response.delete_cookie(sessions.cookie, httponly=True, samesite="strict", path="/")


def check_host(request: Request) -> None:
    """Raises Refused where the Host header is not one of ours: a name that somebody else points at this machine (DNS rebinding).

    Where others than this machine are served, any address will do: a page's name is never an address, so nobody can rebind one.
    """
    parsed = _HOST.fullmatch(request.headers.get("host", ""))
    settings = settings_of(request)
    if parsed is not None:
        host = parsed["name"].lower().rstrip(".")
        if host in settings.hosts or (settings.guarded and _is_address(host)):
            return
    raise Refused(421, "the server is not known under that name", "use its address, or start it with --name HOST")


def _check(sessions: Sessions, token: str) -> None:
    if not sessions.opens(token):
        raise Refused(401, "the token is not right", "give the one that the server printed at start", _BEARER)


def _is_address(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
