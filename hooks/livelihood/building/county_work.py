"""The work on one county, without any other: its data read, checked and assessed, its pages and parts made.

Runs in worker processes, here or elsewhere; what it is given and what it returns can be pickled.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from jinja2 import TemplateError

from livelihood.build_errors import problems_in
from livelihood.building.packs import Pack, packed
from livelihood.building.store import Store
from livelihood.contexts.links import YearLinks
from livelihood.feeds import FeedSettings
from livelihood.framing.page_frames import PageFrames
from livelihood.framing.settings import FrameSettings
from livelihood.loading import load_common, load_county
from livelihood.model import Common
from livelihood.open_data.county_pieces import county_open_data
from livelihood.pages import county_pages, county_static_files
from livelihood.parts.county import parts_of
from livelihood.parts.storing import encoded_parts
from livelihood.problems import Problem, Problems
from livelihood.search.pieces import county_records
from livelihood.site import AssessedCounty, assessed_county, decisive_moments
from livelihood.theme_files import material_folder
from livelihood.validation import CountyFacts, facts_of, validate_county

# Where in a county's pack the files of the site are.
SITE = "site/"


@dataclass(frozen=True)
class Workshop:
    """What the work on every county needs.

    ``key`` is the hash of all of it, ``common`` that of what the counties share; where that isn't ``sound``, counties
    are only checked. ``store`` is where to keep what is made, None where this machine's folders can't be seen from there:
    then it is handed back, ``files`` holds what the counties share, by path below ``data``, and ``templates`` the
    project's own templates of the page frame. ``search`` and ``open_data`` tell whether what goes into them is made, too.
    """

    key: str
    common: str
    sound: bool
    data: Path
    frame: FrameSettings
    feeds: FeedSettings
    now: datetime
    store: Path | None
    search: bool
    open_data: bool
    files: Mapping[str, bytes] | None = None
    templates: Mapping[str, bytes] | None = None


@dataclass(frozen=True)
class CountyJob:
    """One county to work on: the name of its folder, and where ``workshop`` has files, those of the county likewise."""

    workshop: Workshop
    folder: str
    files: Mapping[str, bytes] | None = None


@dataclass(frozen=True)
class CountyMade:
    """What came of a county: problems that stop the build, or a pack of everything that was made.

    ``content`` holds the pack's bytes where the worker couldn't keep it. ``moments`` are those at which what is
    published of it changes, as ISO 8601.
    """

    folder: str
    problems: tuple[Problem, ...] = ()
    facts: CountyFacts | None = None
    moments: tuple[str, ...] = ()
    pack: Pack | None = None
    content: bytes | None = None

    def to_json(self) -> bytes:
        """Return what is kept of a county that was made."""
        assert self.pack is not None
        return json.dumps([self.facts, self.moments, self.pack.to_json()], ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, folder: Path, written: bytes) -> CountyMade:
        """Return what ``to_json`` told of the county that is in ``folder`` now."""
        facts, moments, pack = json.loads(written)
        known = CountyFacts(*facts)._replace(path=(folder / "county.yml").as_posix()) if facts else None
        return cls(folder.name, facts=known, moments=tuple(moments), pack=Pack.from_json(pack))


def work_on(job: CountyJob) -> CountyMade:
    """Do the work on one county. Problems in its data are returned, not raised."""
    shop = job.workshop
    with _data_folder(job) as data:
        common = _common(shop.common, data)
        problems = Problems()
        record = load_county(data / job.folder, problems)
        validate_county(record, common, problems)
    facts = _at_home(facts_of(record), data, shop.data)
    if problems.errors:
        told = (replace(each, path=_home(each.path, data, shop.data)) for each in problems.sorted())
        return CountyMade(job.folder, tuple(told), facts)
    if not shop.sound:
        return CountyMade(job.folder, (), facts)
    moments = tuple(moment.isoformat() for moment in decisive_moments(record))
    try:
        pack, content = packed(_pieces(assessed_county(record, shop.now), common, shop))
    except TemplateError as error:
        return CountyMade(job.folder, problems_in(error, folder=Path.cwd()), facts)
    if shop.store is not None:
        Store(shop.store).put(content)
    return CountyMade(job.folder, (), facts, moments, pack, None if shop.store else content)


def _pieces(county: AssessedCounty, common: Common, shop: Workshop) -> Iterator[tuple[str, bytes]]:
    """Yield everything that is made of a county, by names that tell what it is for; nothing of one without a year."""
    if not county.years:
        return
    units = common.unit_names
    years = [YearLinks(year, units) for year in county.years]
    frames, days = page_frames(shop.key, shop.frame, shop.templates), {}
    for page in county_pages(years):
        days[page.url] = page.frame.updated.isoformat()
        yield f"{SITE}{page.url}index.html", frames.html(page.frame, page.html()).encode()
    parts = parts_of(years)
    for file in county_static_files(years, parts, shop.feeds):
        yield f"{SITE}{file.uri}", file.content
    for name, content in encoded_parts(parts):
        yield f"parts/{name}", content
    yield "days", json.dumps(days).encode()
    if shop.open_data:
        yield "open-data", county_open_data(county.years, units).encoded()
    if shop.search:
        yield "records", county_records(years)


def _data_folder(job: CountyJob) -> AbstractContextManager[Path]:
    shop = job.workshop
    if shop.files is None:
        return nullcontext(shop.data)
    return _laid_out({**shop.files, **(job.files or {})})


def _home(path: str, laid_out: Path, data: Path) -> str:
    """Return the path of a file as the press office knows it, wherever it was laid out."""
    return data.joinpath(Path(path).relative_to(laid_out)).as_posix()


def _at_home(facts: CountyFacts | None, laid_out: Path, data: Path) -> CountyFacts | None:
    return facts._replace(path=_home(facts.path, laid_out, data)) if facts else None


@contextmanager
def _laid_out(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Yield a folder with these files."""
    with tempfile.TemporaryDirectory(prefix="livelihood-county-") as temporary:
        data = Path(temporary)
        _lay_out(files, data)
        yield data


def _lay_out(files: Mapping[str, bytes], folder: Path) -> None:
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


# A worker builds one site after the other: only the last one's are kept, the frames with the folder of their templates.
_last_common: dict[str, Common] = {}
_last_frames: dict[str, tuple[PageFrames, tempfile.TemporaryDirectory[str] | None]] = {}


def _common(digest: str, data: Path) -> Common:
    """Return what the counties share; its own problems are told elsewhere."""
    if digest not in _last_common:
        _last_common.clear()
        _last_common[digest] = load_common(data, Problems())
    return _last_common[digest]


def page_frames(
    key: str, settings: FrameSettings, templates: Mapping[str, bytes] | None = None
) -> PageFrames:
    """Return the frames of a site's pages, the last ones where ``key``, the hash of all that makes them, is the same.

    ``templates`` are the project's own where they can't be read from its folders.
    """
    if key not in _last_frames:
        _last_frames.clear()
        _last_frames[key] = _made_frames(settings, templates)
    return _last_frames[key][0]


def _made_frames(
    settings: FrameSettings, templates: Mapping[str, bytes] | None
) -> tuple[PageFrames, tempfile.TemporaryDirectory[str] | None]:
    if templates is None:
        return PageFrames(settings), None
    # Templates are read when a page first needs them.
    folder = tempfile.TemporaryDirectory(prefix="livelihood-templates-")
    _lay_out(templates, Path(folder.name))
    return PageFrames(replace(settings, templates=(folder.name, material_folder()))), folder
