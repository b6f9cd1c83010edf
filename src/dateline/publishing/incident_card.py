"""The card of one incident of the book, from all its reports."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from dateline.book.finding import Found
from dateline.publishing.wording import clean, count_label, date_words, number, place_words


def print_incident(found: Found, console: Console) -> None:
    """Print an incident with its figures and reports."""
    incident = found.incident
    console.print(Text(clean(incident.headline), style="bold"))
    console.print(Text(date_words(incident.date) if incident.date is not None else "date unknown"))
    if incident.place is not None:
        console.print(Text(place_words(incident.place)))
    for count in incident.counts:
        console.print(Text(f"{count_label(count)}: {number(count.low)} {number(count.best)} {number(count.high)}"))
    for report in incident.reports:
        console.print(Text(clean(report.ref)))
