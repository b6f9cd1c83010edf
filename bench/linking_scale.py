"""Linking from scratch at scale: time and memory for 10 thousand, 100 thousand and (with DATELINE_SCALE=1000000) a million mentions.

Each size runs in a process of its own on two threads. `python -m bench.linking_scale all N` prints one size as JSON, `one N` the
time for one telling more. The mentions are made up
(bench/linking_synthetic.py): 300 a day all over the world, so that a larger book is a longer one, as real books are.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

from bench.figure import Figure
from bench.linking_synthetic import mentions
from dateline.linking.clusters import clusters
from dateline.linking.incremental import Memory, candidates, kept
from dateline.linking.pairs import pairs

DATA: tuple[str, ...] = ()
CORPUS = "made up, 300 mentions a day"
SIZES = (10_000, 100_000)
MILLION = 1_000_000
LATE = 50  # tellings that arrive after the others
ALL, ONE = "all", "one"


def measure(folder: Path) -> list[Figure]:
    """Seconds and memory of every size, and how much longer a mention takes in the largest than in the second smallest."""
    largest = int(os.environ.get("DATELINE_SCALE", "0"))
    sizes = [*SIZES, *([largest] if largest > SIZES[-1] else [])]
    rows = [_apart(ALL, n) for n in sizes]
    figures = []
    for n, row in zip(sizes, rows, strict=True):
        size = f"{n} mentions, {row['pairs']:.0f} pairs kept, {row['incidents']:.0f} incidents"
        figures.append(
            Figure(f"linking.{_short(n)}.seconds", row["seconds"], "s", CORPUS, size, higher_is_better=False)
        )
        figures.append(
            Figure(f"linking.{_short(n)}.memory", row["megabytes"], "MB", CORPUS, size, higher_is_better=False)
        )
    each = [row["seconds"] / n for n, row in zip(sizes, rows, strict=True)]
    size = f"seconds a mention, {_short(sizes[-1])} against {_short(sizes[-2])}"
    return [
        *figures,
        Figure("linking.scale.growth", each[-1] / each[-2], "ratio", CORPUS, size, higher_is_better=False),
    ]


def once(number: int) -> dict[str, float]:
    """Links so many mentions from scratch: seconds, peak megabytes, pairs and incidents."""
    start = time.perf_counter()
    ids = [t.id for t in mentions(number)]
    made = time.perf_counter() - start  # they are made again while linking reads them: that much is no part of linking
    start = time.perf_counter()
    found = list(pairs(mentions(number)))
    scored = time.perf_counter() - start - made
    groups = clusters(ids, found)
    return {
        "mentions": number,
        "seconds": time.perf_counter() - start - made,
        "scoring": scored,
        "making": made,
        "processor": _processor(),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "pairs": len(found),
        "incidents": len(groups),
    }


def one_more(number: int) -> dict[str, float]:
    """Seconds to find the pairs of one report's telling among so many others: the median and the most of fifty."""
    told = list(islice(mentions(number + LATE), number + LATE))
    index = Memory(map(kept, told[:-LATE]))
    taken = []
    for one in told[-LATE:]:
        start = time.perf_counter()
        list(candidates([kept(one)], index))
        taken.append(time.perf_counter() - start)
    return {"mentions": number, "median": sorted(taken)[len(taken) // 2], "most": max(taken)}


def _one_more() -> Figure:
    row = _apart(ONE, SIZES[-1])
    size = f"the slowest of {LATE} tellings against {SIZES[-1]}"
    return Figure("linking_one_report_seconds", row["most"], "s", CORPUS, size, higher_is_better=False)


def _processor() -> float:
    """Processor seconds of this process so far, over all its threads."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _apart(what: str, number: int) -> dict[str, float]:
    """What `python -m bench.linking_scale WHAT NUMBER` prints, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.linking_scale", what, str(number)], capture_output=True, text=True, check=True
    )
    row: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return row


def _short(number: int) -> str:
    return f"{number // MILLION}m" if number >= MILLION else f"{number // 1000}k"


if __name__ == "__main__":
    print(json.dumps({ALL: once, ONE: one_more}[sys.argv[1]](int(sys.argv[2]))))
