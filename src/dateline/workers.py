"""Codes reports in several processes, in order, with a bounded number under way."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from dateline.coding.attempt import attempt
from dateline.model.errors import CodingError
from dateline.model.report import Report

if TYPE_CHECKING:
    from dateline.model.coded import CodedReport

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

AHEAD = 4  # reports under way per worker: enough to keep each busy, few enough to stream
KILLED = "it ends the process that codes it, even one alone (memory may have run out)"


def code_in_processes(reports: Iterable[Report], workers: int, model: str) -> Iterator[CodedReport | CodingError]:
    """What becomes of `reports`, in their order; stopping the iteration ends the processes, whatever they are doing."""
    coding = _Coding(workers, model)
    try:
        for report in reports:
            coding.put(report)
            if coding.under_way >= workers * AHEAD:
                yield coding.take()
        while coding.under_way:
            yield coding.take()
    except BaseException:
        # Ctrl-C and an iteration that is given up, too: a long report would keep its process for minutes.
        coding.kill()
        raise
    finally:
        coding.end()


class _Coding:
    """The reports under way, oldest first, in processes that are replaced when one of them dies.

    When one dies, nobody can tell over which of the reports under way; each of these is coded again in a process alone.
    """

    def __init__(self, workers: int, model: str) -> None:
        self._model = model
        self._waiting: deque[tuple[Report, Future[CodedReport | CodingError]]] = deque()
        self._pool = _Processes(workers)
        self._lone = _Processes(1)

    @property
    def under_way(self) -> int:
        """How many reports were put and not yet taken."""
        return len(self._waiting)

    def put(self, report: Report) -> None:
        """Starts to code a report."""
        try:
            future = self._pool.submit(_code, report, self._model)
        except BrokenProcessPool:
            self._pool.end()
            future = self._pool.submit(_code, report, self._model)
        self._waiting.append((report, future))

    def take(self) -> CodedReport | CodingError:
        """What became of the oldest report; raises BrokenProcessPool where processes die before they do anything."""
        report, future = self._waiting.popleft()
        try:
            outcome = future.result()
        except BrokenProcessPool:
            return self._alone(report)
        self._lone.end()
        return outcome

    def _alone(self, report: Report) -> CodedReport | CodingError:
        try:
            return self._lone.submit(_code, report, self._model).result()
        except BrokenProcessPool:
            self._lone.end()
        self._lone.submit(os.getpid).result()
        return CodingError(report.ref, KILLED)

    def kill(self) -> None:
        """Ends the processes in the middle of what they are doing."""
        self._pool.kill()
        self._lone.kill()

    def end(self) -> None:
        """Ends the processes when they have done what they are doing."""
        self._pool.end()
        self._lone.end()


class _Processes:
    """So many processes, started when there is something to do; a set that was ended starts anew."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._pool: ProcessPoolExecutor | None = None
        self._started: set[BaseProcess] = set()

    def submit(
        self, work: Callable[Arguments, Result], *arguments: Arguments.args, **named: Arguments.kwargs
    ) -> Future[Result]:
        """Hands out some work; raises BrokenProcessPool where a process has died."""
        with _interrupt_held():
            others = set(active_children())
            if self._pool is None:
                self._pool = ProcessPoolExecutor(self._size, mp_context=get_context("spawn"), initializer=_prepare)
            try:
                return self._pool.submit(work, *arguments, **named)
            finally:
                self._started |= set(active_children()) - others

    def kill(self) -> None:
        """Ends the processes in the middle of what they are doing."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            for process in self._started & set(active_children()):
                process.terminate()

    def end(self) -> None:
        """Ends the processes when they have done what they are doing."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
            self._started.clear()


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


def _prepare() -> None:
    """Makes a new process leave Ctrl-C to its parent, which then ends the pool, and end with a parent that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _code(report: Report, model: str) -> CodedReport | CodingError:
    from dateline.coding.code import code_report

    return attempt(lambda r: code_report(r, model), report)
