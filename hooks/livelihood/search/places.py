"""The small index that comes first: counties by name and pinyin, and the titles of the schemes' tasks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from livelihood.site import Site


def places(site: Site) -> dict[str, Any]:
    """Return what ``places.json`` holds.

    ``provinces``: code, name and prefectures, each code, name and counties, each code, name and pinyin, as lists by
    code. A county's address is its code; a province's bundle is named by its code. ``schemes``: name, code of the
    province, and the tasks' keys and titles.
    """
    provinces: dict[str, list[Any]] = {}
    prefectures: dict[str, list[Any]] = {}
    for record in site.ledger.counties:
        county = record.county
        if not record.years:
            continue
        if county.province_code not in provinces:
            provinces[county.province_code] = [county.province_code, county.province, []]
        if county.prefecture_code not in prefectures:
            prefectures[county.prefecture_code] = [county.prefecture_code, county.prefecture, []]
            provinces[county.province_code][2].append(prefectures[county.prefecture_code])
        counties = prefectures[county.prefecture_code][2]
        counties.append([county.code, county.name, record.folder.partition("-")[2]])
    return {"provinces": list(provinces.values()), "schemes": list(_schemes(site))}


def _schemes(site: Site) -> Iterable[list[Any]]:
    for name in sorted({year.plan.scheme for year in site.ledger.county_years}):
        scheme = site.ledger.schemes[name]
        yield [scheme.id, scheme.province, [[task.key, task.title] for task in scheme.tasks]]
