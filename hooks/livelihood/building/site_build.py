"""A build from its inputs to the folder of the site; nothing is touched there before all of it can be written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from jinja2 import TemplateError

from livelihood import routes
from livelihood.build_errors import problems_in
from livelihood.building.above import Above
from livelihood.building.counties import Counties, common_of, counties_of
from livelihood.building.engines import Engine, LocalEngine
from livelihood.building.extras import Extras
from livelihood.building.finished_counties import FinishedCounties
from livelihood.building.inputs import Inputs
from livelihood.building.old_addresses import old_addresses
from livelihood.building.planned import Planned, planned_of_pack
from livelihood.building.published import published_warnings
from livelihood.building.report import BuildReport
from livelihood.building.site_list import SiteList, Written, WrittenFiles, by_folder, folder_of
from livelihood.building.site_tree import SiteTree
from livelihood.data_files import DataFiles
from livelihood.problems import DataError, Problems
from livelihood.redirect_html import redirect_html
from livelihood.site_folder import replaced

# From so many changed files on, a new site beside the old one is sooner written than the old one is mended.
_MOSTLY = 0.3


class SiteBuild:
    """The build of a site from ``inputs`` into ``tree``, of which the files in ``altered`` aren't as ``known`` has them."""

    def __init__(self, inputs: Inputs, tree: SiteTree, known: SiteList, altered: Collection[str]) -> None:
        self._inputs = inputs
        self._tree = tree
        self._known = known
        self._altered = altered
        self._redirects: list[str] = []

    def run(self, engine: Engine, local: LocalEngine) -> BuildReport:
        """Build: ``engine`` works on the counties, ``local`` on what needs this machine's files.

        Raises DataError with every problem of the data, EngineError or SearchError where the work could not be done.
        """
        problems = Problems()
        common = common_of(self._inputs, problems)
        if not engine.shares_files:
            # What travels to a worker is a plain file there, whatever it is here.
            for folder in self._inputs.counties:
                DataFiles(problems).look_through(self._inputs.data / folder)
        counties = counties_of(self._inputs, engine, common, problems)
        problems.stop_on_error()
        above = Above(self._inputs, counties, common)
        moved = old_addresses(self._inputs, counties, above, common, problems)
        problems.stop_on_error()
        extras = Extras(self._inputs, counties, common, above.updated)
        site_url = self._inputs.shell.config.site_url
        try:
            others = list(self._others(above, extras, local))
        except TemplateError as error:
            raise DataError(problems_in(error, folder=Path.cwd())) from error
        others += (Planned.of(page.path, redirect_html(page, site_url)) for page in moved)
        self._redirects = [page.path for page in moved]
        finished = FinishedCounties(self._inputs, counties, local)
        report = self._mended(others, finished, counties) or self._anew(others, finished, counties)
        self._inputs.store.prune()
        return replace(report, warnings=published_warnings(self._inputs, counties, common.redirects))

    def _others(self, above: Above, extras: Extras, local: LocalEngine) -> Iterator[Planned]:
        """Yield every file but the counties'."""
        inputs = self._inputs
        # The indexer is a program of its own: pages are made while it works.
        searched = self._search(extras, local) if inputs.request.search else None
        yield from planned_of_pack(inputs.shell.content.files, inputs.store)
        days: dict[str, date] = {}
        for page, file in above.pages():
            days[page.url] = page.updated
            yield file
        if inputs.request.gallery:
            yield above.gallery()
        yield above.feed()
        if inputs.request.open_data:
            yield from extras.open_data()
        if searched:
            yield from searched()
        yield from extras.sitemap(days)

    def _search(self, extras: Extras, local: LocalEngine) -> Callable[[], Iterator[Planned]]:
        return self._old_search if self._inputs.request.old_search else extras.search(local)

    def _old_search(self) -> Iterator[Planned]:
        """Yield the files of the search as the build before left them."""
        for path, old in self._known.files.get(folder_of(routes.search()), {}).items():
            if not path.endswith(".html") and path not in self._altered:
                yield Planned.loaded(path, old.digest, (self._tree.folder / path).read_bytes)

    def _mended(
        self, others: list[Planned], finished: FinishedCounties, counties: Counties
    ) -> BuildReport | None:
        """Write what differs from the old site; return None where too much does."""
        known = self._known.files
        # A redirect among a county's pages is none of its own files.
        altered = {folder_of(path) for path in (*self._altered, *self._known.redirects, *self._redirects)}
        same_counties = {code for code in finished.same_as(self._known.counties) if code not in altered}
        files = {file.path: file for file in (*others, *finished.planned(same_counties))}
        same = {folder: old for folder, old in known.items() if folder in same_counties}
        vanished = []
        for folder, old in known.items():
            if folder not in same_counties:
                same[folder] = WrittenFiles.of(
                    {path: each for path, each in old.items() if self._is_same(each, files.get(path), path)}
                )
                vanished += [path for path in old if path not in files]
        changed = [file for path, file in files.items() if path not in same.get(folder_of(path), ())]
        if len(changed) > _MOSTLY * (sum(map(len, same.values())) + len(changed)):
            return None
        self._inputs.confirm()
        done = self._tree.mend(changed, vanished, self._list(same, counties, finished))
        written = tuple(sorted(file.path for file in changed))
        return BuildReport(done.pages, counties.worked, written, tuple(sorted(vanished)), is_new=False)

    def _is_same(self, old: Written, new: Planned | None, path: str) -> bool:
        return new is not None and new.digest == old.digest and path not in self._altered

    def _anew(self, others: list[Planned], finished: FinishedCounties, counties: Counties) -> BuildReport:
        """Write the whole site beside the old one, and put it in its place."""
        with replaced(self._tree.folder) as folder:
            files = {file.path: _write(file, folder) for file in others}
            files |= finished.write(folder)
            self._inputs.confirm()
        made = self._list(by_folder(files), counties, finished)
        self._tree.kept.keep(made)
        return BuildReport(made.pages, counties.worked, tuple(sorted(files)), (), is_new=True)

    def _list(
        self, files: Mapping[str, WrittenFiles], counties: Counties, finished: FinishedCounties
    ) -> SiteList:
        since, until = counties.valid(self._inputs.request.now)
        # A site without counties bears the day on which it was built.
        key = self._inputs.key if counties.packs else ""
        return SiteList(key, since, until, finished.keys, files, self._redirects)


def _write(file: Planned, folder: Path) -> Written:
    target = folder / file.path
    target.parent.mkdir(parents=True, exist_ok=True)
    file.write(target)
    stat = target.stat()
    return Written(file.digest, stat.st_size, stat.st_mtime_ns)
