"""Where a state can be read from, and what is said of what can't be read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from livelihood.clock import moment
from livelihood.diffing.compare import compare
from livelihood.diffing.snapshot import Snapshot, SnapshotError
from livelihood.problems import DataError
from livelihood.site import load_site
from tests.builds import INVENTED
from tests.diffing.states import YEAR, spring, state
from tests.unit.builders import figure as told
from tests.unit.builders import goal, report
from tests.unit.open_data_reading import published_files

NOW = moment("2022-12-01")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(INVENTED, tmp_path / "data"))


def written(folder: Path, content: Any) -> Path:
    file = folder / "data.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def reason(path: Path) -> str:
    with pytest.raises(SnapshotError) as caught:
        Snapshot.read(path, NOW)
    return str(caught.value).replace(f"{path.parent.as_posix()}/", "")


def test_a_data_folder_a_site_folder_and_a_file_are_the_same(tmp_path: Path, data: Path) -> None:
    content = published_files(load_site(data, now=NOW))["data.json"]
    site = tmp_path / "site"
    (site / "open-data").mkdir(parents=True)
    (site / "open-data" / "data.json").write_bytes(content)
    download = tmp_path / "下载的.json"
    download.write_bytes(b"\xef\xbb\xbf" + content)  # saved by an editor that adds a byte order mark

    assert (
        Snapshot.read(data, NOW).content
        == Snapshot.read(site, NOW).content
        == Snapshot.read(download, NOW).content
    )


def test_an_embargoed_report_is_no_difference_before_its_moment(tmp_path: Path, data: Path) -> None:
    edit(
        data / YEAR / "reports" / "2022-10-08.yml",
        "source: autumn\n",
        "source: autumn\npublish_at: 2022-11-05T09:00:00+08:00\n",
    )
    before = Snapshot.read(spring(tmp_path), NOW)

    def differs(now: str) -> bool:
        return bool(compare(before, Snapshot.read(data, moment(now))))

    assert not differs("2022-11-05T08:59:59+08:00")
    assert differs("2022-11-05T09:00:00+08:00")


@pytest.mark.parametrize(
    ("display", "differs"), [("full", True), ("surname", True), ("post_only", False), ("withheld", False)]
)
def test_a_name_is_compared_as_it_is_shown(data: Path, display: str, differs: bool) -> None:
    edit(data / YEAR / "plan.yml", "name: 张三}", f"name: 张三, name_display: {display}}}")
    before = Snapshot.read(data, NOW)
    edit(data / YEAR / "plan.yml", "name: 张三", "name: 钱七")
    edit(data / YEAR / "sources" / "plan.txt", "责任人：张三", "责任人：钱七")
    after = Snapshot.read(data, NOW)

    assert bool(compare(before, after)) is differs
    if display != "full":
        assert "张三" not in str(before.content)


def test_data_with_errors_says_all_of_them(data: Path) -> None:
    edit(data / YEAR / "plan.yml", "target: 3000人", "target: 三千人")
    with pytest.raises(DataError) as caught:
        Snapshot.read(data, NOW)

    assert [problem.code for problem in caught.value.problems] == ["bad-quantity"]


def test_a_place_that_is_not_there(tmp_path: Path) -> None:
    assert reason(tmp_path / "nowhere") == (
        "没有 nowhere。应当是数据文件夹、生成过的网站文件夹或 data.json。改法：检查路径；还没有网站的，先运行 livelihood build。"
    )


def test_a_folder_of_something_else(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    assert reason(tmp_path / "folder") == (
        "folder 不是数据文件夹（里面没有 units.yml），也不是生成过的网站。改法：检查路径；新的数据文件夹，先补上 units.yml。"
    )


def test_a_site_without_open_data(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").touch()

    assert reason(tmp_path / "site") == (
        "网站文件夹 site 里没有 open-data/data.json，不知道发布过什么。改法：用 livelihood build 重新生成。"
    )


@pytest.mark.parametrize("content", [b"", b'{"format": 1', b'{"format": NaN}', b"\xff\xfe{}", b"[" * 100_000])
def test_a_file_that_is_no_json(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "data.json"
    file.write_bytes(content)

    assert reason(file) == (
        "data.json 不是完整的 JSON。应当是网站 open-data/ 里的 data.json。改法：重新下载或重新生成。"
    )


def broken(change: str, value: Any) -> dict[str, Any]:
    """Return a small data.json with one value replaced, or left out."""
    content: dict[str, Any] = json.loads(
        json.dumps(state(goal(), reports=(report(told("60人")),)).content, default=int)
    )
    holder: Any = content
    *path, last = change.split(".")
    for key in path:
        holder = holder[0][key] if isinstance(holder, list) else holder[key]
    holder = holder[0] if isinstance(holder, list) else holder
    if value is None:
        del holder[last]
    else:
        holder[last] = value
    return content


@pytest.mark.parametrize(
    ("change", "value", "found"),
    [
        ("format", 2, "format 应当是 1"),
        ("format", None, "缺少 format"),
        ("counties", {}, "counties 应当是一列值"),
        ("counties", [1], "counties[0] 应当是一组键和值"),
        ("counties.county_code", None, "缺少 counties[0].county_code"),
        ("counties.years.year", "2022", "counties[0].years[0].year 应当是整数"),
        ("counties.years.year", True, "counties[0].years[0].year 应当是整数"),
        ("counties.years.tasks.indicators.actual", "60", "counties[0].years[0].tasks[0].indicators[0].actual 应当是数或null"),
        (
            "counties.years.tasks.indicators.as_of",
            "2022-02-30",
            "counties[0].years[0].tasks[0].indicators[0].as_of 应当是日期，写作 YYYY-MM-DD",
        ),
        ("counties.years.tasks.indicators.stages", [1], "counties[0].years[0].tasks[0].indicators[0].stages[0] 应当是文字"),
    ],
)  # fmt: skip
def test_a_file_of_something_else(tmp_path: Path, change: str, value: Any, found: str) -> None:
    assert reason(written(tmp_path, broken(change, value))) == (
        f"data.json 不是本站的 data.json：{found}。改法：换成网站 open-data/ 里的 data.json。"
    )


@pytest.mark.parametrize("content", [[], 1, "文字", None])
def test_a_file_without_keys(tmp_path: Path, content: Any) -> None:
    assert "整个文件 应当是一组键和值" in reason(written(tmp_path, content))


def test_numbers_are_exact(tmp_path: Path) -> None:
    content = broken("counties.years.tasks.indicators.actual", 60)
    text = json.dumps(content).replace('"actual": 60', '"actual": 0.1234567890123456789012345')
    (tmp_path / "data.json").write_text(text, encoding="utf-8")
    read = Snapshot.read(tmp_path / "data.json", NOW).content
    (row,) = read["counties"][0]["years"][0]["tasks"][0]["indicators"]

    assert str(row["actual"]) == "0.1234567890123456789012345"
