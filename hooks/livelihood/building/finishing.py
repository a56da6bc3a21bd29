"""The last step for a county's pages: what they show of other counties is filled in, and the files are written.

Runs in worker processes of this machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from livelihood.building.county_work import SITE
from livelihood.building.packs import Pack
from livelihood.building.site_tree import Written
from livelihood.building.steps import Made
from livelihood.building.store import Store
from livelihood.contexts.peers import PeerSection
from livelihood.contexts.slots import filled
from livelihood.pages import peers_html
from livelihood.parts.stored import StoredParts


@dataclass(frozen=True)
class Section:
    """What fills the slot of the page at ``url``: a county's task and the nearest others, by codes (``PeerSection``)."""

    url: str
    topic: str
    county: str
    task: int
    others: tuple[tuple[str, int], ...]
    total: int

    @classmethod
    def of(cls, section: PeerSection) -> Section:
        """Return the section without the counties' parts."""
        others = tuple((county.place.code, task) for county, task in section.others)
        code = section.county.place.code
        return cls(section.url, section.topic, code, section.task, others, section.total)

    def html(self, parts: Mapping[str, StoredParts]) -> str:
        """Return the section as HTML, "" where no other county has the task."""
        others = tuple((parts[code], task) for code, task in self.others)
        section = PeerSection(self.url, self.topic, parts[self.county], self.task, others, self.total)
        return peers_html(section)


@dataclass(frozen=True)
class FinishJob:
    """Some counties to finish, by their codes: their slots, and the packs of all counties that these need.

    Files are written into the new folder ``folder``; without one, only their hashes are wanted.
    """

    store: Path
    folder: Path | None
    sections: Mapping[str, tuple[Section, ...]]
    packs: Mapping[str, Pack]


@dataclass(frozen=True)
class Finished:
    """What came of some counties: by their codes the contents of the pages with slots, and the files that were written."""

    filled: Mapping[str, Mapping[str, Made]]
    written: Mapping[str, Written]


def finish(job: FinishJob) -> Finished:
    """Finish some counties; raise LostError where the store hasn't got what was made of one."""
    store = Store(job.store)
    # Neighbours are read for each other's pages.
    parts = {code: StoredParts(cache(partial(_part, pack, store))) for code, pack in job.packs.items()}
    made: dict[str, dict[str, Made]] = {}
    written: dict[str, Written] = {}
    for code, sections in job.sections.items():
        pack = job.packs[code]
        pages = dict(filled_page(section, pack, parts, store) for section in sections)
        made[code] = {path: Made(hashlib.sha256(page).hexdigest(), len(page)) for path, page in pages.items()}
        if job.folder:
            for name, digest, content in _files(pack, pages, made[code], store):
                written[name] = write_new(job.folder / name, content, digest)
    return Finished(made, written)


def filled_page(
    section: Section, pack: Pack, parts: Mapping[str, StoredParts], store: Store
) -> tuple[str, bytes]:
    """Return the path of the page with this section, and its whole content."""
    path = f"{section.url}index.html"
    page = pack.read(f"{SITE}{path}", store).decode()
    return path, filled(page, section.html(parts)).encode()


def write_new(file: Path, content: bytes, digest: str) -> Written:
    """Write a file of a new site."""
    try:
        file.write_bytes(content)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return Written(digest, len(content), file.stat().st_mtime_ns)


def _files(
    pack: Pack, pages: Mapping[str, bytes], made: Mapping[str, Made], store: Store
) -> Iterator[tuple[str, str, bytes]]:
    """Yield path, hash and content of a county's files."""
    for name, entry in pack.entries.items():
        if not name.startswith(SITE):
            continue
        path = name.removeprefix(SITE)
        if path in pages:
            yield path, made[path].digest, pages[path]
        else:
            yield path, entry.digest, pack.read(name, store)


def _part(pack: Pack, store: Store, name: str) -> bytes:
    return pack.read(f"parts/{name}", store)
