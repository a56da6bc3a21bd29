"""What was made of every county: taken from the store, and where that lacks it, made by the engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from livelihood.addresses import page_addresses
from livelihood.building.county_work import SITE, CountyJob, CountyMade, Workshop, work_on
from livelihood.building.engines import Engine
from livelihood.building.fingerprints import combined
from livelihood.building.inputs import Inputs
from livelihood.building.packs import Pack
from livelihood.building.progress_line import shown
from livelihood.building.shelves import Shelves
from livelihood.building.store import Store
from livelihood.loading import load_common
from livelihood.model import Common
from livelihood.parts.stored import StoredParts
from livelihood.places import LOG_FOLDER
from livelihood.problems import DataError, Problems
from livelihood.transparency.checking import checked_log
from livelihood.validation import check_counties, validate_common

# What was made is kept in so many steps: a build that is interrupted goes on from the last one.
_CONFIRMED_TOGETHER = 32


class Counties:
    """Every county of a site, in the order of the codes, as it was made; ``worked`` counts those made just now."""

    def __init__(self, found: Mapping[str, CountyMade], worked: int, store: Store) -> None:
        self.worked = worked
        self.all = tuple(made for _, made in sorted(found.items()))
        self.packs = {each.folder[:6]: each.pack for each in self.all if each.pack and each.pack.pieces}
        self.parts = {code: StoredParts(partial(_part, pack, store)) for code, pack in self.packs.items()}

    def valid(self, now: datetime) -> tuple[float, float]:
        """Return from when until when (seconds since 1970) any moment gives the same site as ``now``."""
        moments = [datetime.fromisoformat(moment).timestamp() for made in self.all for moment in made.moments]
        at = now.timestamp()
        past = max((moment for moment in moments if moment <= at), default=0.0)
        return past, min((moment for moment in moments if moment > at), default=float(2**62))

    def addresses(self) -> Iterator[str]:
        """Yield the address of every county's page."""
        for pack in self.packs.values():
            files = (name.removeprefix(SITE) for name in pack.pieces if name.startswith(SITE))
            yield from page_addresses(files)

    def part_digest(self, code: str, name: str) -> str:
        """Return the hash of a part."""
        return self.packs[code].sha256(f"parts/{name}")


def counties_of(inputs: Inputs, engine: Engine, common: Common, problems: Problems) -> Counties:
    """Return every county of the site, and report what stops the build to ``problems``, which has those of ``common``."""
    store = inputs.store
    shelves = Shelves(inputs)
    found = shelves.found()
    missing = [folder for folder in inputs.counties if folder not in found]
    shop = _workshop(inputs, engine, sound=not problems.errors)
    jobs = [CountyJob(shop, folder, _files(inputs.data / folder, inputs.data, engine)) for folder in missing]
    working = engine.map(work_on, jobs)
    try:
        # MkDocs does its part while others work on the counties.
        _ = inputs.shell.content
    except DataError as error:
        problems.extend(error.problems)
    unsure: list[str] = []
    for made in shown(working, len(jobs), "生成各县的页面"):
        if made.content is not None:
            store.put(made.content)
        if made.pack:
            shelves.keep(made)
        problems.extend(made.problems)
        found[made.folder] = _without_content(made)
        unsure.append(made.folder)
        if len(unsure) == _CONFIRMED_TOGETHER:
            inputs.confirm(unsure)
            unsure.clear()
    shelves.put_in_order(found)
    inputs.confirm(unsure)
    facts = (made.facts for _, made in sorted(found.items()))
    check_counties((each for each in facts if each), problems)
    return Counties(found, len(missing), store)


def common_of(inputs: Inputs, problems: Problems) -> Common:
    """Return what the counties share, and report what is wrong with it to ``problems``."""
    common = load_common(inputs.data, problems, only=inputs.request.only)
    checked_log(inputs.data / LOG_FOLDER, problems)
    # Rules that take longer than reading: what kept them once keeps them still.
    sound = combined(["sound", inputs.common, inputs.addresses, inputs.code])
    if inputs.store.result(sound) is None:
        validate_common(common, problems)
        if not problems.sorted():
            inputs.store.keep_result(sound, b"")
    return common


def _workshop(inputs: Inputs, engine: Engine, *, sound: bool) -> Workshop:
    config = inputs.shell.config
    is_here = engine.shares_files
    return Workshop(
        key=inputs.pages,
        common=inputs.common,
        sound=sound,
        data=inputs.data,
        frame=config.frame_settings,
        feeds=config.feeds,
        now=inputs.request.now,
        store=inputs.cache if is_here else None,
        search=inputs.request.search,
        open_data=inputs.request.open_data,
        files=None if is_here else dict(_shared(inputs.data)),
        templates=None if is_here else dict(_templates(config.templates)),
    )


def _shared(data: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what all counties share, by path."""
    for file in (data / "units.yml", data / "synonyms.yml", *sorted((data / "schemes").glob("*"))):
        if file.is_file():
            yield file.relative_to(data).as_posix(), file.read_bytes()


def _templates(folders: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the project's own templates by name."""
    for folder in map(Path, folders):
        for file in sorted(folder.rglob("*.html")):
            yield file.relative_to(folder).as_posix(), file.read_bytes()


def _files(folder: Path, data: Path, engine: Engine) -> dict[str, bytes] | None:
    if engine.shares_files:
        return None
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(data).as_posix(): file.read_bytes() for file in found}


def _without_content(made: CountyMade) -> CountyMade:
    return CountyMade(made.folder, (), made.facts, made.moments, made.pack)


def _part(pack: Pack, store: Store, name: str) -> bytes:
    return pack.read(f"parts/{name}", store)
