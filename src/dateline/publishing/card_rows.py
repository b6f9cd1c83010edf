"""Rows that the cards share: a headline with its date, labelled lines, ledgers, and the names of contested fields."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model.coded import IncidentDate, Ledger
from dateline.model.vocabulary import ContestedField
from dateline.publishing.wording import clean, date_words, line_words

_LABEL_WIDTH = 15  # columns
_FIELDS = {
    ContestedField.RESPONSIBILITY: "who did it",
    ContestedField.PLACE: "where",
    ContestedField.DATE: "when",
    ContestedField.ACCOUNT: "what happened",
}
_TYPE = "type"  # what reports, not sources in one, may disagree on


def print_title(headline: str, date: IncidentDate | None, console: Console) -> None:
    """The headline with the date at the right, or under it where both do not fit on one line."""
    title = Text(clean(headline), style="bold")
    when = Text(date_words(date) if date is not None else "date unknown")
    if len(title) + len(when) + 2 <= console.width:
        title.append(" " * (console.width - len(title) - len(when)))
        console.print(title.append_text(when))
    else:
        console.print(title)
        console.print(Padding(when, (0, 0, 0, 2), expand=False))


def ledger_words(ledger: Ledger) -> str:
    """The balance in one line: "some 450 aboard = 346 freed + 21 killed + some 83 unaccounted for"."""
    shares = " + ".join(line_words(line) for line in ledger.lines)
    if ledger.balances:
        return f"{line_words(ledger.start)} = {shares}"
    return f"{line_words(ledger.start)} = {shares} + {line_words(ledger.unaccounted)}"


def field_label(field: str) -> str:
    """For example "killed, hostages"; a `ContestedField` in plain words."""
    what, colon, who = field.partition(":")
    if colon:
        return what if who == "people" else f"{what}, {who.replace('_', ' ')}"
    if field == _TYPE:
        return "what kind"
    return _FIELDS[ContestedField(field)]


def print_rows(label: str, rows: Sequence[str], console: Console) -> None:
    """A label and its lines beside it; nothing where there are none."""
    if not rows:
        return
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=_LABEL_WIDTH, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for index, row in enumerate(rows):
        table.add_row(Text("" if index else label, style="dim"), Text(row))
    console.print(Padding(table, (0, 0, 0, 2), expand=False))
