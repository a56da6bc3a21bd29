"""The same site from a cluster, whatever becomes of its workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import pytest

from livelihood.building.dask_engine import DaskEngine
from livelihood.building.engines import EngineError
from livelihood.problems import DataError
from tests.building.conftest import Project

Job = TypeVar("Job")
Result = TypeVar("Result")

# Its own process: a scheduler's threads would outlive the tests.
_CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, *(worker.pid for worker in cluster.workers.values()), flush=True)
        sys.stdin.read()
"""


class Cluster:
    """A scheduler with two worker processes; where one dies, the cluster starts another."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout
        self.address, *pids = process.stdout.readline().split()
        self.pids = [int(pid) for pid in pids]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    script = tmp_path_factory.mktemp("cluster") / "cluster.py"
    script.write_text(_CLUSTER, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=script.parent,
    )
    yield Cluster(process)
    process.communicate()


def test_a_cluster_makes_the_same_and_its_cache_serves_this_machine(
    project: Project, cluster: Cluster
) -> None:
    other = project.fresh()
    assert other.build(DaskEngine(cluster.address)).counties == len(project.counties())
    assert other.tree() == project.tree()
    report = other.build()
    assert (report.counties, report.written) == (0, ())


class KillingEngine(DaskEngine):
    """A cluster one of whose workers is killed when the first county is done."""

    def __init__(self, cluster: Cluster) -> None:
        super().__init__(cluster.address)
        self._victim = cluster.pids[0]

    def map(self, function: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
        for at, result in enumerate(super().map(function, jobs)):
            if at == 0:
                os.kill(self._victim, signal.SIGKILL)
            yield result


def test_a_worker_dies_on_the_way(project: Project, cluster: Cluster) -> None:
    other = project.fresh()
    assert other.build(KillingEngine(cluster)).counties == len(project.counties())
    assert other.tree() == project.tree()


def test_problems_are_named_by_the_files_here(project: Project, cluster: Cluster) -> None:
    plan = next(project.counties()[0].glob("*/plan.yml"))
    plan.write_text("format: 2\n", encoding="utf-8")
    before = project.tree()
    with pytest.raises(DataError) as here:
        project.build()
    with pytest.raises(DataError) as there:
        project.build(DaskEngine(cluster.address))
    assert [str(problem) for problem in there.value.problems] == [
        str(problem) for problem in here.value.problems
    ]
    assert project.tree() == before


def test_a_scheduler_that_is_not_there(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("livelihood.building.dask_engine._CONNECT_SECONDS", 1)
    before = project.tree()
    with pytest.raises(EngineError, match="连不上 Dask 调度器"):
        project.fresh().build(DaskEngine("tcp://127.0.0.1:9"))
    assert project.tree() == before
