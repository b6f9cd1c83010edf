"""Does one report's work so that a fault in it is that report's alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from dateline.model.errors import CodingError, DatelineError
from dateline.model.report import Report

Result = TypeVar("Result")


def attempt(work: Callable[[Report], Result], report: Report) -> Result | CodingError:
    """What `work` makes of `report`, or the CodingError that it raised; Dateline's own errors (a missing model) are raised."""
    try:
        return work(report)
    except DatelineError:
        raise
    except Exception as error:  # noqa: BLE001 - the rest of a batch must not be lost to one report
        return CodingError.by(error, report.ref)
