"""The last step for a county's pages: what they show of other counties is filled in, and the files are written.

Runs in worker processes of this machine.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from livelihood.building.county_work import SITE
from livelihood.building.packs import LostError, Pack
from livelihood.building.site_list import Written
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
    contents = {code: _whole(job.packs[code], store) for code in job.sections}
    parts = {
        code: StoredParts(_reader(pack, contents.get(code), store), held=True)
        for code, pack in job.packs.items()
    }
    folder = NewFolder(job.folder) if job.folder else None
    made: dict[str, dict[str, Made]] = {}
    written: dict[str, Written] = {}
    for code, sections in job.sections.items():
        pack, content = job.packs[code], contents[code]
        pages = {}
        for section in sections:
            path = f"{section.url}index.html"
            pages[path] = filled_page(pack.slice(f"{SITE}{path}", content), section, parts)
        made[code] = {path: Made(hashlib.sha256(page).hexdigest(), len(page)) for path, page in pages.items()}
        if folder:
            for path, digest, file in _files(pack, content, pages, made[code]):
                written[path] = folder.write(path, file, digest)
    return Finished(made, written)


def _files(
    pack: Pack, content: bytes, pages: Mapping[str, bytes], made: Mapping[str, Made]
) -> Iterator[tuple[str, str, bytes]]:
    """Yield path, hash and content of a county's files."""
    for name in pack.pieces:
        if name.startswith(SITE):
            path = name.removeprefix(SITE)
            if path in pages:
                yield path, made[path].digest, pages[path]
            else:
                yield path, pack.sha256(name), pack.slice(name, content)


def filled_page(page: bytes, section: Section, parts: Mapping[str, StoredParts]) -> bytes:
    """Return a page with this section in its slot."""
    return filled(page.decode(), section.html(parts)).encode()


class NewFolder:
    """A folder into which the files of a new site are written."""

    def __init__(self, folder: Path) -> None:
        self._top = f"{folder}{os.sep}"
        self._folders: set[str] = set()

    def write(self, path: str, content: bytes, digest: str) -> Written:
        """Write a file that isn't there yet; ``digest`` is the hash of ``content``."""
        parent = path.rpartition("/")[0]
        if parent not in self._folders:
            Path(self._top, parent).mkdir(parents=True, exist_ok=True)
            self._folders.add(parent)
        target = self._top + path
        with open(target, "wb") as file:  # noqa: PTH123 - ten thousands of paths: objects would double the time
            file.write(content)
        return Written(digest, len(content), os.stat(target).st_mtime_ns)  # noqa: PTH116 - as above


def _whole(pack: Pack, store: Store) -> bytes:
    content = store.get(pack.digest)
    if content is None:
        raise LostError(pack.digest)
    return content


def _reader(pack: Pack, content: bytes | None, store: Store) -> Callable[[str], bytes]:
    """Return what reads a part of a county: from its content, where that is at hand."""
    if content is None:
        return lambda name: pack.read(f"parts/{name}", store)
    return lambda name: pack.slice(f"parts/{name}", content)
