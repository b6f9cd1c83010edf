"""The layers under the coding of one report as tables on a terminal."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model.inspection import Inspection
from dateline.publishing.layer_rows import Layer, layers
from dateline.publishing.wording import clean


def print_inspection(inspection: Inspection, text: str, console: Console) -> None:
    """Print every layer, each entry with its place in the text as line:column; raises ValueError where `text` is another text."""
    console.print(Text(f"{clean(inspection.report.ref)} · {len(text):,} characters", style="dim"))
    for layer in layers(inspection, text):
        console.print()
        console.print(Text(f"{layer.title} ({len(layer.entries)})", style="bold"))
        if layer.entries:
            console.print(Padding(_table(layer, text), (0, 0, 0, 2), expand=False))
    for note in inspection.notes:
        console.print(Text(f"note: {clean(note)}"))
    console.print()


def _table(layer: Layer, text: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="underline")
    table.add_column("at", no_wrap=True)
    for column in layer.columns:
        table.add_column(column, overflow="fold")
    for entry, at in zip(layer.entries, _positions(text, (e.start for e in layer.entries)), strict=True):
        table.add_row(Text(at), *(Text(clean(cell)) for cell in entry.cells))
    return table


def _positions(text: str, starts: Iterable[int]) -> list[str]:
    """Line and column, both from 1, of each character offset."""
    lines = [0, *(m.end() for m in re.finditer("\n", text))]
    found = ((start, bisect_right(lines, start)) for start in starts)
    return [f"{line}:{start - lines[line - 1] + 1}" for start, line in found]
