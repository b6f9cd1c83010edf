"""Links between the pages of a list, as RFC 8288 writes them in a header."""

from __future__ import annotations

from starlette.requests import Request

from dateline.web.asked import Asked


def pages(total: int, limit: int) -> int:
    """How many pages a list has; an empty one has one."""
    return max(1, -(-total // limit))


def links(request: Request, asked: Asked, total: int) -> str:
    """The header Link of one page of a list: paths with their queries, relative to the server."""
    last = pages(total, asked.limit)
    steps = {"first": 1, "prev": min(asked.page - 1, last), "next": asked.page + 1, "last": last}
    there = {rel: page for rel, page in steps.items() if 1 <= page <= last}
    return ", ".join(f'<{asked.url(request.url.path, page=page)}>; rel="{rel}"' for rel, page in there.items())
