"""What the generated pages say, line by line, without the frame and its links to other pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from livelihood.assessment import TaskProgress
from livelihood.characters import without_unseen
from livelihood.contexts.documents import document_facts
from livelihood.contexts.indicator import IndicatorView
from livelihood.contexts.links import YearLinks, task_title
from livelihood.model import County, ProgressText, Unit
from livelihood.plain_text import TAG
from livelihood.progress import Reading
from livelihood.wording import day, said

# A line that ends so ends a paragraph; any other one may be broken in the middle of a word, with blank lines after it.
_PARAGRAPH_ENDS = tuple("。！？；：:;!?")
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,4}(?:街道|镇|乡)")


def task_text(progress: TaskProgress, links: YearLinks, views: Iterable[IndicatorView]) -> str:
    """Return what a task's page says; ``views`` are its promises as the page shows them."""
    task, year = progress.task, links.county_year
    lines = [
        task_title(task),
        _whose(links),
        progress.standing.words(),
        links.silence({each.as_of for each in progress.indicators if each.as_of}),
        task.commitment,
        links.document_title(year.plan.source),
        task.note or "",
        _listed("牵头单位", task.lead),
        _listed("责任单位", task.responsible),
    ]
    lines += [f"{each.role}：{each.name}{_in_brackets(each.unit)}" for each in task.officials]
    for view in views:
        lines += _indicator(view)
    for extra in progress.extras:
        lines += _extra(extra)
    lines += [f"{check.kind.label}：{check.statement}" for check in progress.checks]
    for report in reversed(year.reports):
        entry = report.task(task.no)
        if entry and entry.progress:
            lines += [links.document_title(report.source), *map(_passage, entry.progress)]
    return _joined([*lines, *_contact(links.county)])


def year_text(links: YearLinks) -> str:
    """Return what a county-year's page says."""
    year, county_year = links.year, links.county_year
    plan = county_year.plan
    lines = [f"{links.title}民生实事", _whose(links), plan.title or "", year.standing.words()]
    lines += [links.silence(year.as_of_dates)]
    lines += [f"{task_title(task.task)}：{task.standing.words()}" for task in year.tasks]
    lines += [name for task in plan.tasks for name in (*task.lead, *task.responsible)]
    lines += [f"{each.role}：{each.name}" for task in plan.tasks for each in county_year.in_office(task)]
    lines += [f"{check.kind.label}：{check.statement}" for check in year.checks]
    for source in county_year.sources.values():
        lines += [links.document_title(source.id), *document_facts(source)]
    return _joined([*lines, *_contact(links.county)])


def unit_text(unit: Unit, links: YearLinks) -> str:
    """Return what a unit's page says."""
    names = {unit.name, *unit.aliases}
    tasks = links.county_year.plan.tasks
    written = {name for task in tasks for name in (*task.lead, *task.responsible)}
    led = [task for task in tasks if names.intersection(task.lead)]
    others = [task for task in tasks if names.intersection(task.responsible) and task not in led]
    lines = [unit.name, _whose(links)]
    lines += [_listed("文件里也写作", (alias for alias in unit.aliases if alias in written))]
    lines += [_listed("牵头的实事", map(task_title, led)), _listed("参与负责的实事", map(task_title, others))]
    return _joined(lines)


def source_text(source_id: str, links: YearLinks) -> str:
    """Return a document's facts and its whole text without layout tags, a line for each paragraph."""
    year = links.county_year
    facts = document_facts(year.sources[source_id])
    lines = [links.document_title(source_id), _whose(links), *facts]
    paragraph: list[str] = []
    for line in TAG.sub(" ", without_unseen(year.documents[source_id].text)).split("\n"):
        paragraph.append(line)
        if line.rstrip().endswith(_PARAGRAPH_ENDS):
            lines.append(" ".join(paragraph))
            paragraph = []
    return _joined([*lines, " ".join(paragraph)])


def places_named(text: str) -> Iterator[str]:
    """Yield what may be the names of towns and streets in ``text``, with a few characters too many."""
    return (found[0] for found in _TOWN.finditer(text))


def _indicator(view: IndicatorView) -> Iterator[str]:
    yield view.name
    yield f"{view.tag.label}，{view.numbers}"
    yield view.ratio
    yield view.bar.words
    for fact in view.facts:
        yield f"{fact.term}：{'，'.join(fact.lines)}"
    for part in view.parts:
        yield _phrase(part.name, part.target, part.actual, part.ratio, part.due)
    for row in view.history:
        yield _phrase(row.as_of, row.said, row.ratio, row.document)
    yield from view.notes
    yield from (each.quote for each in view.evidence)


def _extra(reading: Reading) -> Iterator[str]:
    figure = reading.figure
    as_of = "" if figure.prior_year and not figure.as_of else f"截至{day(reading.as_of)}"
    yield _phrase(figure.name or "", said(figure, reading.actual) or "", as_of)
    yield figure.note or ""
    yield figure.quote or ""
    yield from (part.quote for part in figure.parts)


def _passage(text: ProgressText) -> str:
    where = _phrase(text.part or "", text.unit or "")
    return f"{where}：{text.text}" if where else text.text


def _contact(county: County) -> Iterator[str]:
    contact = county.contact
    known = (
        ("主办单位", county.publisher),
        ("承办单位", county.organizer),
        ("咨询电话", contact.telephone if contact else None),
        ("地址", contact.address if contact else None),
    )
    return (f"{term}：{words}" for term, words in known if words)


def _whose(links: YearLinks) -> str:
    county = links.county
    return f"{county.province}{county.prefecture}{county.name}，{links.county_year.year}年"


def _listed(term: str, words: Iterable[str]) -> str:
    joined = "、".join(words)
    return f"{term}：{joined}" if joined else ""


def _in_brackets(words: str | None) -> str:
    return f"（{words}）" if words else ""


def _phrase(*words: str) -> str:
    return "，".join(filter(None, words))


def _joined(lines: Iterable[str]) -> str:
    """Return the lines, each once: the same sentence stands on a page as promise, quote and passage."""
    return "\n".join(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))
