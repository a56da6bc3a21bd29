"""What the pages of 核对说明 and of documents must show, put together from the data alone."""

from __future__ import annotations

from collections.abc import Sequence

from tests.completeness.html import Facts, folded
from tests.completeness.records import YearRecord, day, day_words
from tests.completeness.sentences import figure_sentences, sentences
from tests.completeness.tasks import Year

# Beyond so many in all, the page of all counties only counts them.
MOST_CHECKS = 60
KINDS = {"plan": "方案", "progress": "进展通报", "final": "全年结果", "workbook": "工作簿"}


def year_checks_page(year: Year) -> Facts:
    """Return what the page of a county-year's 核对说明 must show."""
    return {
        "title": f"{year.record.name}核对说明",
        "of": f"{year.record.name}民生实事",
        "counted": year.checks_counted,
        "checks": check_rows(year),
    }


def check_rows(year: Year) -> tuple[tuple[str, ...], ...]:
    """Return the 核对说明 of a county-year as they are listed."""
    return tuple(
        (
            folded(f"{task.title.partition('、')[0]}、{name}"),
            folded(f"{each.kind}。{each.statement}。"),
            folded(f"见{year.record.document(each.source)}"),
        )
        for task in year.tasks
        for name, each in task.checks
    )


def checks_page(years: Sequence[Year]) -> Facts:
    """Return what the page of all 核对说明 must show."""
    is_short = sum(len(year.checks) for year in years) <= MOST_CHECKS
    names = [year.record.name for year in years]
    return {
        "years": tuple(names),
        "counted": tuple(f"{year.checks_counted}{year.record.name}核对说明" for year in years),
        "checks": tuple(row for year in years for row in check_rows(year)) if is_short else (),
    }


def source_page(source: str, year: Year, text: str) -> Facts:
    """Return what a document's page must show; ``text`` is the document's."""
    record = year.record.sources[source]
    known = {
        "种类": KINDS[record["kind"]],
        "发文机关": record.get("issuer"),
        "文号": record.get("number"),
        "成文日期": day_words(day(record["date"])) if "date" in record else None,
        "收录日期": day_words(day(record["recorded"])),
    }
    # A workbook's cells stand in cells.
    lines = text.replace("\t", "\n") if record["kind"] == "workbook" else text
    return {
        "title": folded(year.record.document(source)),
        "of": f"{year.record.name}民生实事",
        "known": {term: (folded(words),) for term, words in known.items() if words},
        "text": tuple(filter(None, map(folded, lines.split("\n")))),
        "figures": _resting_on(source, year),
        "places counted rightly": True,
    }


def _resting_on(source: str, year: Year) -> tuple[str, ...]:
    """Return anchor and labels of all figures that a sentence of the document is quoted for."""
    found = set()
    for task in year.tasks:
        names = {each.indicator["id"]: each.indicator["name"] for each in task.promises}
        names |= {id: told[-1].figure["name"] for id, told in task.extras.items()}
        quoted = {each.indicator["id"]: [*sentences(each)] for each in task.promises}
        told = [told for each in task.promises for told in each.told]
        told += [each for extra in task.extras.values() for each in extra]
        for each in told:
            key = each.figure.get("indicator", each.figure.get("id"))
            quoted.setdefault(key, []).extend(figure_sentences(each, ""))
        for key, all_of in quoted.items():
            if any(of == source for _, (_, of, _) in all_of):
                name = f"{task.title.partition('、')[0]}、{names[key]}"
                found.add(folded(f"t{int(task.no):02d}-{key} {name} 看这个数字：{name}"))
    return tuple(sorted(found))


def is_told_whole(record: YearRecord) -> bool:
    """Tell whether every name in the county's documents is shown in full, so that their texts are as received."""
    officials = (each for task in record.plan["tasks"] for each in task.get("officials", ()))
    return all(each.get("name_display", "full") == "full" for each in (record.county, *officials))
