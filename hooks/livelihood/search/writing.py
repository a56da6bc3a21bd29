"""Everything of the search that goes into the folder of the built site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from livelihood import routes
from livelihood.contexts.links import YearLinks
from livelihood.search.errors import SearchError
from livelihood.search.kept import Bundle, forget_old, put
from livelihood.search.meaning import meaning
from livelihood.search.pages import HandWrittenPage
from livelihood.search.pieces import Piece, county_records, pages_piece
from livelihood.search.places import places
from livelihood.search.shards import Shard, json_line, kept_bundle, make_bundle
from livelihood.search.traditional import traditional_table
from livelihood.site import Site


@dataclass(frozen=True)
class WrittenBundle:
    """A bundle in the built site: its name, its number of records, and whether it had to be made anew."""

    name: str
    records: int
    indexed: bool


@dataclass(frozen=True)
class SearchReport:
    """What was written, bundle by bundle."""

    bundles: tuple[WrittenBundle, ...]

    @property
    def records(self) -> int:
        """The number of records in all bundles."""
        return sum(bundle.records for bundle in self.bundles)

    @property
    def indexed(self) -> tuple[str, ...]:
        """The bundles that had to be made anew."""
        return tuple(bundle.name for bundle in self.bundles if bundle.indexed)


def write_search(site: Site, pages: Iterable[HandWrittenPage], folder: Path, cache: Path) -> SearchReport:
    """Write the search of ``site`` and its hand-written ``pages`` into the built site's ``folder``.

    Bundles are kept in ``cache``. Raises SearchError where one could not be made.
    """
    words = meaning(site.ledger.synonyms, site.ledger.units)
    return write_search_from(_shards(site, pages_piece(pages)), places(site), words, folder, cache)


def write_search_from(
    shards: Iterable[Shard],
    places: Mapping[str, Any],
    meaning: Mapping[str, Any],
    folder: Path,
    cache: Path,
) -> SearchReport:
    """Write the search of ``shards``, one after the other, into the built site's ``folder``.

    In ``search/``: ``index/<prefecture>/`` the bundles, and those files that are the same for all (``small_files``).
    Bundles are kept in ``cache``, and made only where they aren't. Raises SearchError where one could not be made.
    """
    written, report = [], []
    for shard in shards:
        bundle, is_new = _put(shard, folder, cache)
        forget_old(shard.name, cache)
        written.append((bundle.name, bundle.characters))
        report.append(WrittenBundle(bundle.name, bundle.records, is_new))
    for path, content in small_files(written, places, meaning):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return SearchReport(tuple(report))


def small_files(
    bundles: Iterable[tuple[str, str]], places: Mapping[str, Any], meaning: Mapping[str, Any]
) -> Iterator[tuple[str, bytes]]:
    """Yield path below the site and content of what the search has besides its ``bundles`` (names and characters).

    ``places.json`` has the bundles, counties and tasks, ``meaning.json`` other words, ``traditional.json`` simplified
    characters.
    """
    found = list(bundles)
    characters = {character for _, written in found for character in written}
    search = routes.search()
    yield f"{search}places.json", json_line({"shards": [name for name, _ in found], **places})
    yield f"{search}meaning.json", json_line(meaning)
    yield f"{search}traditional.json", json_line(traditional_table(characters))


def _put(shard: Shard, folder: Path, cache: Path) -> tuple[Bundle, bool]:
    """Put the bundle of ``shard`` into the site; tell whether it had to be made."""
    kept = kept_bundle(shard, cache)
    if kept and put(kept, folder):
        return kept, False
    # Whoever shares the cache may have harmed or removed it; what was copied is written again.
    made = make_bundle(shard, cache)
    if not put(made, folder):
        raise SearchError(f"刚生成的搜索索引读不出来：{cache.as_posix()}。改法：检查这个文件夹和磁盘。")
    return made, True


def _shards(site: Site, written: Piece) -> Iterator[Shard]:
    """Yield a shard for each prefecture; each has the hand-written pages too, so that a search needs no second one."""
    for code, years in groupby(site.years, key=lambda year: year.county_year.county.prefecture_code):
        links = (YearLinks(year, site.ledger.unit_names) for year in years)
        yield Shard(code, (*(Piece.of(county_records([each])) for each in links), written))
