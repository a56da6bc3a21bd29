"""Everything of the search that goes into the folder of the built site."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from livelihood import routes
from livelihood.contexts.links import YearLinks
from livelihood.search.meaning import meaning
from livelihood.search.pages import HandWrittenPage
from livelihood.search.pinyin import phrases, readings
from livelihood.search.places import places
from livelihood.search.records import Record, record_of_page, records_of_year
from livelihood.search.shards import Shard, write_shard
from livelihood.search.tokens import form
from livelihood.search.traditional import traditional_table
from livelihood.site import Site


@dataclass(frozen=True)
class SearchReport:
    """What was written, bundle by bundle."""

    shards: tuple[Shard, ...]

    @property
    def records(self) -> int:
        """The number of records in all bundles."""
        return sum(shard.records for shard in self.shards)

    @property
    def indexed(self) -> tuple[str, ...]:
        """The bundles that had to be made anew."""
        return tuple(shard.name for shard in self.shards if shard.indexed)


def write_search(site: Site, pages: Iterable[HandWrittenPage], folder: Path, cache: Path) -> SearchReport:
    """Write the search of ``site`` and its hand-written ``pages`` into the built site's ``folder``.

    In ``search/``: ``index/<province>/`` the bundles, each with the hand-written pages too, so that a search needs no
    second one, and with ``pinyin.json``, what typed pinyin may mean there;
    ``places.json`` the bundles, counties and tasks; ``meaning.json`` other words; ``traditional.json`` simplified characters.
    Bundles are kept in ``cache``. Raises SearchError where one could not be made.
    """
    search = folder / routes.search()
    index = search / "index"
    characters: set[str] = set()
    shards = []
    written = [*map(record_of_page, pages)]
    groups = groupby(site.years, key=lambda year: year.county_year.county.province_code)
    for code, years in groups:
        links = (YearLinks(year, site.ledger.unit_names) for year in years)
        records = [record for each in links for record in records_of_year(each)]
        shards.append(_shard(code, [*records, *written], index, cache, characters))
    _write(search / "places.json", {"shards": [shard.name for shard in shards], **places(site)})
    _write(search / "meaning.json", meaning(site.ledger.synonyms, site.ledger.units))
    _write(search / "traditional.json", traditional_table(characters))
    return SearchReport(tuple(shards))


def _shard(name: str, records: list[Record], index: Path, cache: Path, characters: set[str]) -> Shard:
    shard = write_shard(name, records, index, cache)
    for record in records:
        characters.update(form("".join(set(record.text))))
    meant = phrases(name for record in records for name in (record.title, *record.names))
    _write(index / name / "pinyin.json", {"phrases": meant, "readings": readings(meant)})
    return shard


def _write(file: Path, content: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    file.write_text(f"{text}\n", encoding="utf-8", newline="\n")
