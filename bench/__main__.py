"""`python -m bench [NAME ...]`: measure and print the figures; exit code 1 where one misses its floor.

Without the evaluation corpora beside the checkout nothing is measured, and one line says so.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace

from bench import floors
from bench.corpora import CorporaAbsent, corpora, digest
from bench.figure import Figure, table
from bench.registry import BENCHES, load


def main() -> int:
    """Measure the benches asked for (all by default), print each as it is done, then hold or raise the floors."""
    options = argparse.ArgumentParser(prog="python -m bench", description="Measure Dateline on real text.")
    options.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join(BENCHES)} (default: all)")
    options.add_argument(
        "--raise-floors", action="store_true", help="pin what was measured now where it is better; never lowers a floor"
    )
    asked = options.parse_args()
    unknown = set(asked.names) - set(BENCHES)
    if unknown:
        options.error(f"no bench named {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
    try:
        folder = corpora()
    except CorporaAbsent as absent:
        print(absent)
        return 0
    os.environ["DATELINE_GAZETTEER"] = "packaged"  # no index or table of the user's own moves a figure
    os.environ.pop("DATELINE_ACTORS", None)
    pinned = floors.read()
    names = asked.names or BENCHES
    figures: list[Figure] = []
    for name in names:
        measured = load(name).measure(folder)
        print(table(measured, pinned.limits), end="\n\n", flush=True)
        figures += measured
    missed = floors.missed(pinned, figures)
    if asked.raise_floors and not missed:
        data = {part: digest(folder / part) for name in names for part in load(name).DATA}
        raised = floors.raised(replace(pinned, digests=pinned.digests | data), figures)
        floors.write(raised)
        print(f"{sum(raised.floors[n] != pinned.floors.get(n) for n in raised.floors)} floors raised or new")
    for line in missed:
        print(line, file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
