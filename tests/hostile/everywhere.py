"""The invented county with a text put into every text field of its model: each that there is, by the classes themselves."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Literal

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from livelihood import model
from livelihood.clock import moment
from livelihood.documents import Document
from livelihood.loading import load
from livelihood.model import CountyRecord, CountyYear, Ledger, Record
from livelihood.problems import Problems
from livelihood.provenance import claims
from livelihood.quantity import Quantity
from livelihood.site import Site, assessed_county, site_of
from tests.builds import INVENTED

NOW = moment("2026-11-21")
# Fields that hold no text of somebody's own: names of files, which the loader holds to a pattern, the unit of a target,
# which a rule holds a figure to, the figure that is corrected, and what is to be asked about a draft, with which no data is published.
NO_TEXT = {("Source", "file"), ("Original", "file"), ("Figure", "counts_as"), ("FigureCorrection", "old")}
_QUOTES = ("quote", "denominator_quote", "begins")

Change = Callable[[str], str]


def records() -> list[type[Record]]:
    """Return every class of record of the data files."""
    found: list[type[Record]] = []
    waiting: list[type[Record]] = [Record]
    while waiting:
        subclasses = waiting.pop().__subclasses__()
        waiting += subclasses
        found += [each for each in subclasses if each.__module__.startswith("livelihood.model.")]
    return found


@cache
def text_fields(record: type[Record]) -> frozenset[str]:
    """Return the fields of a class in which any text may stand, alone, in a list or as a key."""
    hints = typing.get_type_hints(record, include_extras=True)
    return frozenset(
        name
        for name, info in record.model_fields.items()
        if name != "confirm"
        and (record.__name__, name) not in NO_TEXT
        and not _has_pattern(info.metadata)
        and _is_text(hints[name])
    )


def _is_text(hint: Any) -> bool:
    if hint is str:
        return True
    if typing.get_origin(hint) is Literal:
        return False
    if typing.get_origin(hint) is typing.Annotated:
        inner, *metadata = typing.get_args(hint)
        if any(isinstance(each, FieldInfo) and _has_pattern(each.metadata) for each in metadata):
            return False
        return not _has_pattern(metadata) and _is_text(inner)
    return any(map(_is_text, typing.get_args(hint)))


def _has_pattern(metadata: list[Any]) -> bool:
    # A sheet's name is any text, whatever the cell.
    patterns = [each.pattern for each in metadata if isinstance(each, StringConstraints)]
    patterns += [
        each.pattern
        for each in metadata
        if not isinstance(each, StringConstraints) and hasattr(each, "pattern")
    ]
    return any(pattern and not str(pattern).startswith("^[^!]+!") for pattern in patterns)


def changed(
    value: Any, change: Change, seen: set[tuple[str, str]], owner: tuple[str, str] | None = None
) -> Any:
    """Return ``value`` with every text of every text field changed; ``seen`` takes the fields that had one."""
    if isinstance(value, Record):
        kind = type(value)
        texts = text_fields(kind)
        return value.model_copy(
            update={
                name: changed(
                    getattr(value, name), change, seen, (kind.__name__, name) if name in texts else None
                )
                for name in kind.model_fields
                if name != "place"
            }
        )
    if isinstance(value, tuple):
        return tuple(changed(each, change, seen, owner) for each in value)
    if isinstance(value, dict):
        return {changed(key, change, seen, owner): changed(each, change, seen) for key, each in value.items()}
    if isinstance(value, str) and value and owner:
        seen.add(owner)
        # What a document says begins and ends with a letter: tags around it are none of its words.
        return f"始{change(value)}终" if owner[1] in _QUOTES else change(value)
    return value


def full_ledger() -> Ledger:
    """Return the invented data with a text in every field that may have one."""
    problems = Problems()
    ledger = load(INVENTED, problems)
    assert not problems.sorted()
    (record,) = ledger.counties
    (year,) = record.years
    filled = _filled_year(year)
    synonym = model.Synonym(words=("井盖",), official=("窨井",))
    moved = model.Redirect(old="990101/2021/", new="990101/2022/", note="年份改正")
    return Ledger(
        (CountyRecord(filled.county, record.folder, (filled,)),),
        ledger.units,
        ledger.schemes,
        (synonym,),
        (moved,),
    )


def _filled_year(year: CountyYear) -> CountyYear:
    county = year.county.model_copy(update={"organizer": "虚构县政务服务局"})
    first = year.plan.tasks[0]
    promise = first.indicators[0]
    promise = promise.model_copy(update={"note": "按人次计", "set_by": "市定任务", "part": "方案"})
    official = first.officials[0]
    first = first.model_copy(
        update={
            "note": "两项合并",
            "responsible": ("县民政局",),
            "indicators": (promise, *first.indicators[1:]),
            "officials": (official, official.model_copy(update={"role": "分管领导", "name": "王五"})),
        }
    )
    revision = model.Revision(
        no=1,
        indicator="talent",
        original=Quantity.parse("2500人"),
        date=year.reports[0].as_of or NOW.date(),
        reason="任务加码",
        source="plan",
        quote="新增技能人才3000人",
        part="方案",
    )
    plan = year.plan.model_copy(
        update={"tasks": (first, *_with_parts(year.plan.tasks[1:])), "revisions": (revision,)}
    )
    reports = (
        _filled_report(year.reports[0]),
        year.reports[1].model_copy(update={"correction": _correction()}),
    )
    sources = {id: _filled_source(source) for id, source in year.sources.items()}
    return replace(year, county=county, plan=plan, reports=reports, sources=sources)


def _correction() -> model.Correction:
    return model.Correction(reason="七月多计了两家")


def _with_parts(tasks: tuple[model.Task, ...]) -> Iterator[model.Task]:
    """Yield tasks whose parts and due dates name where they stand."""
    for task in tasks:
        promises = []
        for promise in task.indicators:
            parts = tuple(
                part.model_copy(
                    update={"part": "方案"}
                    | ({"due": part.due.model_copy(update={"part": "方案"})} if part.due else {})
                )
                for part in promise.parts
            )
            promises.append(promise.model_copy(update={"parts": parts}))
        yield task.model_copy(update={"indicators": tuple(promises)})


def _filled_report(report: model.Report) -> model.Report:
    tasks = []
    for task in report.tasks:
        figures = []
        for figure in task.figures:
            more: dict[str, Any] = {"note": "按附件计", "cell": "进度!E7", "part": figure.part or "正文"}
            if figure.stated:
                more["stated"] = figure.stated.model_copy(update={"quote": "体检率55%", "part": "正文"})
            if figure.parts:
                more["parts"] = tuple(each.model_copy(update={"part": "正文"}) for each in figure.parts)
            if figure.items:
                more["items"] = tuple(
                    each.model_copy(update={"quote": "东关街道主体完工", "part": "正文"})
                    for each in figure.items
                )
            figures.append(figure.model_copy(update=more))
        tasks.append(task.model_copy(update={"figures": tuple(figures)}))
    correction = model.FigureCorrection(
        no=1,
        indicator="training",
        old="6800人次",
        new=Quantity.parse("6700人次"),
        reason="重复计算",
        date=NOW.date(),
        source="notice",
        quote="完成技能培训6800人次",
        part="附件",
    )
    amendment = model.Amendment(reason="抄错一位数字", date=NOW.date())
    filled = {"tasks": tuple(tasks), "corrections": (correction,), "amendments": (amendment,)}
    return report.model_copy(update=filled)


def _filled_source(source: model.Source) -> model.Source:
    return source.model_copy(
        update={
            "title": source.title or "重点民生实事进展情况",
            "issuer": source.issuer or "虚构县人民政府",
            "number": source.number or "虚政〔2022〕9号",
        }
    )


def site_with(ledger: Ledger, change: Change, seen: set[tuple[str, str]] | None = None) -> Site:
    """Return the site of ``ledger`` with every text changed, the documents' as well: quotes stand where they stood."""
    seen = set() if seen is None else seen
    counties = []
    for record in ledger.counties:
        years = tuple(_changed_year(year, change, seen) for year in record.years)
        county = CountyRecord(changed(record.county, change, seen), record.folder, years)
        counties.append(assessed_county(county, NOW))
    common = replace(
        ledger.common,
        units=changed(ledger.units, change, seen),
        schemes=changed(dict(ledger.schemes), change, seen),
        synonyms=changed(ledger.synonyms, change, seen),
        redirects=changed(ledger.redirects, change, seen),
    )
    return site_of(counties, common, NOW)


def _changed_year(year: CountyYear, change: Change, seen: set[tuple[str, str]]) -> CountyYear:
    sources = {id: changed(source, change, seen) for id, source in year.sources.items()}
    made = replace(
        year,
        county=changed(year.county, change, seen),
        plan=changed(year.plan, change, seen),
        sources=sources,
        reports=changed(year.reports, change, seen),
    )
    quoted: dict[str, list[str]] = {id: [] for id in sources}
    for claim in claims(made):
        quoted[claim.source].append(claim.quote)
    documents = {}
    for id, document in year.documents.items():
        openings = tuple((part.name, part.begins) for part in sources[id].parts)
        lines = [change(document.text), *quoted[id]]
        for _, begins in openings[1:]:
            lines += [begins or "", *quoted[id]]
        documents[id] = Document("\n".join(lines), openings)
    return replace(made, documents=documents)
