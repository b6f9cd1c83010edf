"""Codes reports in several processes, in order, with a bounded number under way."""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from typing import TYPE_CHECKING

from dateline.model.report import Report

if TYPE_CHECKING:
    from dateline.model.coded import CodedReport

AHEAD = 4  # reports under way per worker: enough to keep each busy, few enough to stream


def code_in_processes(reports: Iterable[Report], workers: int, model: str) -> Iterator[CodedReport]:
    """Coded reports in the order of `reports`; stopping the iteration ends the processes, whatever they are doing."""
    others = set(active_children())
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_ignore_interrupt)
    waiting: deque[Future[CodedReport]] = deque()
    try:
        for report in reports:
            with _interrupt_held():
                waiting.append(pool.submit(_code, report, model))
            if len(waiting) >= workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except (
        BaseException
    ):  # Ctrl-C and an iteration that is given up, too: a long report would keep its process for minutes
        pool.shutdown(wait=False, cancel_futures=True)
        for process in set(active_children()) - others:
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupt_held() -> Iterator[None]:
    """Puts off Ctrl-C while processes start: half-started ones print errors, and theirs must never reach them.

    They inherit the mask, so that not even the imports before their initializer are interrupted. The mask alone does not do
    for this process, whose other threads can take the signal.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield  # no Ctrl-C in other threads; on Windows the initializer must do
        return
    came: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, handler)
    if came and callable(handler):
        handler(came[0], None)


def _ignore_interrupt() -> None:
    """Ctrl-C is the parent's to answer; it then ends the pool."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _code(report: Report, model: str) -> CodedReport:
    from dateline.coding.code import code_report

    return code_report(report, model)
