"""Codes reports in several processes, in order, with a bounded number under way."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

from dateline.model.report import Report

if TYPE_CHECKING:
    from dateline.model.coded import CodedReport

AHEAD = 4  # reports under way per worker: enough to keep each busy, few enough to stream


def code_in_processes(reports: Iterable[Report], workers: int, model: str) -> Iterator[CodedReport]:
    """Coded reports in the order of `reports`; stopping the iteration ends the processes."""
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_ignore_interrupt)
    waiting: deque[Future[CodedReport]] = deque()
    try:
        for report in reports:
            waiting.append(pool.submit(_code, report, model))
            if len(waiting) >= workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _ignore_interrupt() -> None:
    """Ctrl-C is the parent's to answer; it then ends the pool."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _code(report: Report, model: str) -> CodedReport:
    from dateline.coding.code import code_report

    return code_report(report, model)
