"""The data folder: what is read, and that nothing in it is passed over in silence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from livelihood.loading import load
from livelihood.model import Ledger
from livelihood.problems import Problems
from tests.unit.data_tree import COUNTY, FIRST, PLAN, SECOND, SOURCES, YEAR, write_data


def loaded(
    folder: Path, changes: Mapping[str, str | bytes | None] | None = None, *, only: tuple[str, ...] = ()
) -> tuple[Ledger, list[tuple[str, str]]]:
    """Return the ledger, and path (within the data folder) and code of each problem."""
    data = write_data(folder, changes)
    problems = Problems()
    ledger = load(data, problems, only=only)
    paths = [Path(problem.path).relative_to(data).as_posix() for problem in problems.sorted()]
    return ledger, [(path, problem.code) for path, problem in zip(paths, problems.sorted(), strict=True)]


def test_everything_is_read(tmp_path: Path) -> None:
    ledger, problems = loaded(tmp_path)
    first, second = ledger.counties
    (year,) = first.years

    assert problems == []
    assert [(record.county.code, record.county.name, record.folder) for record in (first, second)] == [
        ("990101", "虚构县", FIRST),
        ("990102", "乌有县", SECOND),
    ]
    assert (year.year, year.folder, year.county) == (2022, YEAR, first.county)
    assert list(year.sources) == list(year.documents) == ["plan", "notice"]
    assert [report.source for report in year.reports] == ["notice"]
    assert year.documents["notice"].text == "已救助150人。\n2022年7月1日\n"
    assert second.years == ()
    assert [unit.name for unit in ledger.units] == ["县民政局"]
    assert list(ledger.schemes) == ["xusheng-2022"]
    assert (first.county.prefecture_code, first.county.province_code) == ("9901", "99")


def test_places_name_the_file_and_line(tmp_path: Path) -> None:
    ledger, _ = loaded(tmp_path)
    (year,) = ledger.county_years
    path = (tmp_path / "data" / YEAR / "plan.yml").as_posix()

    assert year.plan.spot("scheme") == (path, 3)
    assert year.plan.tasks[0].indicators[0].spot("quote") == (path, 14)
    assert year.plan.tasks[0].spot("lead", 0) == (path, 10)


def test_a_document_keeps_its_bytes(tmp_path: Path) -> None:
    text = "\ufeff已救助150人。\r\n\t2022年7月1日\x0c"
    ledger, problems = loaded(tmp_path, {f"{YEAR}/sources/notice.txt": text})

    assert problems == []
    assert ledger.county_years[0].documents["notice"].text == text


def test_years_are_newest_first_and_reports_oldest_first(tmp_path: Path) -> None:
    other = f"{FIRST}/2023"
    ledger, _ = loaded(
        tmp_path,
        {
            f"{other}/plan.yml": PLAN,
            f"{other}/sources.yml": SOURCES,
            f"{other}/sources/plan.txt": "2022年",
            f"{other}/sources/notice.txt": "",
            f"{YEAR}/reports/2022-03-05.yml": "format: 1\nsource: plan\ntasks: [{no: 1}]\n",
        },
    )

    assert [year.year for year in ledger.county_years] == [2023, 2022]
    assert [report.source for report in ledger.county_years[1].reports] == ["plan", "notice"]
    assert ledger.county_years[0].reports == ()


def test_only_some_counties(tmp_path: Path) -> None:
    broken: dict[str, str | bytes | None] = {f"{SECOND}/county.yml": "["}
    ledger, problems = loaded(tmp_path, broken, only=("990101",))

    assert [record.county.code for record in ledger.counties] == ["990101"]
    assert problems == []
    assert len(ledger.units) == len(ledger.schemes) == 1


def test_only_a_county_that_is_not_there(tmp_path: Path) -> None:
    ledger, problems = loaded(tmp_path, only=("990109", "990102"))

    assert [record.county.code for record in ledger.counties] == ["990102"]
    assert problems == [(".", "missing-folder")]


def test_without_a_folder(tmp_path: Path) -> None:
    problems = Problems()
    ledger = load(tmp_path / "nowhere", problems)

    assert (ledger.counties, ledger.units, dict(ledger.schemes)) == ((), (), {})
    assert [problem.code for problem in problems.errors] == ["missing-folder"]


@pytest.mark.parametrize(
    "name", [".DS_Store", "Thumbs.db", "desktop.ini", "~$plan.docx", "plan.yml~", ".plan.yml.swp"]
)
def test_what_file_managers_and_editors_leave_is_no_data(tmp_path: Path, name: str) -> None:
    folders = ["", "schemes/", f"{FIRST}/", f"{YEAR}/", f"{YEAR}/sources/", f"{YEAR}/reports/"]
    _, problems = loaded(tmp_path, {folder + name: b"\xff" for folder in folders})

    assert problems == []


@pytest.mark.parametrize(
    ("file", "content", "path", "code"),
    [
        ("stray.txt", "", "stray.txt", "orphan-file"),
        ("nowhere/a.yml", "", "nowhere", "misnamed"),
        ("990103-Xu/county.yml", "", "990103-Xu", "misnamed"),
        ("schemes/note.md", "", "schemes/note.md", "orphan-file"),
        (f"{FIRST}/plan.yml", "", f"{FIRST}/plan.yml", "orphan-file"),
        (f"{FIRST}/22/plan.yml", "", f"{FIRST}/22", "misnamed"),
        (f"{YEAR}/notes.txt", "", f"{YEAR}/notes.txt", "orphan-file"),
        (f"{YEAR}/more/a.txt", "", f"{YEAR}/more", "orphan-file"),
        (f"{YEAR}/sources/more.txt", "", f"{YEAR}/sources/more.txt", "orphan-file"),
        (f"{YEAR}/reports/july.yml", "", f"{YEAR}/reports/july.yml", "misnamed"),
        ("units.yml", None, "units.yml", "missing-file"),
        ("schemes/xusheng-2022.yml", None, "schemes", "missing-folder"),
        (
            f"{SECOND}/county.yml",
            COUNTY.format(code="990103", name="乌有县"),
            f"{SECOND}/county.yml",
            "misnamed",
        ),
        (f"{YEAR}/plan.yml", None, f"{YEAR}/plan.yml", "missing-file"),
        (f"{YEAR}/sources.yml", SOURCES.replace("format: 1\n", ""), f"{YEAR}/sources.yml", "missing-key"),
        (f"{YEAR}/sources.yml", None, f"{YEAR}/sources.yml", "missing-file"),
        (f"{YEAR}/sources/notice.txt", None, f"{YEAR}/sources.yml", "missing-file"),
        (f"{YEAR}/sources/notice.txt", "已".encode("gbk"), f"{YEAR}/sources/notice.txt", "encoding"),
        (f"{YEAR}/plan.yml", b"\xff", f"{YEAR}/plan.yml", "encoding"),
    ],
)
def test_nothing_is_passed_over(
    tmp_path: Path, file: str, content: str | bytes | None, path: str, code: str
) -> None:
    _, problems = loaded(tmp_path, {file: content})

    assert problems == [(path, code)]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("id: notice", "id: plan", {"duplicate-id"}),
        ("file: notice.txt", "file: ../notice.txt", {"bad-file-name", "orphan-file"}),
        ("file: notice.txt", "file: 通报.txt", {"bad-file-name", "orphan-file"}),
        ("id: notice", "id: july", {"misnamed"}),
    ],
)
def test_documents_are_registered_by_id_and_file(tmp_path: Path, old: str, new: str, codes: set[str]) -> None:
    _, problems = loaded(tmp_path, {f"{YEAR}/sources.yml": SOURCES.replace(old, new)})

    assert {code for _, code in problems} == codes


@pytest.mark.parametrize("file", ["sources/notice.txt", "plan.yml"])
def test_private_numbers_stop_it(tmp_path: Path, file: str) -> None:
    data = write_data(tmp_path)
    text = (data / YEAR / file).read_text(encoding="utf-8")
    changed = text.replace("救助", "救助（13800138000）", 1)
    _, problems = loaded(tmp_path, {f"{YEAR}/{file}": changed})

    assert problems == [(f"{YEAR}/{file}", "private-number")]


def test_a_scheme_is_named_like_its_file(tmp_path: Path) -> None:
    scheme = (write_data(tmp_path) / "schemes" / "xusheng-2022.yml").read_text(encoding="utf-8")
    ledger, problems = loaded(tmp_path, {"schemes/other.yml": scheme.replace("xusheng-2022", "another")})

    assert problems == [("schemes/other.yml", "misnamed")]
    assert sorted(ledger.schemes) == ["another", "xusheng-2022"]


def test_a_year_without_reports_needs_no_folder_for_them(tmp_path: Path) -> None:
    ledger, problems = loaded(tmp_path, {f"{YEAR}/reports/2022-07-01.yml": None})

    assert problems == []
    assert ledger.county_years[0].reports == ()


def test_all_problems_are_found_in_one_run(tmp_path: Path) -> None:
    _, problems = loaded(
        tmp_path,
        {
            "units.yml": "units: [",
            "stray.txt": "",
            f"{FIRST}/county.yml": "format: 1\n",
            f"{YEAR}/plan.yml": PLAN.replace("140人,", "很多,"),
            f"{YEAR}/reports/2022-07-01.yml": "- a\n",
            f"{SECOND}/county.yml": "",
        },
    )

    assert set(problems) == {
        ("units.yml", "yaml-syntax"),
        ("stray.txt", "orphan-file"),
        (f"{FIRST}/county.yml", "missing-key"),
        (f"{YEAR}/plan.yml", "bad-quantity"),
        (f"{YEAR}/reports/2022-07-01.yml", "yaml-top"),
        (f"{SECOND}/county.yml", "yaml-top"),
    }


@pytest.mark.parametrize("name", [f"{YEAR}/sources/notice.txt", f"{YEAR}/plan.yml"])
def test_a_file_that_may_not_be_read(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_data(tmp_path)
    read = Path.read_bytes

    def refuse(file: Path) -> bytes:
        if file == data / name:
            raise PermissionError(13, "Permission denied", str(file))
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    problems = Problems()
    load(data, problems)

    (problem,) = problems.errors
    assert (problem.path, problem.code) == ((data / name).as_posix(), "unreadable")
    assert "denied" not in problem.message


@pytest.mark.parametrize("name", [f"{YEAR}/sources/notice.txt", f"{YEAR}/plan.yml"])
def test_a_folder_in_place_of_a_file(tmp_path: Path, name: str) -> None:
    _, problems = loaded(tmp_path, {name: None, f"{name}/x.txt": ""})

    assert (name, "unreadable") in problems
