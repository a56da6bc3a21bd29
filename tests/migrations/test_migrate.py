"""Files of an older format: told with the command that mends them, and rewritten all together, with their comments.

There is one format so far. The older one is invented here: it called a task's commitment its promise.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result

from livelihood.cli import main
from livelihood.migrations.formats import CURRENT, STEPS, MigrationError
from livelihood.site import check_data
from tests.builds import tree
from tests.unit.data_tree import FILES, YEAR, write_data

PLAN = f"{YEAR}/plan.yml"


def step(path: PurePosixPath, text: str) -> str:
    """Lead from the invented format 0 to 1."""
    if "待定" in text:
        raise MigrationError(f"{path} 的 promise 还是“待定”，请先写明")
    return text.replace("promise:", "commitment:") if path.name == "plan.yml" else text


@pytest.fixture(autouse=True)
def _older_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, 0, step)
    assert (CURRENT, [*STEPS]) == (1, [0])


def old(text: str) -> str:
    return text.replace("commitment:", "promise:").replace("format: 1", "format: 0")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_data(tmp_path, {name: old(text) for name, text in FILES.items() if name.endswith(".yml")})


def migrate(data: Path) -> Result:
    return CliRunner().invoke(main, ["migrate", "--data", str(data)])


def test_an_older_file_is_told_with_the_command_that_mends_it(tmp_path: Path) -> None:
    data = write_data(tmp_path, {PLAN: old(FILES[PLAN])})
    (problem,) = check_data(data)[1].sorted()

    assert str(problem) == (
        f"{data.as_posix()}/{PLAN}:1: error older-format: 这个文件是格式 0，现在是格式 1。应当：数据文件都是现在的格式。"
        "改法：运行 livelihood migrate，把旧格式的文件改写成现在的格式。"
    )


def test_every_older_file_is_rewritten(data: Path) -> None:
    result = migrate(data)

    names = sorted(name for name in FILES if name.endswith(".yml"))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [(data / name).as_posix() for name in names]
    assert result.stderr == "改写了 7 个文件，现在都是格式 1。请接着运行 livelihood check。\n"
    assert {name: content.decode() for name, content in tree(data).items()} == FILES
    assert check_data(data)[1].errors == ()


def test_a_second_time_changes_nothing(data: Path) -> None:
    migrate(data)
    before = {path: path.stat().st_mtime_ns for path in data.rglob("*")}
    result = migrate(data)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "没有旧格式的文件，现在都是格式 1，没有改动。\n"
    assert {path: path.stat().st_mtime_ns for path in data.rglob("*")} == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# 说明\nformat:   0  # 格式\n", "# 说明\nformat:   1  # 格式\n"),
        ('"format": "0"\n', '"format": 1\n'),
        ("note: {format: 0}\nformat: 0\n", "note: {format: 0}\nformat: 1\n"),
        ("{title: 示例，😀, format: 0, units: []}\n", "{title: 示例，😀, format: 1, units: []}\n"),
        ("format: 0\r\n# 一\r\nunits: []\r\n", "format: 1\r\n# 一\r\nunits: []\r\n"),
        ("\ufeffformat: 0\nunits: []\n", "format: 1\nunits: []\n"),
        ("list: [format, 0]\n? format\n: 0\n", "list: [format, 0]\n? format\n: 1\n"),
    ],
)
def test_only_the_number_is_changed(tmp_path: Path, before: str, after: str) -> None:
    (tmp_path / "units.yml").write_bytes(before.encode())

    assert migrate(tmp_path).exit_code == 0
    assert (tmp_path / "units.yml").read_bytes() == after.encode()


def test_steps_follow_one_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("livelihood.migrations.formats.CURRENT", 2)
    monkeypatch.setattr("livelihood.migrations.migration.CURRENT", 2)
    monkeypatch.setitem(STEPS, 1, lambda _, text: text.replace("commitment:", "pledge:"))
    path = tmp_path / "990101-xugou" / "2022" / "plan.yml"
    path.parent.mkdir(parents=True)
    path.write_bytes("format: 0\npromise: 甲 # 乙\n".encode())

    assert migrate(tmp_path).exit_code == 0
    assert path.read_bytes() == "format: 2\npledge: 甲 # 乙\n".encode()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("units.yml", "format: 2\nunits: []\n", "units.yml:1: error newer-format: 这个文件是格式 2"),
        ("units.yml", "format: [\n", "units.yml:2: error yaml-syntax: "),
        (PLAN, old(FILES[PLAN]).replace("全年救助140人。", "待定"), f"{PLAN} 的 promise 还是“待定”"),
    ],
)
def test_where_one_file_stops_it_none_is_changed(data: Path, name: str, text: str, told: str) -> None:
    (data / name).write_bytes(text.encode())
    before = tree(data)
    result = migrate(data)

    assert result.exit_code == 1
    assert told in result.output
    assert "没有改动任何文件。" in result.stderr
    assert tree(data) == before


def test_a_disk_that_refuses_leaves_all_as_it_was(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(data)
    replace = Path.replace

    def refused(path: Path, target: Path) -> Path:
        if Path(target).name == "units.yml":
            raise OSError(28, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refused)
    result = migrate(data)

    assert result.exit_code == 1
    assert result.stderr == "错误：文件写不了（错误号 28），没有改动任何文件。\n"
    assert tree(data) == before


def test_what_else_is_wrong_with_a_file_is_no_hindrance(tmp_path: Path) -> None:
    data = write_data(tmp_path, {PLAN: old(FILES[PLAN]).replace("title: 开展救助", "title: 待填")})

    assert migrate(data).exit_code == 0
    assert (data / PLAN).read_text(encoding="utf-8") == FILES[PLAN].replace("title: 开展救助", "title: 待填")
    assert [problem.code for problem in check_data(data)[1].errors] == ["placeholder"]


def test_nothing_is_written_through_a_link(data: Path, tmp_path: Path) -> None:
    (data / YEAR).rename(tmp_path / "elsewhere")
    try:
        (data / YEAR).symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    except (OSError, NotImplementedError):
        pytest.skip("no symbolic links here")
    before = tree(tmp_path)

    result = migrate(data)

    assert (result.exit_code, tree(tmp_path)) == (1, before)
    assert result.stdout.startswith(f"{data.as_posix()}/{YEAR}:0: error not-plain: 2022 是符号链接，指向 ")


def test_without_data(tmp_path: Path) -> None:
    result = migrate(tmp_path / "nowhere")

    assert result.exit_code == 1
    assert result.stderr.startswith("错误：找不到数据文件夹 ")
