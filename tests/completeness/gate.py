"""The gate: a built site read back page by page and compared with the data that it was built from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby
from pathlib import Path

from lxml.html import HtmlElement

from tests.completeness import promised, promised_changes, promised_documents, shown, shown_documents
from tests.completeness.html import Facts, article
from tests.completeness.promised_tasks import task_page
from tests.completeness.records import Tree, read_tree
from tests.completeness.tasks import Task, Year

# What is shown on a page, and what must be, each when it is asked for.
Page = tuple[Callable[[HtmlElement], Facts], Callable[[], Facts]]
Pages = dict[str, Page]


def pages_of(data: Path, now: datetime) -> Pages:
    """Return every page that shows figures, by its address, with its reader and what it must show."""
    tree = read_tree(data, now)
    years = [Year(record) for record in tree.years]
    pages: Pages = {}
    same: dict[tuple[str, str], list[Task]] = {}
    for year in years:
        for task in year.tasks:
            same.setdefault((year.record.plan["scheme"], task.record["key"]), []).append(task)
    for year in years:
        pages |= _year(year, tree, same)
    counties = [list(group) for _, group in groupby(years, key=lambda year: year.record.county["code"])]
    for of_county in counties:
        address = f"{of_county[0].record.county['code']}/"
        pages[address] = (shown.county_page, partial(promised.county_page, of_county))
    newest = [of_county[0] for of_county in counties]
    pages[""] = (shown.home_page, partial(promised.home_page, newest, years))
    pages["updates/"] = (shown_documents.changes_page, partial(promised_changes.updates_page, years))
    pages["corrections/"] = (shown_documents.changes_page, partial(promised_changes.corrections_page, years))
    pages["checks/"] = (shown_documents.checks_page, partial(promised_documents.checks_page, years))
    return pages | dict(_areas(newest)) | dict(_schemes(tree, same)) | dict(_documents(data, years))


def _documents(data: Path, years: Sequence[Year]) -> Iterator[tuple[str, Page]]:
    for year in years:
        record = year.record
        checks = (shown_documents.year_checks_page, partial(promised_documents.year_checks_page, year))
        yield f"{record.address}checks/", checks
        updates = (shown_documents.year_updates_page, partial(promised_changes.year_updates_page, year))
        yield f"{record.address}updates/", updates
        if promised_documents.is_told_whole(record):
            (folder,) = data.glob(f"{record.county['code']}-*/{record.year}/sources")
            for id, source in record.sources.items():
                text = (folder / source["file"]).read_text(encoding="utf-8")
                expected = partial(promised_documents.source_page, id, year, text)
                yield f"{record.address}sources/{id}/", (shown_documents.source_page, expected)


def _year(year: Year, tree: Tree, same: dict[tuple[str, str], list[Task]]) -> Pages:
    pages: Pages = {year.record.address: (shown.year_page, partial(promised.year_page, year, tree))}
    for task in year.tasks:
        everywhere = same[year.record.plan["scheme"], task.record["key"]]
        pages[task.address] = (shown.task_page, partial(task_page, task, year, everywhere))
    named = (
        name for task in year.tasks for role in ("lead", "responsible") for name in task.record.get(role, ())
    )
    for unit in dict.fromkeys(map(tree.unit, named)):
        address = f"{year.record.address}units/{unit}/"
        pages[address] = (shown.unit_page, partial(promised.unit_page, unit, year, tree))
    return pages


def _areas(
    newest: Sequence[Year],
) -> Iterator[tuple[str, Page]]:
    for length, level in ((2, "province"), (4, "prefecture")):
        for code in dict.fromkeys(year.record.county["code"][:length] for year in newest):
            members = [year for year in newest if year.record.county["code"].startswith(code)]
            name = members[0].record.county[level]
            yield f"{code}/", (shown.area_page, partial(promised.area_page, name, members))


def _schemes(tree: Tree, same: dict[tuple[str, str], list[Task]]) -> Iterator[tuple[str, Page]]:
    for id, scheme in tree.schemes.items():
        for of_scheme in scheme["tasks"]:
            if tasks := same.get((id, of_scheme["key"])):
                expected = partial(promised.scheme_page, scheme, of_scheme, tasks)
                yield f"schemes/{id}/{of_scheme['key']}/", (shown.scheme_page, expected)


def differences(site: Path, data: Path, now: datetime) -> list[str]:
    """Return everything in which the pages of ``site`` differ from ``data`` as it stands at ``now``."""
    found = []
    for address, (reader, expected) in pages_of(data, now).items():
        file = site / address / "index.html"
        if not file.is_file():
            found.append(f"{address or '/'}: there is no such page")
            continue
        found += [f"{address or '/'}: {each}" for each in page_differences(reader(article(file)), expected())]
    return found


def page_differences(found: Facts, expected: Facts) -> list[str]:
    """Return in which places a page shows something else than it must."""
    return [
        f"{place}: shows {found.get(place, 'nothing')!r}, must show {expected.get(place, 'nothing')!r}"
        for place in dict.fromkeys((*expected, *found))
        if found.get(place) != expected.get(place)
    ]
