"""A county's plan and notice as the press office receives them, laid out as Word documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from livelihood.drafting.draft import (
    DraftDocument,
    DraftOfficial,
    DraftPart,
    DraftProgress,
    DraftSource,
    DraftTask,
)
from tests.office.layouts import notice_docx, plan_docx

_TITLE = "关于印发《2025年示例县重点民生实事工作方案》的通知"
_TASKS = (
    (
        "推进老旧小区改造",
        "全年改造老旧小区12个，年底前新增停车位不少于300个。",
        "县住建局",
        "张一",
        "已完成改造老旧小区7个，新增停车位126个。",
    ),
    (
        "开展妇女免费筛查",
        "对农村适龄妇女免费开展宫颈癌筛查，全年完成宫颈癌筛查1.2万人。",
        "县卫健委",
        "李二",
        "完成宫颈癌筛查9600人，完成全年任务80%。",
    ),
    (
        "新建农村公路",
        "新建农村公路45.5公里。",
        "县交通局",
        "王三",
        "新建农村公路50公里。",
    ),
)


def _tasks(*, told: bool) -> tuple[DraftTask, ...]:
    return tuple(
        DraftTask(
            no=no,
            title=title,
            commitment=commitment,
            part="附件" if told else "方案",
            lead=(unit,),
            responsible=(),
            officials=(DraftOfficial("责任人", unit, person), DraftOfficial("分管领导", None, "赵四"))
            if told
            else (),
            progress=(
                DraftProgress("正文", None, f"截至目前，{progress}"),
                DraftProgress("附件", None, progress),
            )
            if told
            else (),
            place="",
        )
        for no, (title, commitment, unit, person, progress) in enumerate(_TASKS, start=1)
    )


def plan(folder: Path) -> Path:
    """Write the plan of three tasks, and return its path."""
    source = DraftSource(
        "plan",
        _TITLE,
        "示例县人民政府办公室",
        "示政办〔2025〕3号",
        date(2025, 3, 1),
        (DraftPart("方案", None),),
    )
    return plan_docx(DraftDocument(source, _tasks(told=False)), folder / "方案.docx")


def notice(folder: Path, day: date = date(2025, 7, 1)) -> Path:
    """Write the notice of the middle of the year, and return its path."""
    source = DraftSource(
        "progress", None, None, None, day, (DraftPart("正文", None), DraftPart("附件", None))
    )
    return notice_docx(DraftDocument(source, _tasks(told=True)), folder / "通报.docx")
