"""The search of a built site: what it knows, counted against the data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from livelihood import routes
from livelihood.site_checks.contents import YearContents
from livelihood.site_checks.flaws import Flaw

_ENTRY = "pagefind-entry.json"


def search_flaws(folder: Path, years: Iterable[YearContents], hand_written: int) -> Iterator[Flaw]:
    """Yield what is wrong with the indexes of the site in ``folder``.

    Each prefecture has one, which knows the pages of its ``years`` and the ``hand_written`` ones.
    """
    expected: Counter[str] = Counter()
    for year in years:
        expected[year.code[:4]] += year.records
    for prefecture, records in sorted(expected.items()):
        path = f"{routes.search()}index/{prefecture}/{_ENTRY}"
        known = _known(folder / path)
        if known is None:
            yield Flaw(path, "没有这个文件，或者读不出来")
        elif known != records + hand_written:
            yield Flaw(path, f"搜索索引里有 {known} 个页面，应当有 {records + hand_written} 个")


def _known(entry: Path) -> int | None:
    try:
        languages = json.loads(entry.read_text(encoding="utf-8"))["languages"]
        return sum(int(language["page_count"]) for language in languages.values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
