"""An incident in one sentence for the notes of a table: headline, tolls with their ranges, and Dateline's id."""

from __future__ import annotations

from dateline.book.exported import ExportedReport
from dateline.book.incident import BookIncident
from dateline.publishing.wording import clean, count_label, range_words


def notes(incident: BookIncident) -> str:
    """For example "Bombing, Quetta: killed 14 to 20 (contested); injured at least 30. Dateline i0869fa18c1768544.\""""
    tolls = [
        f"{count_label(c)} {range_words(c.low, c.best, c.high)}{' (contested)' if c.contested else ''}"
        for c in incident.counts
    ]
    said = f": {'; '.join(tolls)}" if tolls else ""
    return f"{clean(incident.headline)}{said}. Dateline {incident.id}."


def cited(report: ExportedReport) -> str:
    """Publisher, day and title of a report, or its own name where it has none of them."""
    head = report.telling
    known = (head.publisher, (head.published or "")[:10], head.title)
    return ", ".join(v for v in known if v) or head.ref
