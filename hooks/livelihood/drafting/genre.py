"""What kind of document it is: a plan, a notice on progress, or a notice on the year's result."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Literal, NamedTuple

from livelihood.drafting.labels import Kind
from livelihood.drafting.numbering import chinese_number
from livelihood.plain_text import comparable

_NOTICE_TITLE = re.compile(r"通报|(?:推进|进展|完成|落实|办理|实施)情况|进度|总结|报告")
_PLAN_TITLE = re.compile(r"方案|计划|分工|印发|清单|任务书|目标任务|分解|工作任务|安排|实事的通知$")
_NOTICE_TEXT = re.compile(r"通报如下|(?:推进|进展|完成|落实|办理)情况(?:通报|报告|公布|如下|汇报)")
_PROGRESS_TEXT = re.compile(r"截[至止](?:目前|\d{1,2}月|\d{4}年)|[，。]目前[，已]")
_FINAL = re.compile(r"(?:全年|年终|年末|年底)[^。，；,;]{0,16}(?:情况|结果)")
_DONE = re.compile(r"(?:完成|落实|办结|办理)(?:情况|结果)")
_INTERIM = re.compile(
    r"上半年|半年|季度|阶段|(?<!\d)(?:1|一)(?:-|至|—|–|~)(?:\d{1,2}|[一二三四五六七八九十]+)月|截[至止](?:[1-9]|1[01])月|"
    r"(?<!\d)(?:[1-9]|1[01])月份?(?:底|推进|进展|工作)"
)
_COUNT = re.compile(
    r"(?<![\d.第])(\d{1,2}|[一二三四五六七八九十]{1,3})(?:件|项|大)(?:省|市|县|区)?(?:定|级)?(?:重点)?民生实事"
)

Genre = Literal["plan", "progress", "final"]


class Found(NamedTuple):
    """The kind, and what is doubtful about it."""

    kind: Genre
    doubts: tuple[str, ...] = ()


def document_kind(
    title: str | None, opening: str, text: str, kinds: Collection[Kind], day: date | None
) -> Found:
    """Return the kind of document; ``kinds`` are those of the labels and columns that its tasks have."""
    heading, intro, whole = (comparable(each or "") for each in (title, opening, text))
    notice = [bool(_NOTICE_TITLE.search(heading)), bool(_NOTICE_TEXT.search(intro)), "progress" in kinds]
    plan = [bool(_PLAN_TITLE.search(heading)) and not notice[0], "lead" in kinds and "progress" not in kinds]
    if any(notice):
        found = _notice(heading, intro, day)
        if plan[0] and not notice[2]:
            return Found(found.kind, (*found.doubts, "像方案也像通报，这里当作通报"))
        return found
    if any(plan) or (kinds and not _PROGRESS_TEXT.search(whole)):
        doubts = ("标题像方案，正文却写了“截至”“目前”的进展",) if _PROGRESS_TEXT.search(whole) else ()
        return Found("plan", doubts)
    if _PROGRESS_TEXT.search(whole):
        found = _notice(heading, intro, day)
        return Found(
            found.kind, (*found.doubts, "标题和导语没有写明是通报，因为写了“截至目前”一类的进展，当作通报")
        )
    return Found("plan", ("看不出是方案还是通报，当作方案",))


def _notice(heading: str, intro: str, day: date | None) -> Found:
    """Return whether a notice gives the year's result: the title says so first, then the introduction."""
    for text in (heading, intro):
        if _INTERIM.search(text) and not _FINAL.search(text):
            return Found("progress")
        if _FINAL.search(text):
            doubts = ("既写了全年又写了阶段，当作全年结果",) if _INTERIM.search(text) else ()
            return Found("final", doubts)
    if _DONE.search(heading) or (not heading and _DONE.search(intro)):
        return Found("final", ("写的是“完成情况”，没有写明是不是全年，当作全年结果",))
    if day is not None and day.month in {12, 1}:
        return Found("progress", ("成文在岁末年初，没有写明是不是全年结果，当作进展通报",))
    if not heading and not _NOTICE_TEXT.search(intro):
        return Found("progress", ("没有标题和导语，不知道是进展还是全年结果，当作进展通报",))
    return Found("progress")


def stated_count(text: str) -> int | None:
    """Return how many tasks a text says there are (10件民生实事), if it says one number."""
    counts = {chinese_number(found) for found in _COUNT.findall(comparable(text))}
    return counts.pop() if len(counts) == 1 else None
