"""The reports that tell of an incident: copies of one text together, each with its passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import Connection, select

from dateline.book.incident import BookIncident, TellingReport
from dateline.book.kept import reports
from dateline.book.members import in_pieces
from dateline.model.span import Span
from dateline.publishing.wording import clean
from dateline.web.paths import report_path
from dateline.web.showing.marked import Mark, Shown, shown
from dateline.web.showing.told import Told

_WITH_PASSAGES = 40  # reports whose passages are on an incident's page
_WHOLE = 1_200  # characters of a text that is shown as a whole there


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report in a list: `url` only where it leads to the web, `passages` None where there are too many reports."""

    id: str
    title: str
    publisher: str
    known: str
    published: bool
    url: str | None
    claims: int
    passages: Shown | None


@dataclass(frozen=True, slots=True)
class Text:
    """The reports that print one text, the first to do so first."""

    lead: ReportView
    copies: tuple[ReportView, ...]


def texts(connection: Connection, incident: BookIncident, claims: Mapping[str, Told]) -> list[Text]:
    """The texts that tell of an incident, in the order in which they became known."""
    rows = _rows(connection, [r.id for r in incident.reports])
    said: dict[str, list[Told]] = {}
    for told in claims.values():
        said.setdefault(told.report, []).append(told)
    groups: dict[str, list[TellingReport]] = {}
    for report in incident.reports:
        groups.setdefault(report.group, []).append(report)
    shown_with = {g[0].id for g in list(groups.values())[:_WITH_PASSAGES]}
    made = []
    for members in groups.values():
        views = [_view(r, rows[r.id], said.get(r.id, []), r.id in shown_with) for r in members]
        made.append(Text(views[0], tuple(views[1:])))
    return made


def _view(report: TellingReport, row: tuple[str, str | None], said: Sequence[Told], passages: bool) -> ReportView:
    text, url = row
    return ReportView(
        id=report.id,
        title=clean(report.title or "") or clean(report.ref),
        publisher=clean(report.publisher or report.ref),
        known=report.known,
        published=report.published is not None,
        url=web_address(url),
        claims=len(said),
        passages=shown(text, marks(report.id, said), _WHOLE, 0) if passages else None,
    )


def marks(report: str, said: Sequence[Told]) -> list[Mark]:
    """The evidence of claims in an incident's page: it leads to where the report's own page marks it."""
    path = report_path(report)
    return [
        Mark(Span(e.start, e.end), f"in-{told.claim.id}-{i}", f"{path}#at-{told.claim.id}")
        for told in said
        for i, e in enumerate(told.claim.evidence)
    ]


def _rows(connection: Connection, wanted: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    columns = select(reports.c.id, reports.c.text, reports.c.url)
    return {
        row.id: (row.text, row.url)
        for piece in in_pieces(wanted)
        for row in connection.execute(columns.where(reports.c.id.in_(piece)))
    }


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web (http or https, with a host, without controls); None for any other, which is never a link."""
    if url is None or any(ord(c) <= 0x20 or 0x7F <= ord(c) < 0xA0 for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
