"""What a notice's Word file says, the import reads: the same tasks, texts, units, people, figures and dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livelihood.assessment import YearProgress, assess
from livelihood.bulletin.content import Bulletin, bulletin_of
from livelihood.bulletin.word import write_docx
from livelihood.bulletin.workbook import write_xlsx
from livelihood.documents import Document
from livelihood.drafting.draft import DraftDocument, DraftProgress
from livelihood.drafting.matching import draft_figures
from livelihood.drafting.rows import whole_rows
from livelihood.drafting.structure import draft_document
from livelihood.model import CountyYear, Official, Report
from livelihood.office.reading import read_document
from livelihood.site import load_site
from tests.bulletin.conftest import DATA
from tests.unit.builders import NOW, county_year, figure, goal, task


@pytest.fixture(scope="module")
def real() -> YearProgress:
    return load_site(DATA, now=NOW.replace(year=2026, month=12)).year("410422", 2022)


def imported(bulletin: Bulletin, folder: Path) -> tuple[DraftDocument, Document]:
    """Return the structure that the import reads from the notice's Word file, and the text that it keeps."""
    path = folder / "notice.docx"
    write_docx(bulletin, path)
    office = read_document(path)
    drafted = draft_document(office)
    parts = tuple((part.name, part.begins) for part in drafted.source.parts)
    return drafted, Document(whole_rows(office).document.text, parts)


def test_the_real_notice_comes_back_exactly(real: YearProgress, tmp_path: Path) -> None:
    drafted, _ = imported(bulletin_of(real), tmp_path)
    assert drafted.source.kind == "progress"
    assert drafted.source.title == "关于叶县2022年民生实事进展情况的通报"
    assert drafted.source.date == date(2022, 7, 1)
    assert [part.name for part in drafted.source.parts] == ["正文", "附件"]
    assert drafted.source.doubts == ()
    report = real.latest_report
    assert report is not None
    assert len(drafted.tasks) == 10
    for found, plan in zip(drafted.tasks, real.county_year.plan.tasks, strict=True):
        told = report.task(plan.no)
        assert told is not None
        assert (found.no, found.title, found.commitment) == (plan.no, plan.title, plan.commitment)
        assert found.lead == plan.lead
        assert [(each.role, each.name) for each in found.officials] == [
            (each.role, each.name) for each in plan.officials
        ]
        assert found.progress == tuple(
            DraftProgress(text.part or "正文", text.unit, text.text) for text in told.progress
        )
        assert found.doubts == ()


def test_the_attachment_by_itself_comes_back_too(real: YearProgress, tmp_path: Path) -> None:
    bulletin = bulletin_of(real)
    write_xlsx(bulletin, tmp_path / "table.xlsx")
    drafted = draft_document(read_document(tmp_path / "table.xlsx"))
    assert drafted.source.date == date(2022, 7, 1)
    assert [(found.no, found.title, found.commitment, found.lead) for found in drafted.tasks] == [
        (plan.no, plan.title, plan.commitment, plan.lead) for plan in real.county_year.plan.tasks
    ]
    assert drafted.tasks[2].progress[1].unit == "县住建局"


# Things that are promised, so unlike each other that nobody would take one for another.
_THINGS = (
    ("完成技能培训", "人次"),
    ("新建农村公路", "公里"),
    ("改造老旧小区", "户"),
    ("建成社区食堂", "个"),
    ("救助残疾儿童", "人"),
    ("新增公办学位", "个"),
    ("更换老化管网", "米"),
    ("新增停车泊位", "处"),
)
_COUNT = st.integers(1, 99_999).map(str) | st.integers(1, 99_999).map(lambda number: f"{number / 100:.2f}万")
_DAY = st.dates(date(2022, 4, 1), date(2022, 6, 29))
_NAME = st.text("甲乙丙丁戊己庚辛", min_size=2, max_size=3)


@st.composite
def counties(draw: st.DrawFn) -> CountyYear:
    """Draw a county whose only report has figures without any words, some of an earlier day."""
    things = draw(st.permutations(_THINGS))
    tasks, told = [], []
    for no in range(1, draw(st.integers(2, 4)) + 1):
        promises, figures = [], []
        for at in range(draw(st.integers(1, 2))):
            name, unit = things.pop()
            target, value = f"{draw(_COUNT)}{unit}", f"{draw(_COUNT)}{unit}"
            promises.append(goal(target, id=f"goal-{at}", name=name, quote=f"{name}{target}"))
            as_of = draw(st.none() | _DAY)
            dated = {"as_of": as_of} if as_of else {}
            figures.append(figure(value, indicator=f"goal-{at}", quote="进度!E7", **dated))
        units = [f"县{name}局" for name in draw(st.lists(_NAME, min_size=1, max_size=2, unique=True))]
        people = [{"role": "责任人", "name": draw(_NAME)}, {"role": "分管领导", "name": draw(_NAME)}]
        commitment = "，".join(promise.quote for promise in promises) + "。"
        officials = [Official.model_validate(each) for each in people]
        title = f"{promises[0].name}工程"
        tasks.append(
            task(*promises, no=no, title=title, commitment=commitment, lead=units, officials=officials)
        )
        told.append({"no": no, "figures": figures})
    given_report = {"format": "1", "source": "notice", "tasks": told}
    return county_year(tasks=tuple(tasks), reports=(Report.model_validate(given_report),))


@given(county=counties())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_invented_county_s_figures_come_back(county: CountyYear, tmp_path: Path) -> None:
    progress = assess(county, NOW)
    drafted, document = imported(bulletin_of(progress), tmp_path)
    assert len(drafted.tasks) == len(county.plan.tasks)
    for found, each in zip(drafted.tasks, progress.tasks, strict=True):
        plan = each.task
        assert (found.no, found.title, found.commitment, found.lead) == (
            plan.no,
            plan.title,
            plan.commitment,
            plan.lead,
        )
        assert [(official.role, official.name) for official in found.officials] == [
            (official.role, official.name) for official in plan.officials
        ]
        figures = draft_figures(found, plan.indicators, document, 2022, date(2022, 7, 1))
        wanted = {
            indicator.indicator.id: (indicator.actual.text, indicator.as_of)
            for indicator in each.indicators
            if indicator.actual
        }
        assert {told.indicator: (told.value, told.as_of or date(2022, 7, 1)) for told in figures} == wanted
