"""One file to drafts: what kind it is, what it adds to the county-year, and what it is called there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from pypinyin import lazy_pinyin

from livelihood.documents import Document
from livelihood.drafting.cutoffs import Calendar
from livelihood.drafting.dismissals import Restated, draft_dismissals
from livelihood.drafting.draft import DraftDocument, DraftIndicator, DraftSource, DraftTask
from livelihood.drafting.matching import draft_figures
from livelihood.drafting.promises import draft_indicators
from livelihood.drafting.rows import whole_rows
from livelihood.drafting.structure import draft_document
from livelihood.importing.drafts import Drafts, PlannedTask, ReportedTask
from livelihood.importing.files import Home, Received
from livelihood.importing.naming import new_units, same_task, scheme_tasks, spelled
from livelihood.importing.workbook import read_workbook_drafts
from livelihood.model import Indicator
from livelihood.office.problems import DocumentError, DocumentProblem
from livelihood.office.reading import read_document
from livelihood.workbook.reading import is_template

_IDS = {"plan": "plan", "progress": "notice", "final": "final"}


def read_drafts(path: Path, home: Home, as_of: date | None, today: date) -> tuple[Drafts, Received]:
    """Return what the plan, notice or filled-in workbook in ``path`` adds to the county-year ``home``, and the file as received.

    ``as_of`` is the date of the figures, where the document has none of its own, ``today`` the last that they can
    have. Raises DocumentError with everything
    that stands in the way.
    """
    if is_template(path):
        return read_workbook_drafts(path, home, as_of, today)
    office = read_document(path)
    drafted = draft_document(office)
    # A row that a page break cut in two is one row in the text that is kept.
    text = whole_rows(office).document.text
    _refuse(path.name, drafted, home, as_of)
    openings = tuple((part.name, part.begins) for part in drafted.source.parts)
    document = Document(text, openings)
    scheme = () if home.county_year or home.scheme else scheme_tasks(drafted.tasks)
    plan = None
    if home.county_year is None:
        keys = [task.key for task in scheme] or [spelled(task.title, ()) for task in drafted.tasks]
        plan = tuple(_planned(*pair, document, home) for pair in zip(drafted.tasks, keys, strict=True))
    report = None
    if drafted.source.kind != "plan":
        report = _reported(drafted, plan, document, home, as_of)
    drafts = Drafts(
        source_id=_source_id(drafted, home, as_of),
        source=drafted.source if as_of else _dated(drafted.source, document, home.year),
        plan=plan,
        report=report,
        as_of=as_of,
        dismissals=draft_dismissals(
            document,
            [indicator for planned in plan or () for indicator in planned.indicators],
            [figure for reported in report or () for figure in reported.figures],
            tuple(_restated(report or (), home)),
        ),
        units=new_units(drafted.tasks, home.ledger.unit_names, [unit.id for unit in home.ledger.units]),
        scheme=scheme,
    )
    return drafts, Received(path.suffix.lower(), path.read_bytes(), text, office.notes)


def _dated(source: DraftSource, document: Document, year: int) -> DraftSource:
    """Return ``source`` with a doubt where the document counts up to another day than its own date."""
    if source.kind == "plan":
        return source
    doubt = Calendar(year, source.date).doubt_of_all(document.text)
    return replace(source, doubts=(*source.doubts, doubt)) if doubt else source


def scheme_id(home: Home) -> str:
    """Return the id of the scheme of the county's province and year: the one that is there, or a new one."""
    province = home.county.province.removesuffix("省").removesuffix("市")
    return home.scheme.id if home.scheme else f"{''.join(lazy_pinyin(province))}-{home.year}"


def _refuse(file: str, drafted: DraftDocument, home: Home, as_of: date | None) -> None:
    """Raise DocumentError where the document can't be taken into this county-year."""
    source, problems = drafted.source, []
    if source.kind == "plan" and home.county_year:
        problems.append(
            f"{home.county.name}{home.year}年已经有方案（{home.year_folder.as_posix()}/plan.yml）。"
            "目标有调整的，在 plan.yml 里写 revisions；方案录错了要重录的，先移走这个年份文件夹"
        )
    if source.kind != "plan" and not (as_of or source.date):
        problems.append(
            "通报没有成文日期，不知道数据截至哪一天。请在命令后面加上 --as-of，如 --as-of 2022-07-01"
        )
    if source.date and abs(source.date.year - home.year) > 1:
        problems.append(f"文件的成文日期是{source.date}，不像{home.year}年的文件。请检查 --year")
    day = source.date or as_of
    if source.kind != "plan" and day and (home.year_folder / "reports" / f"{day}.yml").exists():
        problems.append(
            f"{day} 的通报已经收录过了。要改正其中的数，在 reports/{day}.yml 里写 corrections；"
            "确实是另一份通报的，请核对成文日期"
        )
    if problems:
        raise DocumentError(DocumentProblem(file, "", problem) for problem in problems)


def _planned(task: DraftTask, key: str, document: Document, home: Home) -> PlannedTask:
    known = same_task(task.title, task.no, home.scheme.tasks) if home.scheme else None
    indicators = draft_indicators(task, document, home.year, known)
    if known or not home.scheme:
        return PlannedTask(task, known.key if known else key, indicators)
    doubt = f"{home.scheme.title}里没有标题相近的一件事；key 暂用标题的拼音，请改成方案里的 key，或在方案文件里补上这件事"
    return PlannedTask(task, key, indicators, (doubt,))


def _reported(
    drafted: DraftDocument,
    plan: Sequence[PlannedTask] | None,
    document: Document,
    home: Home,
    as_of: date | None,
) -> tuple[ReportedTask, ...]:
    day = as_of or drafted.source.date
    assert day
    reported = []
    for at, task in enumerate(drafted.tasks):
        if plan is not None:
            promised: Sequence[Indicator | DraftIndicator] = plan[at].indicators
            own = task
        else:
            known = _known_task(task, home)
            promised = known[1]
            own = replace(task, no=known[0], doubts=(*task.doubts, *known[2]))
        reported.append(ReportedTask(own, draft_figures(own, promised, document, home.year, day)))
    # Of a task that the notice only names there is nothing to write down.
    return tuple(each for each in reported if each.task.progress or each.figures)


def _known_task(task: DraftTask, home: Home) -> tuple[int, tuple[Indicator, ...], tuple[str, ...]]:
    """Return the number and the targets of the plan's task that the notice means, and what is doubtful about it."""
    assert home.county_year
    plan = home.county_year.plan
    same = plan.task(task.no)
    by_title = same_task(task.title, task.no, plan.tasks)
    if by_title is None:
        doubt = f"方案里没有标题与“{task.title}”相近的一件事，暂按编号对应第{task.no}项"
        return task.no, same.indicators if same else (), (doubt,)
    if same is None or by_title.no != same.no:
        doubt = f"通报编号是第{task.no}项，按标题是方案的第{by_title.no}项“{by_title.title}”"
        return by_title.no, by_title.indicators, (doubt,)
    return same.no, same.indicators, ()


def _restated(report: Sequence[ReportedTask], home: Home) -> Iterator[Restated]:
    """Yield the promises that the notice repeats from a plan that is there already."""
    if home.county_year is None:
        return
    for task in (reported.task for reported in report):
        planned = home.county_year.plan.task(task.no)
        if planned and task.commitment:
            yield Restated(task.commitment, planned.commitment)


def _source_id(drafted: DraftDocument, home: Home, as_of: date | None) -> str:
    taken: Collection[str] = home.county_year.sources if home.county_year else ()
    id = _IDS[drafted.source.kind]
    day = drafted.source.date or as_of
    return f"{id}-{day}" if id in taken else id
