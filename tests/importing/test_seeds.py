"""The two real documents, as text, as Word documents and as workbooks: what is imported is what was curated by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from livelihood.loading import load
from livelihood.model import CountyYear, Plan, Report, Source
from livelihood.plain_text import comparable
from livelihood.problems import Problems
from livelihood.site import check_data
from tests.builds import ROOT
from tests.importing.conftest import Import
from tests.office.layouts import Layout, content, notice_docx, notice_xlsx, plan_docx, plan_xlsx

LUSHAN, YEXIAN = "410423", "410422"
WRITERS = {
    ("plan", "docx"): plan_docx,
    ("plan", "xlsx"): plan_xlsx,
    ("progress", "docx"): notice_docx,
    ("progress", "xlsx"): notice_xlsx,
}
# Rows that a page break cut in two, merged cells, numbers that Word counts.
PAGED = Layout(split=(3, 7), merged_numbers=True, automatic_numbers=True)


def curated(code: str) -> CountyYear:
    ledger = load(ROOT / "data", Problems())
    return next(year for year in ledger.county_years if year.county.code == code)


def document(code: str, form: str, folder: Path) -> Path:
    """Return the county's document in a form: txt, docx or xlsx, the latter laid out from the curated data."""
    year = curated(code)
    [source] = year.sources.values()
    if form == "txt":
        return ROOT / "data" / year.folder / "sources" / source.file
    report = year.reports[0] if year.reports else None
    kind, _, layout = form.partition("-")
    write = WRITERS[source.kind, kind]
    return write(content(year.plan, source, report), folder / f"file.{kind}", PAGED if layout else Layout())


def imported(data: Path, code: str) -> CountyYear:
    ledger, _ = check_data(data)
    return next(year for year in ledger.county_years if year.county.code == code)


def shape(plan: Plan) -> list[Any]:
    return [
        (
            task.no,
            task.key,
            comparable(task.title),
            comparable(task.commitment),
            task.lead,
            task.responsible,
            [(official.role, official.unit, official.name) for official in task.officials],
        )
        for task in plan.tasks
    ]


def said(report: Report) -> list[Any]:
    return [
        (task.no, [(text.part, text.unit, comparable(text.text)) for text in task.progress])
        for task in report.tasks
    ]


def metadata(source: Source) -> tuple[Any, ...]:
    return source.kind, source.title, source.issuer, source.number, source.date


@pytest.mark.parametrize("form", ["txt", "docx", "docx-paged", "xlsx"])
def test_the_plan_needs_no_one(real: Path, run: Import, tmp_path: Path, form: str) -> None:
    done = run(
        "import",
        document(LUSHAN, form, tmp_path),
        "--county",
        LUSHAN,
        "--year",
        2022,
        "--data",
        real,
        "--yes",
    )

    assert done.exit_code == 0, done.output
    year, expected = imported(real, LUSHAN), curated(LUSHAN)
    assert shape(year.plan) == shape(expected.plan)
    assert "待确认" not in done.output
    if form == "txt":
        assert [metadata(each) for each in year.sources.values()] == [
            metadata(each) for each in expected.sources.values()
        ]


@pytest.mark.parametrize("form", ["txt", "docx", "docx-paged", "xlsx"])
def test_the_notice_brings_plan_and_progress(real: Path, run: Import, tmp_path: Path, form: str) -> None:
    file = document(YEXIAN, form, tmp_path)
    done = run("import", file, "--county", YEXIAN, "--year", 2022, "--data", real, "--draft")

    assert done.exit_code == 0, done.output
    year, expected = imported(real, YEXIAN), curated(YEXIAN)
    assert shape(year.plan) == shape(expected.plan)
    assert said(year.reports[0]) == said(expected.reports[0])


def test_what_is_uncertain_is_an_error_until_it_is_settled(real: Path, run: Import, tmp_path: Path) -> None:
    file = document(YEXIAN, "txt", tmp_path)
    run("import", file, "--county", YEXIAN, "--year", 2022, "--data", real, "--draft")
    _, problems = check_data(real)

    assert {problem.code for problem in problems.errors} == {"unconfirmed"}
    marked = [path.read_text(encoding="utf-8").count("confirm: ") for path in real.rglob("*.yml")]
    assert len(problems.errors) == sum(marked)


def test_yes_writes_nothing_while_anything_is_uncertain(real: Path, run: Import, tmp_path: Path) -> None:
    before = sorted(real.rglob("*"))
    file = document(YEXIAN, "txt", tmp_path)
    done = run("import", file, "--county", YEXIAN, "--year", 2022, "--data", real, "--yes")

    assert done.exit_code == 1
    assert "待确认" in done.output
    assert "没有写入任何文件" in done.output
    assert sorted(real.rglob("*")) == before


def test_the_original_is_kept(real: Path, run: Import, tmp_path: Path) -> None:
    file = document(LUSHAN, "docx", tmp_path)
    run("import", file, "--county", LUSHAN, "--year", 2022, "--data", real, "--yes")

    kept = real / "410423-lushan" / "2022" / "sources" / "plan.docx"
    assert kept.read_bytes() == file.read_bytes()
    [source] = imported(real, LUSHAN).sources.values()
    assert source.original is not None
    assert source.original.file == "plan.docx"
