"""The published site behind nginx, asked for pages all the time while three releases follow one another."""

from __future__ import annotations

import hashlib
import http.client
import json
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from tests.browser.server import serving
from tests.publishing.projects import NOTES, PublishedProject

pytestmark = pytest.mark.long

SECONDS = 60
MOUNT = "/ms/"
SCRIPT = Path(__file__).with_name("wrk.lua")


class Sampler(threading.Thread):
    """Asks for one page after the other, and keeps how often each path was answered with which bytes."""

    def __init__(self, address: str, paths: list[str]) -> None:
        super().__init__(daemon=True)
        self._host = urlsplit(address).netloc
        self._paths = paths
        self._over = threading.Event()
        self.failed: list[tuple[str, object]] = []
        self.found: Counter[tuple[str, str]] = Counter()

    def run(self) -> None:
        with closing(http.client.HTTPConnection(self._host, timeout=10)) as connection:
            while not self._over.is_set():
                for path in self._paths:
                    self._ask(connection, path)

    def _ask(self, connection: http.client.HTTPConnection, path: str) -> None:
        try:
            connection.request("GET", MOUNT + quote(path))
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.failed.append((path, error))
            connection.close()
            return
        if answer.status != 200:
            self.failed.append((path, answer.status))
        self.found[path, hashlib.sha256(content).hexdigest()] += 1

    def end(self) -> None:
        self._over.set()
        self.join(30)


def allowed_files(project: PublishedProject, folder: Path, notes: tuple[str, ...]) -> list[Path]:
    """Publish all states of the data elsewhere, and return the files of every release: the same bytes."""
    apart = PublishedProject(project.folder, folder)
    apart.published()
    for before, after in zip(notes, (*notes[1:], notes[0]), strict=True):
        apart.note(before, after)
        assert apart.publish("--keep", "10").exit_code == 0
    return [file for file in (folder / "releases").rglob("*/*") if file.is_file()]


def manifests(folder: Path) -> list[Mapping[str, Mapping[str, object]]]:
    files = sorted((folder / "releases").glob("2*.json"))
    return [json.loads(file.read_text(encoding="utf-8"))["files"] for file in files]


def test_no_answer_is_wrong(tmp_path: Path) -> None:
    project = PublishedProject.write(tmp_path / "project")
    project.published()
    allowed = allowed_files(project, tmp_path / "apart", NOTES)
    paths = sorted(set.intersection(*(set(each) for each in manifests(tmp_path / "apart"))))
    addresses = [MOUNT + quote(path.removesuffix("index.html")) for path in paths]
    (tmp_path / "paths").write_text("\n".join(addresses), encoding="utf-8")
    (tmp_path / "allowed").write_text("\n".join(map(str, allowed)), encoding="utf-8")

    served: list[Mapping[str, Mapping[str, object]]] = []
    with serving({MOUNT: project.out / "current"}) as address:
        sampler = Sampler(address, paths)
        sampler.start()
        script = ["-s", str(SCRIPT), address, str(tmp_path / "paths"), str(tmp_path / "allowed")]
        wrk = subprocess.Popen(
            ["wrk", "-t2", "-c16", f"-d{SECONDS}s", *script], stdout=subprocess.PIPE, encoding="utf-8"
        )
        served += manifests(project.out)
        for before, after in pairwise(NOTES):
            time.sleep(SECONDS / 5)
            project.note(before, after)
            assert project.published().startswith("发布了 ")
            served += manifests(project.out)
        assert wrk.poll() is None, "it ended before the last release"
        told, _ = wrk.communicate()
        sampler.end()

    (line,) = [line for line in told.splitlines() if line.startswith("RESULT ")]
    answered, *wrong = map(int, line.split()[1:])
    print(f"wrk: {answered} answers, sampled: {sum(sampler.found.values())}")
    assert wrong == [0, 0, 0], told
    assert answered > 1000
    assert sampler.failed == []
    sums = {(path, str(each["sha256"])) for files in served for path, each in files.items()}
    assert {found for found in sampler.found if found not in sums} == set()
    # Pages of the first release and of the last one were seen.
    page = "990102/2022/01/index.html"
    assert len({digest for path, digest in sampler.found if path == page}) >= 3
