"""A cluster: the jobs are done by the workers of a Dask scheduler, wherever they run.

Everything that a job needs travels with it, and what it makes travels back: the workers share no files with this
machine. A worker may die or join at any time; what it hadn't handed over is done again by another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any

from livelihood.building.engines import EngineError, Job, Result

# So many jobs wait for each core of the cluster: enough to keep it busy, and few enough to fit into memory.
_WAITING_EACH = 3
# A worker that dies takes the jobs down that it was doing; one job that kills several workers is at fault itself.
_RETRIES = 5
_CONNECT_SECONDS = 20


class DaskEngine:
    """The workers of the scheduler at the address ``scheduler``, such as tcp://10.0.0.1:8786."""

    shares_files = False

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler

    def map(self, function: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
        """Yield the result of every job; raise EngineError where the cluster can't be reached or gives up."""
        if not jobs:
            return
        client = self._connected()
        try:
            yield from self._done(client, function, jobs)
        finally:
            client.close()

    def _connected(self) -> Any:
        try:
            return _distributed().Client(self._scheduler, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise EngineError(
                f"连不上 Dask 调度器 {self._scheduler}。应当：写成 tcp://主机:8786，并且它正在运行。"
            ) from error

    def _done(self, client: Any, function: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
        rest = iter(jobs)
        cores = max(1, sum(client.nthreads().values()))

        def handed_over() -> Any:
            job = next(rest, None)
            return None if job is None else client.submit(function, job, pure=False, retries=_RETRIES)

        first = [handed_over() for _ in range(min(len(jobs), cores * _WAITING_EACH))]
        working = _distributed().as_completed(first, loop=client.loop)
        for future in working:
            try:
                result = future.result()
            except Exception as error:
                raise EngineError(f"集群上的工作没有做成：{error}") from error
            future.release()
            if (following := handed_over()) is not None:
                working.add(following)
            yield result


def _distributed() -> Any:
    """Return the package, which is an optional extra and knows no types."""
    try:
        return import_module("distributed")
    except ImportError as error:
        raise EngineError(
            '没有安装 Dask。改法：在项目文件夹里运行 pip install -e ".[dask]"，再生成一次。'
        ) from error
