"""What `dateline serve` does: settles who may read and write, and runs the server."""

from __future__ import annotations

import os
import secrets
from ipaddress import ip_address
from pathlib import Path

from dateline.cli.main import ExitCode
from dateline.model.errors import InputError
from dateline.web.serving import serve
from dateline.web.settings import LOOPBACK, Settings

_SHORTEST = 16  # characters of a token that guards more than this machine


def serve_book(path: Path, at: tuple[str, int], names: tuple[str, ...], token: str | None, browse: bool) -> int:
    """Serves until it is stopped."""
    serve(path, at, settings(path, at[0], names, token), browse)
    return ExitCode.DONE


def settings(path: Path, host: str, names: tuple[str, ...], token: str | None) -> Settings:
    """Who may do what; raises InputError where others than this machine could read without a token."""
    local = is_loopback(host)
    if token is not None and len(token.strip()) < _SHORTEST:
        raise InputError(
            "--token", "is too short", f"give at least {_SHORTEST} characters, such as {secrets.token_urlsafe(16)}"
        )
    if token is None and not local:
        remedy = "give --token with a secret of your own, or listen on 127.0.0.1"
        raise InputError(f"--host {host}", "others than this machine could read the book", remedy)
    hosts = frozenset(n.lower() for n in names) | LOOPBACK | {_as_in_url(host)}
    return Settings(
        hosts=hosts,
        token=token.strip() if token is not None else secrets.token_urlsafe(24),
        guarded=not local,
        writable=path.exists() and os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK),
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _as_in_url(host: str) -> str:
    return f"[{host.strip('[]')}]" if ":" in host else host.lower()
