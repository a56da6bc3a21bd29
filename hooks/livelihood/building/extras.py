"""What stands beside the pages: open data, search, sitemap; put together from the counties' pieces."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path

from livelihood.building.counties import Counties
from livelihood.building.engines import LocalEngine
from livelihood.building.fingerprints import combined
from livelihood.building.inputs import Inputs
from livelihood.building.packs import LostError, Pack, packed
from livelihood.building.planned import Planned, planned_of_pack
from livelihood.building.progress_line import shown
from livelihood.model import Common
from livelihood.open_data.county_pieces import CountyOpenData
from livelihood.open_data.edition import Edition
from livelihood.open_data.files import schema_files, write_open_data
from livelihood.search.kept import Bundle, BundleFile, forget_old
from livelihood.search.meaning import meaning
from livelihood.search.pieces import Piece, pages_piece
from livelihood.search.places import places_of
from livelihood.search.shards import Shard, kept_bundle, make_bundle
from livelihood.search.writing import small_files
from livelihood.sitemap import sitemap_files
from livelihood.transparency.published import published_log


class Extras:
    """What stands beside the pages of a site."""

    def __init__(self, inputs: Inputs, counties: Counties, common: Common, updated: date) -> None:
        self._inputs = inputs
        self._store = inputs.store
        self._counties = counties
        self._common = common
        self._updated = updated

    def open_data(self) -> Iterator[Planned]:
        """Yield the files of the open data."""
        packs, store = list(self._counties.packs.values()), self._store
        own = [self._updated, [pack.sha256("open-data") for pack in packs]]
        key = combined(["open data", self._inputs.pages, own])
        known = store.result(key)
        files: list[tuple[str, str]] = json.loads(known) if known is not None else []
        if not files or not all(store.has(digest) for _, digest in files):
            files = self._open_data_made(packs)
            store.keep_result(key, json.dumps(files).encode())
        yield from (Planned.kept(path, digest, store) for path, digest in files)
        yield from self._kept("schemas", [], schema_files)
        yield from (Planned.of(path, content) for path, content in published_log(self._inputs.data))

    def _open_data_made(self, packs: list[Pack]) -> list[tuple[str, str]]:
        common, partial_site = self._common, bool(self._inputs.request.only)
        edition = Edition(common.units, common.schemes, self._updated, partial_site)
        pieces = (CountyOpenData.decoded(pack.read("open-data", self._store)) for pack in packs)
        # Beside the store: files are moved into it.
        with tempfile.TemporaryDirectory(prefix=".open-data-", dir=self._inputs.cache) as folder:
            files = write_open_data(Path(folder), pieces, edition)
            for file in files:
                self._store.take(Path(folder, file.path), file.sha256)
        return [(file.path, file.sha256) for file in files]

    def search(self, engine: LocalEngine) -> Callable[[], Iterator[Planned]]:
        """Begin with the search; return what yields its files, and raises SearchError where an index can't be made."""
        cache = self._inputs.search_cache
        shards = list(self._shards())
        bundles = {shard.name: kept_bundle(shard, cache) for shard in shards}
        missing = [shard for shard in shards if bundles[shard.name] is None]
        making = engine.map(partial(make_bundle, cache=cache), missing, few=True)

        def files() -> Iterator[Planned]:
            made = {bundle.name: bundle for bundle in shown(making, len(missing), "生成搜索索引")}
            found = [bundle for bundle in (bundles | made).values() if bundle]
            for bundle in found:
                forget_old(bundle.name, cache)
                yield from (
                    Planned.loaded(file.path, file.sha256, partial(_content, file)) for file in bundle.files
                )
            yield from self._small(found)

        return files

    def _small(self, bundles: list[Bundle]) -> Iterator[Planned]:
        written = [(bundle.name, bundle.characters) for bundle in bundles]
        places = [self._counties.part_digest(code, "place") for code in self._counties.packs]

        def files() -> Iterator[tuple[str, bytes]]:
            known = (county.place for county in self._counties.parts.values())
            words = meaning(self._common.synonyms, self._common.units)
            return small_files(written, places_of(known, self._common.schemes), words)

        yield from self._kept("search", [self._inputs.common, written, places], files)

    def _kept(
        self, kind: str, own: list[object], make: Callable[[], Iterable[tuple[str, bytes]]]
    ) -> Iterator[Planned]:
        """Yield the files that ``make`` makes of ``own``, from the store where they are kept."""
        key = combined([kind, self._inputs.code, own])
        known = self._store.result(key)
        pack = Pack.from_json(json.loads(known)) if known is not None else None
        if pack is None or not self._store.has(pack.digest):
            pack, content = packed(make())
            self._store.put(content)
            self._store.keep_result(key, json.dumps(pack.to_json()).encode())
        yield from planned_of_pack(pack, self._store)

    def _shards(self) -> Iterator[Shard]:
        """Yield a shard for each prefecture; each has the hand-written pages too, so that a search needs no second one."""
        written = pages_piece(self._inputs.shell.content.pages)
        for prefecture, group in groupby(self._counties.packs.items(), key=lambda each: each[0][:4]):
            pieces = (
                Piece(pack.sha256("records"), partial(pack.read, "records", self._store)) for _, pack in group
            )
            yield Shard(prefecture, (*pieces, written))

    def sitemap(self, above: Mapping[str, date]) -> Iterator[Planned]:
        """Yield the sitemap of all pages; ``above`` are the days of those above the counties by their addresses."""
        site_url = self._inputs.shell.config.site_url
        if not site_url:
            return
        days = {**above, **self._inputs.shell.content.days}
        for pack in self._counties.packs.values():
            told = json.loads(pack.read("days", self._store))
            days |= {url: date.fromisoformat(day) for url, day in told.items()}
        yield from (Planned.of(name, content) for name, content in sitemap_files(days, site_url))


def _content(file: BundleFile) -> bytes:
    content = file.content()
    if content is None:
        raise LostError(file.path)
    return content
