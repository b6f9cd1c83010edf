"""What every figure must reach, in floors.toml: floors that rise with what is measured, and budgets that are set by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.figure import Figure, written

FILE = Path(__file__).with_name("floors.toml")

MARGIN = 0.005  # how far below the measured share a new floor stands: processors differ a little in their last digits

HEAD = """\
# What every figure must reach, held by tests/bench/test_floors.py. `make floors` writes this file: it raises a floor where more
# was measured and refuses to lower one. A floor that must drop is lowered here by hand, in a commit that says why.
# Budgets are set by hand: the least ratio, and the most memory, seconds and size, that are accepted on any machine.
"""


class FloorLowered(Exception):
    """A measured figure is below its pinned floor, so that pinning it would lower the floor."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """`floors` and `budgets` by figure name; `digests` of the corpus files measured on, by path under the corpora."""

    floors: dict[str, float] = field(default_factory=dict)
    budgets: dict[str, float] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    @property
    def limits(self) -> dict[str, float]:
        """Floors and budgets together."""
        return self.floors | self.budgets


def read(path: Path = FILE) -> Pinned:
    """What is pinned in a file."""
    held = tomllib.loads(path.read_text(encoding="utf-8"))
    floors, budgets = ({n: float(v) for n, v in held[table].items()} for table in ("floors", "budgets"))
    return Pinned(floors, budgets, dict(held["corpora"]))


def write(pinned: Pinned, path: Path = FILE) -> None:
    """Write floors, budgets and digests, each sorted by name."""
    tables = {
        "budgets": {n: f"{v:g}" for n, v in pinned.budgets.items()},
        "floors": {n: f"{v:g}" for n, v in pinned.floors.items()},
        "corpora": {n: f'"{v}"' for n, v in pinned.digests.items()},
    }
    parts = [HEAD, *(_table(name, rows) for name, rows in tables.items())]
    path.write_text("\n".join(parts), encoding="utf-8")


def _table(name: str, rows: dict[str, str]) -> str:
    return "\n".join([f"[{name}]", *(f'"{key}" = {value}' for key, value in sorted(rows.items()))]) + "\n"


def is_floored(figure: Figure) -> bool:
    """Whether a figure earns a floor: a share of which more is better, but not precision and recall, which trade against each other."""
    return figure.unit == "share" and figure.higher_is_better and not figure.name.endswith((".precision", ".recall"))


def is_budgeted(figure: Figure) -> bool:
    """Whether a figure is a cost that needs a budget: all but shares, kilometres of error, and words per second, which tell of the machine."""
    return figure.unit not in {"share", "km", "words/s"}


def raised(pinned: Pinned, figures: Iterable[Figure]) -> Pinned:
    """What is pinned after a measurement: new floors, and higher ones where more was earned; FloorLowered where one is missed."""
    measured = [f for f in figures if is_floored(f)]
    low = missed(pinned, measured)
    if low:
        raise FloorLowered("; ".join(low))
    earned = {f.name: max(0.0, round(f.value - MARGIN, 3)) for f in measured}
    floors = {name: max(value, pinned.floors.get(name, 0.0)) for name, value in earned.items()}
    return replace(pinned, floors=pinned.floors | floors)


def missed(pinned: Pinned, figures: Iterable[Figure]) -> list[str]:
    """One line for each figure that does not meet its floor or budget."""
    limits = pinned.limits
    return [
        f"{f.name} is {written(f.value, f.unit)} {f.unit}, its limit {limits[f.name]:g}"
        for f in figures
        if f.name in limits and not f.meets(limits[f.name])
    ]
