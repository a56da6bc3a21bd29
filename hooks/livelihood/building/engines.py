"""Where the work is done: in this process, in several processes of this machine, or on a cluster."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing.connection import Connection
from typing import Protocol, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

# Each process compiles its templates anew, which takes as long as some jobs.
_WORTH_PROCESSES = 12


class EngineError(Exception):
    """The work could not be done where it was given to; ``str()`` tells why, in Chinese."""


class Engine(Protocol):
    """Does the same with many jobs; functions and jobs can be pickled, and results come in any order."""

    @property
    def shares_files(self) -> bool:
        """Whether the folders of this machine can be read and written where the work is done."""

    def map(self, function: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
        """Begin with the jobs, and return the result of every one as it comes."""


class LocalEngine:
    """This machine, with so many processes (0: one for each core).

    They are begun as the system does it best, or ``anew``: a process that has threads can't be copied safely.
    """

    shares_files = True

    def __init__(self, workers: int = 0, *, anew: bool = False) -> None:
        self.workers = workers or available_cores()
        self._context = multiprocessing.get_context("spawn" if anew else None)

    def map(
        self, function: Callable[[Job], Result], jobs: Sequence[Job], *, few: bool = False
    ) -> Iterator[Result]:
        """Begin with the jobs, and return the result of every one as it comes; ``few`` are worth processes, too.

        One job of few is done beside what goes on here. Raises EngineError where a process died.
        """
        if self.workers == 1 or len(jobs) < (1 if few else _WORTH_PROCESSES):
            return map(function, jobs)
        if len(jobs) == 1:
            beside = ThreadPoolExecutor(1)
            return _results(beside, [beside.submit(function, jobs[0])])
        pool = ProcessPoolExecutor(min(self.workers, len(jobs)), self._context, initializer=settle)
        return _results(pool, [pool.submit(function, job) for job in jobs])

    def beside(self, function: Callable[[Job], Result], job: Job) -> Callable[[], Result]:
        """Begin with a job in a copy of this process, where the system makes one at once; return what waits for it.

        The job has to be one that this process can do over again: where the copy dies, or there is none, it does.
        """
        if self.workers == 1 or self._context.get_start_method() != "fork":
            return partial(function, job)
        ours, theirs = self._context.Pipe(duplex=False)
        copy = self._context.Process(target=_send, args=(theirs, function, job), daemon=True)
        copy.start()
        theirs.close()

        def result() -> Result:
            try:
                found: Result = ours.recv()
            except (EOFError, OSError):  # it died before it told, or while it did
                found = function(job)
            finally:
                ours.close()
            copy.join()
            return found

        return result


def _send(to: Connection, function: Callable[[Job], Result], job: Job) -> None:
    to.send(function(job))


def settle() -> None:
    """Keep the collector from what stays anyway: modules and templates are looked through again and again otherwise."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def _results(pool: Executor, waiting: list[Future[Result]]) -> Iterator[Result]:
    try:
        for done in as_completed(waiting):
            yield done.result()
    except BrokenProcessPool as error:
        raise EngineError(
            "一个工作进程意外终止（可能是内存不够）。改法：用 --workers 减少进程数，再生成一次；已经完成的部分不会重做。"
        ) from error
    finally:
        # After an error nobody waits for the rest.
        pool.shutdown(cancel_futures=True)


def available_cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
