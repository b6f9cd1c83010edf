"""Where things are: the path of every page. A page's JSON twin is at the same path with ".json", the interface's at "/api" before it."""

from __future__ import annotations

from urllib.parse import quote

OVERVIEW = "/"
REVIEW = "/review"
LOGIN = "/login"


def incident_path(incident: str) -> str:
    """The page of an incident: "/incidents/i3079c78e"."""
    return f"/incidents/{_piece(incident)}"


def report_path(report: str) -> str:
    """The page of a report: "/reports/r758ff8"."""
    return f"/reports/{_piece(report)}"


def actor_path(actor: str) -> str:
    """The page of an actor: "/actors/PK.BLA"."""
    return f"/actors/{_piece(actor)}"


def place_path(country: str, admin1: str | None = None, place: str | None = None) -> str:
    """The page of a country, a division of it or a place in that: "/places/PK/Balochistan/Quetta"; "-" is an unknown division."""
    pieces = [country, *([admin1 or "-"] if admin1 or place else []), *([place] if place else [])]
    return "/places/" + "/".join(_piece(p) for p in pieces)


def _piece(text: str) -> str:
    return quote(text, safe="")
