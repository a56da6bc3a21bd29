"""Publishing onto a disk that is full, or that may only be read: a small one of memory, which only root can mount."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publishing.projects import NOTES, PublishedProject

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root can mount"),
]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)], check=False)
    if mounted.returncode:
        pytest.skip("mounting isn't allowed here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def refused(project: PublishedProject) -> str:
    """Publish, which fails, and return what is told."""
    done = project.publish()
    assert done.exit_code == 1, done.output
    return done.stderr


def test_a_disk_that_is_full(disk: Path, tmp_path: Path) -> None:
    project = PublishedProject.write(tmp_path / "project", disk / "out")
    project.published()
    before = project.served()
    project.note(*NOTES[:2])
    # Less and less room: a publishing finds the disk full sooner and sooner.
    free = shutil.disk_usage(disk).free
    for number, part in enumerate((0.4, 0.2, 0.2, 0.1, 0.05)):
        (disk / f"filler-{number}").write_bytes(b"x" * int(free * part))
        room = shutil.disk_usage(disk).free
        if room < sum(map(len, before.values())):
            assert refused(project).startswith("错误：没有发布，原来的网站没有改动。磁盘满了")
            assert project.served() == before
            assert shutil.disk_usage(disk).free == pytest.approx(room, abs=65_536)
    for filler in disk.glob("filler-*"):
        filler.unlink()

    project.published()
    assert NOTES[1] in project.served()["990102/2022/01/index.html"].decode()


def test_a_disk_that_may_only_be_read(disk: Path, tmp_path: Path) -> None:
    project = PublishedProject.write(tmp_path / "project", disk / "out")
    project.published()
    before = project.served()
    project.note(*NOTES[:2])
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)

    told = refused(project)
    assert told.startswith("错误：没有发布，原来的网站没有改动。没有写入的权限，或文件夹是只读的：")
    assert project.served() == before
