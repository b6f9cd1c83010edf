"""The MUC-4 task: its texts and keys, and Dateline's answers to it (docs/muc4.md)."""

from __future__ import annotations

from pathlib import Path

from bench.figure import Figure

DATA = ("muc4/tst2",)


def measure(folder: Path) -> list[Figure]:
    """Recall, precision and F of tst2 by the task's own scorer; none where the scorer is not there, which is said."""
    from bench.muc4.measuring import figures

    return figures(folder, "tst2")
