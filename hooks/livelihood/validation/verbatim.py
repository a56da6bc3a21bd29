"""Verbatim texts: titles, promises, progress, units, names and document data stand in the source as written."""

from __future__ import annotations

from collections.abc import Iterator

from livelihood.documents import Document
from livelihood.model import CountyYear, Report, Source
from livelihood.places import Spot
from livelihood.plain_text import comparable
from livelihood.problems import Problems

# (what it is, the text, the part that it must stand in or None for anywhere, where it is written)
Passage = tuple[str, str, str | None, Spot]


def check_verbatim(county_year: CountyYear, problems: Problems) -> None:
    """Report every text that must stand in its source document and doesn't, and parts that don't exist."""
    for source in county_year.sources.values():
        document = county_year.documents.get(source.id)
        if document:
            _check_parts(source, document, problems)
            _check_passages(document, source, _metadata(source), problems)
    _check_against(county_year, county_year.plan.source, _promises(county_year), problems)
    for report in county_year.reports:
        _check_against(county_year, report.source, _report_passages(report), problems)


def _check_against(
    county_year: CountyYear, source_id: str, passages: Iterator[Passage], problems: Problems
) -> None:
    source, document = county_year.sources.get(source_id), county_year.documents.get(source_id)
    if source is not None and document is not None:
        _check_passages(document, source, passages, problems)


def _metadata(source: Source) -> Iterator[Passage]:
    for label, key in (("文件标题", "title"), ("发文机关", "issuer"), ("文号", "number")):
        text = getattr(source, key)
        if text:
            yield label, text, None, source.spot(key)
    if source.date:
        written = f"{source.date.year}年{source.date.month}月{source.date.day}日"
        yield "成文日期", written, None, source.spot("date")


def _promises(county_year: CountyYear) -> Iterator[Passage]:
    plan = county_year.plan
    yield "方案标题", plan.title, None, plan.spot("title")
    for task in plan.tasks:
        yield "事项标题", task.title, None, task.spot("title")
        yield "承诺原文", task.commitment, None, task.spot("commitment")
        for key, label in (("lead", "牵头单位"), ("responsible", "责任单位")):
            yield from ((label, name, None, task.spot(key, at)) for at, name in enumerate(getattr(task, key)))
        for official in task.officials:
            yield "姓名", official.name, None, official.spot("name")
        for indicator in task.indicators:
            if indicator.set_by:
                yield "set_by", indicator.set_by, None, indicator.spot("set_by")
            if indicator.due and indicator.due.text:
                yield "期限的说法", indicator.due.text, None, indicator.due.spot("text")


def _report_passages(report: Report) -> Iterator[Passage]:
    for task in report.tasks:
        for text in task.progress:
            yield "进度原文", text.text, text.part, text.spot("text")
        for figure in task.figures:
            for key in ("words", "unavailable"):
                if passage := getattr(figure, key):
                    yield "进展原文", passage, figure.part, figure.spot(key)


def _check_parts(source: Source, document: Document, problems: Problems) -> None:
    for at, part in enumerate(source.parts):
        if (part.begins is None) != (at == 0):
            what = "第一部分写了 begins" if at == 0 else f"部分“{part.name}”没有写 begins"
            problems.add("part-opening", part.spot(), what)
        elif part.begins and (count := len(document.places(part.begins))) != 1:
            problems.add("part-opening", part.spot("begins"), f"“{part.begins}”在文件里出现了 {count} 次")


def _check_passages(
    document: Document, source: Source, passages: Iterator[Passage], problems: Problems
) -> None:
    parts = [part.name for part in source.parts]
    for label, text, part, spot in passages:
        if part is not None and part not in parts:
            known = "、".join(parts)
            what = f"文件 {source.id} 没有“{part}”这一部分"
            problems.add("unknown-part", spot, what, expected=f"写其中之一：{known}")
        elif not document.places(text, part):
            where = f"{source.file} 的{part}" if part else source.file
            problems.add("not-in-source", spot, f"{label}在 {where} 里找不到：{_divergence(text, document)}")


def _divergence(text: str, document: Document) -> str:
    """Show where ``text`` leaves the document: the longest beginning that stands there, then what follows."""
    wanted = comparable(text)
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        if wanted[:middle] in document.comparable:
            low = middle
        else:
            high = middle - 1
    if low == 0:
        return f"“{wanted[:20]}”"
    start = document.comparable.find(wanted[:low]) + low
    there = document.comparable[start : start + 8]
    return f"“…{wanted[max(0, low - 10) : low]}”之后写的是“{wanted[low : low + 8]}”，原文是“{there}”"
