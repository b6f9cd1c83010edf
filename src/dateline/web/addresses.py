"""Prints every address of the server but those of /api, with what is there: `python -m dateline.web.addresses`, for docs/serving.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from fastapi.routing import APIRoute

from dateline.web import routes

_INTERFACE = "/api"  # told in docs/api.md


@dataclass(frozen=True, slots=True)
class Address:
    """A path with its parameters in braces, the method it is asked with, and the first sentence of what answers there."""

    method: str
    path: str
    words: str


def addresses() -> Iterator[Address]:
    """Every address, in the order of their paths; raises ValueError for one of which nothing is said."""
    found = [route for module in iter_modules(routes.__path__) for route in _routes(module.name)]
    for route in sorted(found, key=lambda r: (r.path, *sorted(r.methods or ()))):
        words = (route.endpoint.__doc__ or "").strip().partition("\n")[0]
        if not words:
            raise ValueError(f"nothing is said of {route.path}")
        for method in sorted(route.methods or ()):
            yield Address(method, route.path, words)


def _routes(module: str) -> list[APIRoute]:
    router = import_module(f"{routes.__name__}.{module}").router
    return [r for r in router.routes if isinstance(r, APIRoute) and not (r.path + "/").startswith(f"{_INTERFACE}/")]


if __name__ == "__main__":
    for address in addresses():
        print(f"{address.method:<4}  {address.path}\n      {address.words}")
