"""New counties and years: what is known is filled in, the rest is left to be filled in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from livelihood.loading import load
from livelihood.problems import Problems
from livelihood.scaffold import NewCounty, ScaffoldError, make
from livelihood.site import check_data
from tests.unit.data_tree import FILES, FIRST, YEAR, write_data

DAY = date(2026, 11, 21)


def made(data: Path, folder: str, year: int | None = None, known: NewCounty = NewCounty()) -> dict[str, Any]:  # noqa: B008 - it can't change
    """Make it and return what each file holds, as text, by its path within the data folder."""
    written = make(data, folder, year, load(data, Problems()), known, DAY)
    return {
        path.relative_to(data).as_posix(): yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for path in written
    }


def test_a_county_takes_its_region_from_its_neighbours(tmp_path: Path) -> None:
    data = write_data(tmp_path)

    assert made(data, "990103-xin", known=NewCounty(name="新县")) == {
        "990103-xin/county.yml": {
            "format": "1", "code": "990103", "name": "新县", "prefecture": "虚构市", "province": "虚构省",
        }
    }  # fmt: skip
    other = made(data, "990201-xin")["990201-xin/county.yml"]
    assert (other["name"], other["prefecture"], other["province"]) == ("待填", "待填", "虚构省")
    far = made(data, "880101-yuan")["880101-yuan/county.yml"]
    assert (far["prefecture"], far["province"]) == ("待填", "待填")


def test_what_is_told_comes_before_what_is_known(tmp_path: Path) -> None:
    known = NewCounty("新县", "别市", "别省")
    county = made(write_data(tmp_path), "990103-xin", known=known)["990103-xin/county.yml"]

    assert (county["prefecture"], county["province"]) == ("别市", "别省")


@pytest.mark.parametrize(
    "name", ["no", "null", "1.0", "a: b", "# 县", "'县'", "[县]", "县 #1", "{{ 7 * 7 }}", "@县"]
)
def test_names_are_written_as_text(tmp_path: Path, name: str) -> None:
    county = made(write_data(tmp_path), "990103-xin", known=NewCounty(name))["990103-xin/county.yml"]

    assert county["name"] == name


def test_a_year_has_its_schemes_tasks(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    files = made(data, "990102", 2022)
    plan = files["990102-wuyou/2022/plan.yml"]
    (source,) = files["990102-wuyou/2022/sources.yml"]["sources"]

    assert list(files) == ["990102-wuyou/2022/plan.yml", "990102-wuyou/2022/sources.yml"]
    assert plan["scheme"] == "xusheng-2022"
    assert [(task["no"], task["key"], task["title"]) for task in plan["tasks"]] == [
        ("1", "relief", "开展救助")
    ]
    assert source["recorded"] == "2026-11-21"
    for folder in ("sources", "reports"):
        assert (data / "990102-wuyou" / "2022" / folder).is_dir()


def test_a_year_without_a_scheme_has_one_task_to_fill_in(tmp_path: Path) -> None:
    files = made(write_data(tmp_path), FIRST, 2021)
    plan = files[f"{FIRST}/2021/plan.yml"]

    assert plan["scheme"] == "待填"
    assert [(task["no"], task["key"], task["title"]) for task in plan["tasks"]] == [("1", "待填", "待填")]


def test_a_year_that_follows_another_one_has_it_as_hints(tmp_path: Path) -> None:
    data = write_data(
        tmp_path,
        {
            f"{YEAR}/plan.yml": FILES[f"{YEAR}/plan.yml"].replace(
                "{role: 责任人, name: 王晓明}",
                "{role: 责任人, unit: 县民政局, name: 王晓明, until: 2022-05-01}\n"
                "      - {role: 责任人, unit: 县民政局, name: 李明, since: 2022-05-02}",
            ),
            f"{YEAR}/sources.yml": FILES[f"{YEAR}/sources.yml"].replace(
                "    kind: plan\n", "    kind: plan\n    issuer: 虚构县人民政府办公室\n"
            ),
        },
    )
    before = (data / FIRST / "county.yml").read_bytes()
    files = made(data, FIRST, 2024)

    assert files[f"{FIRST}/2024/plan.yml"] == {
        "format": "1",
        "title": "待填",
        "scheme": "待填（2022年：xusheng-2022）",
        "source": "plan",
        "tasks": [
            {
                "no": "1",
                "key": "待填（2022年：relief）",
                "title": "待填（2022年：开展救助）",
                "commitment": "待填",
                "lead": ["待填（2022年：县民政局）"],
                "officials": [
                    {
                        "role": "责任人",
                        "unit": "待填（2022年：县民政局）",
                        "name": "待填（2022年：李明）",
                    }
                ],
                "indicators": [
                    {
                        "id": "待填（2022年：relief）",
                        "name": "待填（2022年：救助）",
                        "target": "待填（2022年：140人）",
                        "quote": "待填",
                    }
                ],
            }
        ],
    }
    sources = (data / FIRST / "2024" / "sources.yml").read_text(encoding="utf-8")
    assert "    # issuer: 发文机关（2022年：虚构县人民政府办公室）\n" in sources
    assert (data / FIRST / "county.yml").read_bytes() == before
    # Nothing of the last year is taken over unseen: each hint is an error until it is replaced.
    found = [problem for problem in check_data(data)[1].errors if "/2024/" in problem.path]
    assert [problem.code for problem in found] == ["placeholder"] * 12 + ["missing-file"]


def test_a_known_scheme_goes_before_the_last_year(tmp_path: Path) -> None:
    scheme = FILES["schemes/xusheng-2022.yml"]
    later = scheme.replace("2022", "2023").replace(
        "{no: 1, key: relief, title: 开展救助}",
        "{no: 1, key: roads, title: 修路}\n  - {no: 2, key: relief, title: 继续救助}",
    )
    data = write_data(tmp_path, {"schemes/xusheng-2023.yml": later})
    plan = made(data, FIRST, 2023)[f"{FIRST}/2023/plan.yml"]

    assert plan["scheme"] == "xusheng-2023"
    assert [(task["no"], task["key"], task["title"], task["lead"]) for task in plan["tasks"]] == [
        ("1", "roads", "修路", ["待填"]),
        ("2", "relief", "继续救助", ["待填（2022年：县民政局）"]),
    ]


def test_a_disk_that_refuses_leaves_no_half_a_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_data(tmp_path)
    replace = Path.replace

    def refused(path: Path, target: Path) -> Path:
        if Path(target).name == "sources.yml":
            raise OSError(28, "No space left on device")
        return replace(path, target)

    with monkeypatch.context() as full:
        full.setattr(Path, "replace", refused)
        with pytest.raises(OSError, match="No space left"):
            made(data, FIRST, 2023)
    assert [path for path in (data / FIRST / "2023").rglob("*") if path.is_file()] == []
    assert len(made(data, FIRST, 2023)) == 2


def test_a_county_may_be_made_with_its_year_where_there_is_no_data_yet(tmp_path: Path) -> None:
    data = tmp_path / "data"
    files = made(data, "990103-xin", 2024)

    assert list(files) == [
        "990103-xin/county.yml",
        "990103-xin/2024/plan.yml",
        "990103-xin/2024/sources.yml",
    ]


def test_files_are_the_same_on_every_system(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    for path in make(data, "990103-xin", 2022, load(data, Problems()), NewCounty(), DAY):
        content = path.read_bytes()
        assert b"\r" not in content
        assert content.endswith(b"\n")
        assert content.startswith(b"format: 1\n")


@pytest.mark.parametrize(
    ("folder", "year", "reason"),
    [
        (FIRST, None, f"{FIRST} 已经有了。要新建年份"),
        (FIRST, 2022, "2022 已经有了，没有改动任何文件"),
        (FIRST, 22, "年份 22 不对"),
        (FIRST, 1999, "年份 1999 不对"),
        ("990101-other", 2023, "代码 990101 已经用于"),
        ("990101-other", None, "代码 990101 已经用于"),
        ("990109", 2022, "“990109”不对"),
        ("99", 2022, "“99”不对"),
        ("新县", 2022, "“新县”不对"),
        ("090101-xin", 2022, "“090101-xin”不对"),
        ("990103-Xin", 2022, "“990103-Xin”不对"),
        ("../990103-xin", 2022, "不对"),
    ],
)
def test_nothing_is_written_where_it_would_do_harm(
    tmp_path: Path, folder: str, year: int | None, reason: str
) -> None:
    data = write_data(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ScaffoldError, match=reason):
        made(data, folder, year)

    assert sorted(tmp_path.rglob("*")) == before
