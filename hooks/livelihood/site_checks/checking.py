"""All checks of a built site together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, groupby
from pathlib import Path

from livelihood import routes
from livelihood.building.engines import LocalEngine
from livelihood.building.progress_line import shown
from livelihood.redirects import redirect_pages
from livelihood.site_checks.contents import (
    CountyJob,
    YearContents,
    common_of,
    contents_of,
    standing_pages,
)
from livelihood.site_checks.flaws import Flaw, FlawedSiteError
from livelihood.site_checks.leftovers import typed_marks
from livelihood.site_checks.open_data import open_data_flaws
from livelihood.site_checks.pages import (
    INDEX,
    NOT_FOUND,
    PageJob,
    ids_of,
    missing_anchors,
    read_pages,
)
from livelihood.site_checks.search import search_flaws

# So many counties' data are read at a time: what they share is handed over with them.
_COUNTIES = 20


@dataclass(frozen=True)
class SiteCheck:
    """What a built site is checked against: the data folder and the moment that it shows, and the pages' ``policy``."""

    data: Path
    now: datetime
    policy: str

    def run(self, folder: Path, engine: LocalEngine) -> int:
        """Check the site in ``folder``; return the number of its pages. Raises FlawedSiteError with all flaws."""
        paths = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
        years = self._years(engine)
        typed = typed_marks(self.data)
        pages = sorted(path for path in paths if path.endswith(INDEX))
        shown_pages = standing_pages().union(*(year.pages | year.above for year in years))
        moved = redirect_pages(common_of(self.data).redirects, shown_pages)
        # What stands at an old address is a page, and none that the search knows.
        expected = shown_pages.union(page.url for page in moved)
        hand_written = [path for path in pages if path.removesuffix(INDEX) not in expected]
        read = self._read([*pages, *({NOT_FOUND} & paths.keys())], folder, years, typed, engine)
        flaws = chain(
            read,
            _page_flaws(expected, pages, hand_written),
            (Flaw(path, "文件是空的") for path, file in paths.items() if _is_empty(path, file)),
            open_data_flaws(folder, years, typed),
            search_flaws(folder, years, len(hand_written)),
        )
        found = set(flaws)
        if found:
            raise FlawedSiteError(found)
        return len(pages)

    def _years(self, engine: LocalEngine) -> list[YearContents]:
        common = common_of(self.data)
        names = [folder.name for folder in common.folders]
        groups = [tuple(names[at : at + _COUNTIES]) for at in range(0, len(names), _COUNTIES)]
        jobs = [CountyJob(self.data, group, self.now, common) for group in groups]
        found = chain.from_iterable(shown(engine.map(contents_of, jobs), len(jobs), "对照数据"))
        return sorted(found, key=lambda year: (year.code, year.year))

    def _read(
        self,
        pages: Sequence[str],
        folder: Path,
        years: Sequence[YearContents],
        typed: tuple[str, ...],
        engine: LocalEngine,
    ) -> Iterator[Flaw]:
        anchors = {
            f"{url}{INDEX}": ids for url, ids in chain.from_iterable(year.anchors.items() for year in years)
        }
        jobs = []
        for _, group in groupby(sorted(pages, key=_top), key=_top):
            own = tuple(group)
            wanted = {path: anchors[path] for path in own if path in anchors}
            jobs.append(PageJob(folder, own, wanted, self.policy, typed))
        links: set[tuple[str, str, str]] = set()
        for read in shown(engine.map(read_pages, jobs), len(jobs), "检查页面和链接"):
            yield from read.flaws
            links |= read.links
        yield from missing_anchors(
            links, {path: ids_of(folder, path) for path in {each[0] for each in links}}
        )


def _top(path: str) -> str:
    """Return what comes first in a path, by which pages are read together: most links stay in a county."""
    return path.partition("/")[0]


def _is_empty(path: str, file: Path) -> bool:
    """Tell whether a file is empty that shouldn't be: a log begins without entries."""
    return not file.stat().st_size and not path.startswith(f"{routes.open_data()}log/")


def _page_flaws(
    expected: frozenset[str], pages: Sequence[str], hand_written: Sequence[str]
) -> Iterator[Flaw]:
    found = set(pages)
    for url in expected:
        if f"{url}{INDEX}" not in found:
            yield Flaw(f"{url}{INDEX}", "数据里有的内容，没有生成这个页面")
    for path in hand_written:
        if routes.county_code(path):
            yield Flaw(path, "数据里没有这个页面的内容")
