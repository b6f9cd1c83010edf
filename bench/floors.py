"""The pinned floors in floors.toml: what every figure must at least reach (or, for memory, time and size, not exceed)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.figure import Figure, written

FILE = Path(__file__).with_name("floors.toml")

# How far below the measured value a new floor stands: shares differ a little between processors, timings a lot.
MARGINS = {"share": 0.005, "ratio": 0.15, "MB": 0.10, "s": 0.50}

HEAD = """\
# Pinned floors (ceilings for memory, time and size), held by tests/bench/test_floors.py.
# Written by `make floors`, which raises a floor where more was measured and refuses to lower one.
# A floor that must drop is lowered here by hand, in a commit that says why.
"""


class FloorLowered(Exception):
    """Somebody asked to write a floor below the one that is pinned."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """`floors` by figure name; `digests` of the corpus files that they were measured on, by path under the corpora."""

    floors: dict[str, float]
    digests: dict[str, str]


def read(path: Path = FILE) -> Pinned:
    """The pinned floors; none where there is no file yet."""
    if not path.exists():
        return Pinned({}, {})
    held = tomllib.loads(path.read_text(encoding="utf-8"))
    return Pinned({n: float(v) for n, v in held["floors"].items()}, dict(held["corpora"]))


def write(pinned: Pinned, path: Path = FILE) -> None:
    """Write floors and digests, sorted by name."""
    lines = [HEAD, "[corpora]"]
    lines += [f'"{name}" = "{value}"' for name, value in sorted(pinned.digests.items())]
    lines += ["", "[floors]"]
    lines += [f'"{name}" = {value:g}' for name, value in sorted(pinned.floors.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def is_pinned(figure: Figure) -> bool:
    """Whether a figure has a floor: words per second tell of the machine, and precision and recall trade against each other."""
    return figure.unit != "words/s" and not figure.name.endswith((".precision", ".recall"))


def floor_of(figure: Figure) -> float:
    """The floor that a measured value earns: a margin below it, or above it where less is better."""
    margin = MARGINS[figure.unit]
    if not figure.higher_is_better:
        return round(figure.value * (1 + margin), 2)
    return max(0.0, round(figure.value - margin if figure.unit == "share" else figure.value * (1 - margin), 3))


def raised(pinned: Pinned, figures: Iterable[Figure], digests: dict[str, str] | None = None) -> Pinned:
    """The floors after a measurement: new where there was none, raised where more was earned; FloorLowered where one is missed."""
    floors = dict(pinned.floors)
    measured = [f for f in figures if is_pinned(f)]
    low = missed(pinned, measured)
    if low:
        raise FloorLowered("; ".join(low))
    for figure in measured:
        earned = floor_of(figure)
        held = floors.get(figure.name, earned)
        floors[figure.name] = max(held, earned) if figure.higher_is_better else min(held, earned)
    return Pinned(floors, pinned.digests | (digests or {}))


def missed(pinned: Pinned, figures: Iterable[Figure]) -> list[str]:
    """One line for each figure that does not meet its floor."""
    return [
        f"{f.name} is {written(f.value, f.unit)} {f.unit}, its floor {pinned.floors[f.name]:g}"
        for f in figures
        if f.name in pinned.floors and not f.meets(pinned.floors[f.name])
    ]
