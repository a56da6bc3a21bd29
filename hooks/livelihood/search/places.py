"""The small index that comes first: counties by name and pinyin, and the titles of the schemes' tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from livelihood.model import Scheme
from livelihood.parts.county import counties_of
from livelihood.parts.place import CountyPlace, place_of
from livelihood.site import Site


def places(site: Site) -> dict[str, Any]:
    """Return what ``places.json`` holds of ``site``."""
    return places_of(map(place_of, counties_of(site)), site.ledger.schemes)


def places_of(counties: Iterable[CountyPlace], schemes: Mapping[str, Scheme]) -> dict[str, Any]:
    """Return what ``places.json`` holds of ``counties``, which stand by code.

    ``provinces``: code, name and prefectures, each code, name and counties, each code, name and pinyin, as lists by
    code. A county's address is its code; a prefecture's bundle is named by its code. ``schemes``: name, code of the
    province, and the tasks' keys and titles.
    """
    provinces: dict[str, list[Any]] = {}
    prefectures: dict[str, list[Any]] = {}
    followed: set[str] = set()
    for county in counties:
        if county.province_code not in provinces:
            provinces[county.province_code] = [county.province_code, county.province, []]
        if county.prefecture_code not in prefectures:
            prefectures[county.prefecture_code] = [county.prefecture_code, county.prefecture, []]
            provinces[county.province_code][2].append(prefectures[county.prefecture_code])
        prefectures[county.prefecture_code][2].append([county.code, county.name, county.pinyin])
        followed.update(year.scheme for year in county.years)
    found = (schemes[name] for name in sorted(followed))
    return {"provinces": list(provinces.values()), "schemes": list(_schemes(found))}


def _schemes(schemes: Iterable[Scheme]) -> Iterator[list[Any]]:
    for scheme in schemes:
        yield [scheme.id, scheme.province, [[task.key, task.title] for task in scheme.tasks]]
