"""Verbatim texts: titles, promises, progress, units, names and document data stand in the source as written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from livelihood.documents import Document
from livelihood.model import CountyYear, Record, Report, Source, SourcePart
from livelihood.office.ordinals import ordinal
from livelihood.plain_text import comparable
from livelihood.problems import Problems

# (what it is, the text, the part that it must stand in or None for anywhere, what it is written in: record, key, item)
Passage = tuple[str, str, str | None, Record, str, int | None]
# So many characters are needed to show where a text leaves the document; fewer stand anywhere.
_TELLING = 4


def check_verbatim(county_year: CountyYear, problems: Problems) -> None:
    """Report every text that must stand in its source document and doesn't, and names of parts that don't exist."""
    for source in county_year.sources.values():
        document = county_year.documents.get(source.id)
        if document:
            _check_passages(document, source, _metadata(source, document), problems)
    _check_against(county_year, county_year.plan.source, _promises(county_year), problems)
    for report in county_year.reports:
        _check_against(county_year, report.source, _report_passages(report), problems)
    _check_successors(county_year, problems)


def _check_successors(county_year: CountyYear, problems: Problems) -> None:
    """Whoever took office during the year is named by one of the documents."""
    if len(county_year.documents) < len(county_year.sources):
        return
    for official in (each for task in county_year.plan.tasks for each in task.officials if each.since):
        for key, label in (("name", "姓名"), ("unit", "单位名称")):
            text = getattr(official, key)
            if text and not any(document.places(text) for document in county_year.documents.values()):
                problems.add("not-in-source", official.spot(key), f"{label}“{text}”在已登记的文件里都找不到")


def check_parts(county_year: CountyYear, problems: Problems) -> Mapping[str, Document]:
    """Report parts whose beginning or name isn't clear; return the documents that have none of them, by id."""
    sound = {}
    for id, document in county_year.documents.items():
        wrong = [
            _wrong_part(county_year.sources[id].parts, at, document, problems)
            for at in range(len(county_year.sources[id].parts))
        ]
        if not any(wrong):
            sound[id] = document
    return sound


def _wrong_part(parts: Sequence[SourcePart], at: int, document: Document, problems: Problems) -> bool:
    part = parts[at]
    if part.name in [other.name for other in parts[:at]]:
        problems.add("duplicate-id", part.spot("name"), f"部分名称“{part.name}”写了两次")
    elif part.begins and at == 0:
        problems.add("part-opening", part.spot("begins"), "第一部分写了 begins，它总是从文件开头算起")
    elif not part.begins and at:
        problems.add("part-opening", part.spot(), f"部分“{part.name}”没有写 begins，不知道从哪里开始")
    elif part.begins and (count := len(document.places(part.begins))) != 1:
        what = f"“{part.begins}”在原文件里" + (f"出现了 {count} 次" if count else "找不到")
        problems.add("part-opening", part.spot("begins"), what)
    else:
        return False
    return True


def _check_against(
    county_year: CountyYear, source_id: str, passages: Iterator[Passage], problems: Problems
) -> None:
    source, document = county_year.sources.get(source_id), county_year.documents.get(source_id)
    if source is not None and document is not None:
        _check_passages(document, source, passages, problems)


def _metadata(source: Source, document: Document) -> Iterator[Passage]:
    for label, key in (("文件标题", "title"), ("发文机关", "issuer"), ("文号", "number")):
        text = getattr(source, key)
        if text:
            yield label, text, None, source, key, None
    if source.date:
        in_digits, *in_characters = _written(source.date)
        written = next((form for form in in_characters if document.places(form)), in_digits)
        yield "成文日期", written, None, source, "date", None


def _written(day: date) -> Iterator[str]:
    """Yield the ways to write a date: 2022年7月1日, 二〇二二年七月一日 with each of the signs for zero."""
    yield f"{day.year}年{day.month}月{day.day}日"
    year, month, number = (
        ordinal(day.year, "ideographDigital"),
        ordinal(day.month, "chineseCounting"),
        ordinal(day.day, "chineseCounting"),
    )
    for zero in "〇○零":
        yield f"{year}年{month}月{number}日".replace("〇", zero)


def _promises(county_year: CountyYear) -> Iterator[Passage]:
    plan = county_year.plan
    if plan.title:
        yield "方案标题", plan.title, None, plan, "title", None
    for task in plan.tasks:
        yield "事项标题", task.title, None, task, "title", None
        yield "承诺原文", task.commitment, None, task, "commitment", None
        for key, label in (("lead", "牵头单位"), ("responsible", "责任单位")):
            yield from ((label, name, None, task, key, at) for at, name in enumerate(getattr(task, key)))
        for official in task.officials:
            # Who took over later is named by a later document.
            if official.since is None:
                yield "姓名", official.name, None, official, "name", None
                if official.unit:
                    yield "单位名称", official.unit, None, official, "unit", None
        for indicator in task.indicators:
            if indicator.set_by:
                yield "set_by", indicator.set_by, None, indicator, "set_by", None
            dues = [indicator.due, *(part.due for part in indicator.parts)]
            yield from (("期限的说法", due.text, None, due, "text", None) for due in dues if due and due.text)


def _report_passages(report: Report) -> Iterator[Passage]:
    for task in report.tasks:
        for text in task.progress:
            yield "进度原文", text.text, text.part, text, "text", None
            if text.unit:
                yield "单位名称", text.unit, text.part, text, "unit", None
        for figure in task.figures:
            for key in ("words", "unavailable"):
                if passage := getattr(figure, key):
                    yield "进展原文", passage, figure.part, figure, key, None


def _check_passages(
    document: Document, source: Source, passages: Iterator[Passage], problems: Problems
) -> None:
    parts = [part.name for part in source.parts]
    for label, text, part, holder, key, at in passages:
        if part is not None and part not in parts:
            known = "、".join(parts)
            what = f"part 写的是“{part}”，文件 {source.id} 没有这一部分"
            problems.add("unknown-part", holder.spot(key, at), what, expected=f"写其中之一：{known}")
        elif not document.places(text, part):
            where = f" {source.file} 的“{part}”" if part else f" {source.file} "
            what = f"{label}在{where}里找不到：{_divergence(text, document)}"
            problems.add("not-in-source", holder.spot(key, at), what)


def _divergence(text: str, document: Document) -> str:
    """Show where ``text`` leaves the document: the longest beginning that stands there, then what follows."""
    if elsewhere := document.places(text):
        return f"它在{document.part_at(elsewhere[0].start)}里"
    wanted = comparable(text)
    if wanted in document.comparable:
        return f"它的开头或结尾截断了一个数字（“{wanted[:8]}”至“{wanted[-8:]}”）"
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        if wanted[:middle] in document.comparable:
            low = middle
        else:
            high = middle - 1
    if low < _TELLING:
        return f"“{wanted[:20]}”"
    start = document.comparable.find(wanted[:low]) + low
    there = document.comparable[start : start + 8]
    return f"“…{wanted[max(0, low - 10) : low]}”之后写的是“{wanted[low : low + 8]}”，原文是“{there}”"
