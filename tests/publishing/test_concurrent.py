"""Several publish at once: one does, the others are told who, and nothing is mixed."""

from __future__ import annotations

from pathlib import Path

from tests.publishing.projects import NOTES, PublishedProject


def test_one_of_them_publishes(tmp_path: Path) -> None:
    project = PublishedProject.write(tmp_path / "project")
    project.published()
    project.note(*NOTES[:2])
    racing = [project.started() for _ in range(2)]
    told = {process.pid: process.communicate()[1] for process in racing}

    done = [process.pid for process in racing if process.returncode == 0]
    assert done
    for process in racing:
        if process.returncode:
            assert process.returncode == 1
            assert "另一次发布正在进行：主机 " in told[process.pid]
            assert any(f"上的进程 {holder}，从 " in told[process.pid] for holder in done)
        else:
            assert told[process.pid].startswith(("发布了 ", "没有变化，"))
    assert NOTES[1] in project.served()["990102/2022/01/index.html"].decode()
    assert len(list((project.out / "releases").glob("2*.json"))) == 2
