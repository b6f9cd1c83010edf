"""Two attacks in one town on one day: pairs of different incidents of one town, as if they had happened and been reported on one day.

The corpus has hardly any such pair of its own, and political violence has many; what is left to tell them apart is what the reports say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from bench.figure import Figure
from bench.linking_corpus import Coded
from dateline.linking.comparisons import levels
from dateline.linking.comparisons_scene import WHERE
from dateline.linking.model import shipped
from dateline.linking.row import Row, row_of

NEAR = 3  # levels of "where" up to this one are one town


def kept_apart(reports: Sequence[Coded], corpus: str) -> Figure:
    """The share of moved pairs of main tellings that the model does not join."""
    model = shipped()
    told = [(r.incident, row_of(r.main)) for r in reports if r.main is not None]
    pairs = [
        (a, b)
        for (i, a), (j, b) in combinations(told, 2)
        if i != j and a.first is not None and WHERE.level(a, b) <= NEAR
    ]
    apart = sum(model.weight(levels(a, moved(b, a))) < model.join for a, b in pairs)
    share = apart / max(1, len(pairs))
    return Figure("linking.kept_apart", share, "share", corpus, f"{len(pairs)} pairs moved to one place and day")


def moved(row: Row, to: Row) -> Row:
    """The row as if its incident had happened at the place and time of another, and been reported with it."""
    return replace(
        row,
        first=to.first,
        last=to.last,
        published=to.published,
        latitude=to.latitude,
        longitude=to.longitude,
        precision=to.precision,
        radius=to.radius,
        place=to.place,
        named=to.named,
        admin1=to.admin1,
        country=to.country,
    )
