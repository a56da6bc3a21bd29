"""The counties' files with what they show of other counties: planned one by one, or written all at once."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from itertools import groupby
from pathlib import Path

from livelihood.building.counties import Counties
from livelihood.building.county_work import SITE
from livelihood.building.engines import LocalEngine
from livelihood.building.fingerprints import combined
from livelihood.building.finishing import Finished, FinishJob, Section, filled_page, finish
from livelihood.building.inputs import Inputs
from livelihood.building.packs import Pack
from livelihood.building.planned import Planned, planned_of_pack
from livelihood.building.progress_line import shown
from livelihood.building.site_list import Written
from livelihood.building.steps import Made
from livelihood.contexts.peers import SameTasks

# To write a county's files takes a third of the time of making them.
_WORTH_PROCESSES = 30


class FinishedCounties:
    """The files of a site's counties."""

    def __init__(self, inputs: Inputs, counties: Counties, engine: LocalEngine) -> None:
        self._inputs = inputs
        self._store = inputs.store
        self._counties = counties
        self._engine = engine
        self._same = SameTasks(counties.parts.values())
        around = {code: self._around(code) for code in dict.fromkeys(code[:4] for code in counties.packs)}
        # What each county's files are made from, as a hash by its code.
        self.keys = {
            code: combined(["finished", inputs.pages, pack.digest, around[code[:4]]])
            for code, pack in counties.packs.items()
        }

    def write(self, folder: Path) -> dict[str, Written]:
        """Write all files into the new ``folder``."""
        written: dict[str, Written] = {}
        for finished in self._finish(list(self.keys), folder, "写出各县的页面"):
            written |= finished.written
        return written

    def same_as(self, keys: Mapping[str, str]) -> set[str]:
        """Return the codes of the counties whose files are made from the same as those with these hashes were."""
        return {code for code, key in self.keys.items() if keys.get(code) == key}

    def planned(self, without: Collection[str]) -> Iterator[Planned]:
        """Yield all files but those of the counties ``without``."""
        kept = {code: self._kept(code) for code in self.keys if code not in without}
        missing = [code for code, pages in kept.items() if pages is None]
        for finished in self._finish(missing, None, "填入各县的对照"):
            kept.update({code: dict(pages) for code, pages in finished.filled.items()})
        for code, known in kept.items():
            pack, pages = self._counties.packs[code], known or {}
            for file in planned_of_pack(pack, self._store, SITE):
                if file.path not in pages:
                    yield file
            for section in self._sections(code):
                path = f"{section.url}index.html"
                yield Planned.loaded(path, pages[path].digest, partial(self._page, path, section))

    def _sections(self, code: str) -> tuple[Section, ...]:
        return tuple(Section.of(section) for section in self._same.sections(self._counties.parts[code]))

    def _page(self, path: str, section: Section) -> bytes:
        page = self._counties.packs[section.county].read(f"{SITE}{path}", self._store)
        return filled_page(page, section, self._counties.parts)

    def _finish(self, codes: list[str], folder: Path | None, label: str) -> Iterator[Finished]:
        """Finish the counties, those of a prefecture together: they show each other."""
        jobs = [self._job(list(group), folder) for _, group in groupby(codes, key=lambda code: code[:4])]
        finishing = self._engine.map(finish, jobs, few=len(codes) > _WORTH_PROCESSES)
        for finished in shown(finishing, len(jobs), label):
            for code, pages in finished.filled.items():
                self._keep(code, dict(pages))
            yield finished

    def _job(self, codes: list[str], folder: Path | None) -> FinishJob:
        sections = {code: self._sections(code) for code in codes}
        needed = {code for own in sections.values() for each in own for code, _ in each.others}
        packs = {code: _parts_alone(self._counties.packs[code]) for code in needed - set(codes)}
        packs |= {code: self._counties.packs[code] for code in codes}
        return FinishJob(self._inputs.cache, folder, sections, packs)

    def _kept(self, code: str) -> dict[str, Made] | None:
        known = self._store.result(self.keys[code])
        return {path: Made(*made) for path, made in json.loads(known).items()} if known is not None else None

    def _keep(self, code: str, pages: dict[str, Made]) -> None:
        told = {path: [made.digest, made.size] for path, made in pages.items()}
        self._store.keep_result(self.keys[code], json.dumps(told).encode())

    def _around(self, prefecture: str) -> str:
        """Return the hash of all that pages of the prefecture's counties can show of other counties."""
        digest = self._counties.part_digest
        shown = [
            [
                topic,
                total,
                [
                    [county.place.code, task, digest(county.place.code, f"peers/{topic}")]
                    for county, task in members
                ],
            ]
            for topic, total, members in self._same.around(prefecture)
        ]
        return combined(shown)


def _parts_alone(pack: Pack) -> Pack:
    """Return the pack with what other counties' pages show of it, and nothing else to send around."""
    wanted = {
        name: piece for name, piece in pack.pieces.items() if name.startswith(("parts/peers", "parts/place"))
    }
    return Pack(pack.digest, wanted)
