"""The two published documents, as received and laid out anew, give the curated data again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from livelihood.documents import Document
from livelihood.drafting.draft import DraftDocument, DraftTask
from livelihood.drafting.rows import whole_rows
from livelihood.drafting.structure import draft_document
from livelihood.model import CountyYear
from livelihood.office.blocks import Block, Paragraph
from livelihood.office.reading import read_document
from livelihood.plain_text import comparable
from tests.drafting.drafts import FILES, county_year
from tests.office.layouts import (
    PLAIN,
    Layout,
    content,
    notice_docx,
    notice_xlsx,
    plan_docx,
    plan_xlsx,
)

LAYOUTS = {
    "plain": PLAIN,
    "numbered by Word": Layout(automatic_numbers=True),
    "split rows": Layout(split=(2, 3, 7)),
    "split rows, merged": Layout(split=(1, 4, 10), merged_numbers=True),
    "second table": Layout(second_table=4),
    "second table, split": Layout(second_table=7, split=(3, 6, 8)),
    "merged leaders": Layout(merged_leaders=True),
    "spaces between": Layout(between=" "),
    "marks between": Layout(between="、"),
}


def the_year(code: str) -> CountyYear:
    return county_year(code)


def outline(task: DraftTask) -> dict[str, object]:
    return {
        "no": task.no,
        "title": task.title,
        "commitment": task.commitment,
        "lead": task.lead,
        "responsible": task.responsible,
        "officials": [(each.role, each.unit, each.name) for each in task.officials],
        "progress": [(each.part, each.unit, each.text) for each in task.progress],
    }


def curated(year: CountyYear) -> list[dict[str, object]]:
    told = {task.no: task.progress for report in year.reports for task in report.tasks}
    return [
        {
            "no": task.no,
            "title": task.title,
            "commitment": task.commitment,
            "lead": task.lead,
            "responsible": task.responsible,
            "officials": [(each.role, each.unit, each.name) for each in task.officials],
            "progress": [(each.part, each.unit, each.text) for each in told.get(task.no, ())],
        }
        for task in year.plan.tasks
    ]


def outlines(draft: DraftDocument) -> list[dict[str, object]]:
    return [outline(task) for task in draft.tasks]


@pytest.mark.parametrize("code", ["410422", "410423"])
def test_the_text_as_received_gives_the_curated_tasks(code: str) -> None:
    draft = draft_document(read_document(FILES[code]))
    assert outlines(draft) == curated(the_year(code))


@pytest.mark.parametrize("code", ["410422", "410423"])
def test_the_text_as_received_gives_the_curated_metadata(code: str) -> None:
    draft = draft_document(read_document(FILES[code])).source
    source = next(iter(the_year(code).sources.values()))
    assert (draft.kind, draft.title, draft.issuer, draft.number, draft.date) == (
        source.kind,
        source.title,
        source.issuer,
        source.number,
        source.date,
    )
    assert [(part.name, part.begins) for part in draft.parts] == [
        (part.name, part.begins) for part in source.parts
    ]
    assert draft.doubts == ()


def test_only_the_misread_character_is_doubtful() -> None:
    draft = draft_document(read_document(FILES["410422"]))
    assert {task.no: task.doubts for task in draft.tasks if task.doubts} == {
        3: (
            "正文和附件的标题不一样：“市窞井”与“市窨井”；这里照附件",
            "正文和附件所写的承诺不一样：“实窞井”与“实窨井”，“的窞井”与“的窨井”；这里照附件",
        )
    }
    plan = draft_document(read_document(FILES["410423"]))
    assert [task.doubts for task in plan.tasks] == [()] * 10


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_the_notice_laid_out_anew_gives_the_same(name: str, suffix: str, tmp_path: Path) -> None:
    year = the_year("410422")
    wanted = content(year.plan, year.sources["notice"], year.reports[0])
    write = notice_docx if suffix == "docx" else notice_xlsx
    document = read_document(write(wanted, tmp_path / f"notice.{suffix}", LAYOUTS[name]))
    draft = draft_document(document)
    assert outlines(draft) == curated(year)
    assert (draft.source.kind, draft.source.date) == ("progress", year.sources["notice"].date)
    assert [part.name for part in draft.source.parts] == ["正文", "附件"]
    assert_verbatim(draft, whole_rows(document).document.text)


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_the_plan_laid_out_anew_gives_the_same(name: str, suffix: str, tmp_path: Path) -> None:
    year = the_year("410423")
    wanted = content(year.plan, year.sources["plan"])
    write = plan_docx if suffix == "docx" else plan_xlsx
    document = read_document(write(wanted, tmp_path / f"plan.{suffix}", LAYOUTS[name]))
    draft = draft_document(document)
    assert outlines(draft) == curated(year)
    assert draft.source.kind == "plan"
    assert draft.source.title == year.sources["plan"].title
    assert_verbatim(draft, whole_rows(document).document.text)


def assert_verbatim(draft: DraftDocument, text: str) -> None:
    """Every text stands in the evidence, and in the part that is named."""
    evidence = Document(text, tuple((part.name, part.begins) for part in draft.source.parts))
    for part in draft.source.parts[1:]:
        assert part.begins is not None
        assert len(evidence.places(part.begins)) == 1
    for task in draft.tasks:
        assert task.title
        assert evidence.places(task.title, task.part)
        assert task.commitment is None or evidence.places(task.commitment, task.part)
        for each in task.progress:
            assert evidence.places(each.text, each.part), each.text
            assert comparable(each.text)


@pytest.mark.parametrize("code", ["410422", "410423"])
@pytest.mark.parametrize("width", [16, 22, 28, 34, 41, 50])
def test_wrapped_lines_give_the_same_or_a_doubt(code: str, width: int) -> None:
    document = read_document(FILES[code])
    wrapped: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            starts = range(0, len(block.text), width)
            lines = [block.text[at : at + width] for at in starts]
            wrapped += [Paragraph(line, block.place) for line in lines if line.strip()]
        else:
            wrapped.append(block)
    draft = draft_document(replace(document, blocks=tuple(wrapped)))
    certain = [outline(task) for task in draft.tasks if not task.doubts]
    assert len(certain) >= 3
    # A space that a line break left within a Latin word (AP P) changes nothing that is compared.
    wanted = {each["no"]: plain(each) for each in curated(the_year(code))}
    assert all(plain(each) == wanted[each["no"]] for each in certain)


def plain(task: dict[str, object]) -> str:
    return comparable(str(task).replace("\\n", ""))
