"""A data folder whose entries are links, pipes and devices, or have names that trick: every command tells all of it and ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from livelihood.building.engines import Job, Result
from livelihood.building.fingerprints import Fingerprints
from livelihood.cli import main
from livelihood.folder_entries import LONGEST_NAME, flaw_of, folded, shown
from livelihood.mkdocs_pages import LedgerPages
from livelihood.problems import DataError
from livelihood.site import check_data
from tests.building.conftest import Project
from tests.builds import EPOCH
from tests.publishing.projects import PublishedProject

YEAR = "data/990101-xugou/2022"
SECONDS = 60
TOLD = {
    f"{YEAR}/again": "again 是符号链接，指向 ../..",
    f"{YEAR}/reports/2022-07-01.yml": "2022-07-01.yml 是管道（FIFO）",
    f"{YEAR}/sources/a\\u202ecod.txt": "名称“a\\u202ecod.txt”第 2 个字是改变文字方向的字符 U+202E",
    f"{YEAR}/sources/a\\xff.txt": "名称“a\\xff.txt”含有不是 UTF-8 编码的字节",
    f"{YEAR}/sources/plan.txt": "plan.txt 是符号链接，指向 plan.txt",
    "data/990103-waimian": "990103-waimian 是符号链接，指向 /",
    "data/schemes/aux.yml": "名称“aux.yml”是 Windows 保留的名称",
    "data/synonyms.yml": "synonyms.yml 是符号链接，指向 /dev/zero",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with all of that in its data at once."""
    folder = PublishedProject.write(tmp_path_factory.mktemp("项目")).folder
    try:
        for path in (f"{YEAR}/sources/plan.txt", f"{YEAR}/reports/2022-07-01.yml"):
            (folder / path).unlink()
        os.mkfifo(folder / YEAR / "reports" / "2022-07-01.yml")
        # What file managers hide is hidden from the program, and must not stop it.
        os.mkfifo(folder / "data" / ".hidden.yml")
        (folder / YEAR / "sources" / ".gone").symlink_to("nowhere")
        (folder / YEAR / "again").symlink_to("../..")
        (folder / YEAR / "sources" / "plan.txt").symlink_to("plan.txt")
        (folder / "data" / "990103-waimian").symlink_to("/")
        (folder / "data" / "synonyms.yml").symlink_to("/dev/zero")
        for name in ("sources/a\u202ecod.txt", "sources/a\udcff.txt", "../../schemes/aux.yml"):
            (folder / YEAR / name).write_bytes(b"")
    except (OSError, UnicodeError, AttributeError, NotImplementedError) as error:
        pytest.skip(f"no such entries here: {error}")
    return folder


@pytest.mark.parametrize(
    "command",
    [
        ["livelihood", "check"],
        ["livelihood", "build", "--workers", "1"],
        ["livelihood", "publish", "out", "--workers", "1"],
        ["mkdocs", "build"],
    ],
    ids=lambda command: command[1] if command[0] == "livelihood" else command[0],
)
def test_every_command_tells_all_of_it(project: Path, command: Sequence[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env={**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=SECONDS,
    )

    output = done.stdout + done.stderr
    assert (done.returncode, "Traceback" in output) == (1, False)
    lines = [line for line in output.splitlines() if " not-plain: " in line or " unsafe-name: " in line]
    assert dict(_told(lines)) == TOLD
    assert not (project / "site").exists()
    assert not (project / "out" / "current").exists()


def _told(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        place, _, rest = line.partition(":0: error ")
        yield place[place.index("data/") :], rest.partition(": ")[2].partition("。")[0]


class _Elsewhere:
    """An engine whose workers see none of this machine's files."""

    shares_files = False

    def map(self, function: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
        return map(function, jobs)


def test_a_link_is_told_though_its_content_travels(tmp_path: Path) -> None:
    project = Project(PublishedProject.write(tmp_path).folder)
    plan = tmp_path / YEAR / "plan.yml"
    plan.rename(plan.with_name(".plan.yml"))
    try:
        plan.symlink_to(".plan.yml")
    except (OSError, NotImplementedError):
        pytest.skip("no symbolic links here")

    with pytest.raises(DataError) as caught:
        project.build(_Elsewhere())

    assert [problem.code for problem in caught.value.problems] == ["not-plain"]


def test_a_file_made_a_link_after_a_build_is_told(tmp_path: Path) -> None:
    project = Project(PublishedProject.write(tmp_path).folder)
    project.build()
    plan = tmp_path / YEAR / "plan.yml"
    plan.rename(tmp_path / "plan.yml")
    try:
        plan.symlink_to(tmp_path / "plan.yml")
    except (OSError, NotImplementedError):
        pytest.skip("no symbolic links here")

    with pytest.raises(DataError) as caught:
        project.build()

    assert [problem.code for problem in caught.value.problems] == ["not-plain"]


def test_a_data_folder_reached_by_a_link_is_as_good_as_itself(tmp_path: Path) -> None:
    project = Project(PublishedProject.write(tmp_path / "project").folder)
    project.data.rename(tmp_path / "elsewhere")
    try:
        project.data.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
        (tmp_path / "linked").symlink_to(project.folder, target_is_directory=True)
    except (OSError, NotImplementedError):
        pytest.skip("no symbolic links here")

    assert Project(tmp_path / "linked").build().pages > 10


@pytest.mark.parametrize(
    "linked", ["log", f"{YEAR.removeprefix('data/')}/sources", "schemes", "990101-xugou"]
)
def test_nothing_is_read_through_a_linked_folder(
    tmp_path: Path, linked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = PublishedProject.write(tmp_path).folder / "data"
    (data / "log").mkdir()
    (data / "log" / "checkpoint").write_text("no checkpoint\n", encoding="utf-8")
    (data / linked).rename(tmp_path / "outside")
    try:
        (data / linked).symlink_to(tmp_path / "outside", target_is_directory=True)
    except (OSError, NotImplementedError):
        pytest.skip("no symbolic links here")
    read, opened = Path.read_bytes, []
    monkeypatch.setattr(Path, "read_bytes", lambda path: opened.append(path) or read(path))

    problems = check_data(data)[1].sorted()

    outside = (tmp_path / "outside").resolve()
    assert [path for path in opened if path.resolve().is_relative_to(outside)] == []
    assert [problem.path for problem in problems if problem.code == "not-plain"] == [
        (data / linked).as_posix()
    ]


def test_a_fingerprint_follows_no_link_of_the_data(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "county").mkdir()
    try:
        (tmp_path / "county" / "2022").symlink_to(tmp_path / "outside", target_is_directory=True)
        (tmp_path / "county" / "loop").symlink_to("loop")
    except (OSError, NotImplementedError):
        pytest.skip("no symbolic links here")

    def print_of(path: Path) -> str:
        return Fingerprints(tmp_path / "none.json").of(path, links=False)

    before = print_of(tmp_path / "county")
    (tmp_path / "outside" / "plan.yml").write_text("format: 1\n", encoding="utf-8")
    assert print_of(tmp_path / "county") == before
    (tmp_path / "linked").symlink_to(tmp_path / "county", target_is_directory=True)
    assert print_of(tmp_path / "linked") != before


@pytest.fixture
def unwritable(tmp_path: Path) -> Path:
    """A project in a folder whose name isn't UTF-8."""
    try:
        (tmp_path / "a\udcff").mkdir()
    except (OSError, UnicodeError):
        pytest.skip("no such name here")
    return PublishedProject.write(tmp_path / "a\udcff" / "b").folder


@pytest.mark.parametrize("command", [["check"], ["build"], ["publish", "out"], ["export", "out"]], ids=str)
def test_a_project_in_a_folder_without_a_text_for_a_name(
    unwritable: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(unwritable)
    done = CliRunner().invoke(main, command)

    assert (done.exit_code, done.stdout) == (1, "")
    assert "a\\xff/b/" in done.stderr
    assert done.stderr.endswith("改法：给这个文件夹改名，或换一个位置。\n")
    assert sorted(path.name for path in unwritable.iterdir()) == ["data", "mkdocs.yml"]


def test_mkdocs_in_a_folder_without_a_text_for_a_name(unwritable: Path) -> None:
    with pytest.raises(PluginError, match=r"a\\xff/b/mkdocs.yml 含有不是 UTF-8 编码的字节。应当："):
        LedgerPages().load(load_config(str(unwritable / "mkdocs.yml")))


@pytest.mark.parametrize("option", ["--data", "--site-dir", "--config-file"])
def test_an_option_without_a_text_for_a_name(
    tmp_path: Path, option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PublishedProject.write(tmp_path / "project").folder)
    file = tmp_path / "b\udcff"
    try:
        file.write_bytes(b"")
    except (OSError, UnicodeError):
        pytest.skip("no such name here")
    done = CliRunner().invoke(main, ["build", option, str(file)])

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"错误：路径 {tmp_path.as_posix()}/b\\xff 含有不是 UTF-8 编码的字节。")


@pytest.mark.parametrize(
    ("name", "flaw"),
    [
        ("plan.yml", None),
        ("2022-07-01.yml", None),
        ("民生实事 2022（修订）.docx", None),
        ("Über.txt", None),
        ("console.txt", None),
        ("a" * LONGEST_NAME, None),
        ("a" * (LONGEST_NAME + 1), "有 201 个字节"),
        ("长" * 67, "有 201 个字节"),
        ("con", "是 Windows 保留的名称"),
        ("NUL.tar.gz", "是 Windows 保留的名称"),
        ("Com1.yml", "是 Windows 保留的名称"),
        ("a.", "以空格开头，或以空格、句点结尾"),
        ("a ", "以空格开头，或以空格、句点结尾"),
        (" a", "以空格开头，或以空格、句点结尾"),
        ("a\\b", "含有 \\"),
        ("a?b", "含有 ?"),
        ("a\tb", "含有换行或制表符"),
        ("a\u200bb", "第 2 个字是看不见的字符 U+200B"),
        ("a\x7fb", "第 2 个字是控制字符 U+007F"),
        ("a\udcffb", "含有不是 UTF-8 编码的字节"),
    ],
)
def test_names(name: str, flaw: str | None) -> None:
    assert flaw_of(name) == flaw


def test_names_that_some_systems_take_for_one() -> None:
    assert folded("Plan.yml") == folded("plan.yml") == "plan.yml"
    assert folded("caf\u00e9") == folded("cafe\u0301") == folded("CAFÉ")
    assert folded("甲.txt") != folded("乙.txt")


def test_a_name_is_shown_without_what_it_hides() -> None:
    assert shown("甲/a\u202eb\n\udcffc") == "甲/a\\u202eb\\u000a\\xffc"
