"""Lays out the content of a notice or a plan as an office would: as .docx and as .xlsx."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from openpyxl import Workbook
from openpyxl.styles import Alignment

from livelihood.drafting.draft import (
    DraftDocument,
    DraftOfficial,
    DraftPart,
    DraftProgress,
    DraftSource,
    DraftTask,
)
from livelihood.model import Plan, Report, Source
from tests.office.word_pieces import fill, merge_down, numbered, numbering, repeat_as_header

HEADER = ("编号", "工作任务", "责任单位", "责任人", "分管领导", "工作进度")
PLAN_HEADER = ("编号", "工作任务", "主要任务", "牵头单位", "责任单位")
_ORDINALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三")
_SALUTATION = "各乡镇人民政府、街道办事处，县人民政府各部门，有关单位："
_OPENING = "现将重点民生实事工作推进情况通报如下："
_PREAMBLE = "为做好重点民生实事，制定本方案。"


@dataclass(frozen=True)
class Layout:
    """How a document is laid out.

    ``split`` are tasks whose row goes on in a second row, as on a new page, with an empty number; with
    ``merged_numbers`` the cells beside the text are merged with those above. From the task ``second_table`` on the
    table begins anew under a repeated header. ``merged_leaders`` merges equal cells of neighbouring rows.
    """

    automatic_numbers: bool = False
    split: tuple[int, ...] = ()
    merged_numbers: bool = False
    second_table: int | None = None
    merged_leaders: bool = False
    between: str = "\n"


PLAIN = Layout()


def content(plan: Plan, source: Source, report: Report | None = None) -> DraftDocument:
    """Return the content of a county-year's data: its plan, with a report's progress for a notice."""
    told = {} if report is None else {task.no: task.progress for task in report.tasks}
    return DraftDocument(
        source=DraftSource(
            kind="plan" if report is None else "progress",
            title=source.title,
            issuer=source.issuer,
            number=source.number,
            date=source.date,
            parts=tuple(DraftPart(part.name, part.begins) for part in source.parts),
        ),
        tasks=tuple(
            DraftTask(
                no=task.no,
                title=task.title,
                commitment=task.commitment,
                part=source.parts[-1].name,
                lead=task.lead,
                responsible=task.responsible,
                officials=tuple(DraftOfficial(each.role, each.unit, each.name) for each in task.officials),
                progress=tuple(
                    DraftProgress(each.part or source.parts[0].name, each.unit, each.text)
                    for each in told.get(task.no, ())
                ),
                place="",
            )
            for task in plan.tasks
        ),
    )


def notice_docx(document: DraftDocument, path: Path, layout: Layout = PLAIN) -> Path:
    """Write a notice: numbered paragraphs, the date, and on a new page the table of six columns."""
    word = _heading(document)
    word.add_paragraph(_SALUTATION)
    word.add_paragraph(_OPENING)
    titles = numbering(word, ("chineseCounting", "%1、"))
    for task in document.tasks:
        title = word.add_paragraph(f"{_ordinal(task, layout)}{task.title}。")
        if layout.automatic_numbers:
            numbered(title, titles)
        word.add_paragraph((task.commitment or "") + _body_progress(task))
    word.add_paragraph("附件：工作任务推进情况表")
    if document.source.date:
        word.add_paragraph(written_date(document.source.date))
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    word.add_paragraph("附件")
    _notice_tables(word, document, layout)
    word.save(str(path))
    return path


def notice_xlsx(document: DraftDocument, path: Path, layout: Layout = PLAIN) -> Path:
    """Write a notice as a workbook: the sheet 正文 with a line a row, the sheet 附件 with the table."""
    book = Workbook()
    lines = [
        *_metadata(document),
        _SALUTATION,
        _OPENING,
        *(line for task in document.tasks for line in _body_lines(task)),
        *([written_date(document.source.date)] if document.source.date else ()),
    ]
    body = book.active
    assert body is not None
    body.title = "正文"
    for row, line in enumerate(lines, start=1):
        body.cell(row, 1, line)
    _sheet(book, "附件", "工作任务推进情况表", HEADER, document.tasks, layout)
    book.save(path)
    return path


def plan_docx(document: DraftDocument, path: Path, layout: Layout = PLAIN) -> Path:
    """Write a plan: under each heading 主要任务, 牵头单位 and 责任单位."""
    word = _heading(document)
    word.add_paragraph(_PREAMBLE)
    titles = numbering(word, ("chineseCountingThousand", "%1、"))
    for task in document.tasks:
        title = word.add_paragraph(f"{_ordinal(task, layout)}{task.title}", style="Heading 1")
        if layout.automatic_numbers:
            numbered(title, titles)
        for line in _plan_lines(task):
            word.add_paragraph(line)
    if document.source.date:
        word.add_paragraph(written_date(document.source.date))
    word.save(str(path))
    return path


def plan_xlsx(document: DraftDocument, path: Path, layout: Layout = PLAIN) -> Path:
    """Write a plan as a workbook: its title over a table of five columns."""
    book = Workbook()
    title = document.source.title or "民生实事工作方案"
    _sheet(book, "任务分解", title, PLAN_HEADER, document.tasks, layout)
    del book["Sheet"]
    book.save(path)
    return path


def written_date(day: date) -> str:
    """Write a date as documents do."""
    return f"{day.year}年{day.month}月{day.day}日"


def _heading(document: DraftDocument) -> Document:
    word = docx.Document()
    for line in _metadata(document):
        word.add_paragraph(line)
    return word


def _metadata(document: DraftDocument) -> list[str]:
    source = document.source
    return [line for line in (source.issuer, source.number, source.title) if line]


def _ordinal(task: DraftTask, layout: Layout) -> str:
    return "" if layout.automatic_numbers else f"{_ORDINALS[task.no - 1]}、"


def _body_progress(task: DraftTask) -> str:
    return "".join(each.text for each in task.progress if each.part == "正文")


def _body_lines(task: DraftTask) -> list[str]:
    return [f"{_ordinal(task, PLAIN)}{task.title}。", (task.commitment or "") + _body_progress(task)]


def _plan_lines(task: DraftTask) -> list[str]:
    lines = [f"主要任务：{task.commitment}", f"牵头单位：{'、'.join(task.lead)}"]
    return [*lines, f"责任单位：{'、'.join(task.responsible)}"] if task.responsible else lines


def row_texts(task: DraftTask, header: Sequence[str], layout: Layout = PLAIN) -> list[str]:
    """Return a task's row as the texts of its cells."""
    people = {
        role: layout.between.join(each.name for each in task.officials if each.role == role)
        for role in ("责任人", "分管领导")
    }
    progress = [
        f"{each.unit}：{each.text}" if each.unit else each.text
        for each in task.progress
        if each.part != "正文"
    ]
    if tuple(header) == PLAN_HEADER:
        return [
            str(task.no),
            task.title,
            task.commitment or "",
            "、".join(task.lead),
            "、".join(task.responsible),
        ]
    return [
        str(task.no),
        f"{task.title}。{task.commitment or ''}",
        layout.between.join(task.lead),
        people["责任人"],
        people["分管领导"],
        "\n".join(progress),
    ]


def _rows(tasks: Sequence[DraftTask], header: Sequence[str], layout: Layout) -> list[list[str]]:
    """Return the rows of all tasks, a split task's as two: the long texts go on in the second."""
    rows: list[list[str]] = []
    for task in tasks:
        texts = row_texts(task, header, layout)
        if task.no not in layout.split:
            rows.append(texts)
            continue
        long = [len(text) > 40 for text in texts]
        cuts = [_cut(text) if is_long else len(text) for text, is_long in zip(texts, long, strict=True)]
        rows.append([text[:cut] for text, cut in zip(texts, cuts, strict=True)])
        rows.append([text[cut:] for text, cut in zip(texts, cuts, strict=True)])
    return rows


def _cut(text: str) -> int:
    """Return where a page ends in a text: in the midst of a line, never between two digits."""
    at = len(text) * 2 // 3
    while text[at - 1] in "\n0123456789." or text[at] in "\n0123456789.":
        at -= 1
    return at


def _notice_tables(word: Document, document: DraftDocument, layout: Layout) -> None:
    start = layout.second_table
    first = [task for task in document.tasks if start is None or task.no < start]
    later = [task for task in document.tasks if start is not None and task.no >= start]
    numbers = numbering(word, ("decimal", "%1"))
    for tasks in (first, later) if later else (first,):
        rows = _rows(tasks, HEADER, layout)
        table = word.add_table(len(rows) + 1, len(HEADER))
        for column, name in enumerate(HEADER):
            fill(table, 0, column, name)
        repeat_as_header(table, 0)
        for at, texts in enumerate(rows, start=1):
            for column, text in enumerate(texts):
                if column == 0 and text and layout.automatic_numbers:
                    numbered(table.cell(at, 0).paragraphs[0], numbers)
                else:
                    fill(table, at, column, text)
        for column, top, bottom in _merges(rows, layout):
            merge_down(table, column, top + 1, bottom + 1)
        if later and tasks is first:
            word.add_paragraph()


def _merges(rows: Sequence[Sequence[str]], layout: Layout) -> list[tuple[int, int, int]]:
    """Return column, first and last row of the cells that a layout merges downwards."""
    merges: list[tuple[int, int, int]] = []
    for at in range(1, len(rows)):
        is_continued = not rows[at][0]
        if is_continued and layout.merged_numbers:
            merges.extend((column, at - 1, at) for column in range(len(rows[at])) if not rows[at][column])
    leader = HEADER.index("分管领导")
    if layout.merged_leaders and len(rows[0]) == len(HEADER):
        top = 0
        for at in range(1, len(rows) + 1):
            if at == len(rows) or rows[at][leader] != rows[top][leader]:
                if at - top > 1:
                    merges.append((leader, top, at - 1))
                top = at
    return merges


def _sheet(
    book: Workbook,
    name: str,
    title: str,
    header: Sequence[str],
    tasks: Sequence[DraftTask],
    layout: Layout,
) -> None:
    sheet = book.create_sheet(name)
    sheet.append([title])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(header))
    sheet.append(list(header))
    rows = _rows(tasks, header, layout)
    for at, texts in enumerate(rows, start=3):
        for column, text in enumerate(texts, start=1):
            cell = sheet.cell(at, column, int(text) if column == 1 and text else text or None)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column, top, bottom in _merges(rows, layout):
        sheet.merge_cells(
            start_row=top + 3, end_row=bottom + 3, start_column=column + 1, end_column=column + 1
        )
