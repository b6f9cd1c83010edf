"""Numbers for the reports that a brief cites, in the order in which they are first cited."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.book.exported import Exported, ExportedClaim, ExportedReport
from dateline.publishing.brief.model import Source
from dateline.publishing.export.notes import cited


class Citations:
    """The reports of some incidents; near-identical copies of one text have one number."""

    def __init__(self, records: Iterable[Exported]) -> None:
        self._claims: dict[str, ExportedClaim] = {}
        self._reports: dict[str, ExportedReport] = {}
        self._numbers: dict[str, int] = {}  # by group of copies
        for record in records:
            self._claims.update((c.id, c) for c in record.claims)
            self._reports.update((r.telling.id, r) for r in record.reports)

    def claim(self, name: str) -> ExportedClaim | None:
        """The claim of that id; None where its coding is no longer current."""
        return self._claims.get(name)

    def of_claims(self, names: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the reports that hold these claims, in ascending order."""
        return self.of_reports(c.report for c in map(self._claims.get, names) if c is not None)

    def of_reports(self, names: Iterable[str]) -> tuple[int, ...]:
        """The numbers of these reports, in ascending order."""
        groups = [self._reports[n].telling.group for n in names if n in self._reports]
        return tuple(sorted({self._numbers.setdefault(group, len(self._numbers) + 1) for group in groups}))

    def sources(self) -> tuple[Source, ...]:
        """The list of what was cited."""
        copies: dict[str, list[ExportedReport]] = {group: [] for group in self._numbers}
        for report in self._reports.values():
            if report.telling.group in copies:
                copies[report.telling.group].append(report)
        return tuple(_source(number, copies[group]) for group, number in self._numbers.items())


def _source(number: int, reports: list[ExportedReport]) -> Source:
    """The earliest of the copies, and the publishers of the others."""
    first, *others = sorted(reports, key=lambda r: (r.telling.known, r.telling.id))
    return Source(number, cited(first), first.url, tuple(o.telling.publisher or o.telling.ref for o in others))
