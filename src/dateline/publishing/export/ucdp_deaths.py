"""The dead of an incident as UCDP counts them: by side, civilians and unknown, which together are the best figure."""

from __future__ import annotations

from dateline.book.incident import BookIncident
from dateline.model.vocabulary import CountWhat
from dateline.publishing.export.figures import groups, total
from dateline.publishing.export.parties import Party
from dateline.publishing.export.scheme import Cells, options

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
Sides = tuple[Party, Party]


def deaths(incident: BookIncident, kind: int, sides: Sides) -> Cells:
    """The seven columns of deaths; raises ValueError where not even a low figure is known."""
    killed = total(incident, CountWhat.KILLED)
    best = killed.best or killed.low
    if best is None:
        raise ValueError("no best and no low figure")
    dead = _by_belonging(incident)
    (a, b), civilians = _of_sides(dead, kind, sides), dead["civilians"]
    if a + b + civilians > best:  # the groups say more than the total: which of them is wrong is not known
        a = b = civilians = 0
    return {
        "deaths_a": a,
        "deaths_b": b,
        "deaths_civilians": civilians,
        "deaths_unknown": best - a - b - civilians,
        "best": best,
        "high": killed.high if killed.high is not None else best,
        "low": killed.low if killed.low is not None else best,
    }


def _by_belonging(incident: BookIncident) -> dict[str, int]:
    """Best figures by whose people the counted groups are: the state's, an armed group's, or civilians."""
    belongs: dict[str, list[str]] = options("ucdp_ged", "deaths")
    dead = dict.fromkeys(belongs, 0)
    for who, count in groups(incident, CountWhat.KILLED).items():
        for name, members in belongs.items():
            if who in members:
                dead[name] += count.best or count.low or 0
    return dead


def _of_sides(dead: dict[str, int], kind: int, sides: Sides) -> tuple[int, int]:
    """The dead of side A and B where it is sure whose they are: not those of forces that are no side, nor of either of two like sides."""
    a, b = sides
    if kind == STATE_BASED and a.is_state and not b.is_state:
        return dead["state"], dead["group"]
    if kind == ONE_SIDED:
        return dead["state" if a.is_state else "group"], 0
    return 0, 0
