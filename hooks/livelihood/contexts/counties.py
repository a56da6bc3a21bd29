"""Counties to choose from: by province and prefecture, and what a citizen may type to find one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from livelihood import routes
from livelihood.contexts.frame import Step, way_to_province
from livelihood.contexts.links import Link
from livelihood.parts.county import CountyParts
from livelihood.parts.place import CountyPlace


@dataclass(frozen=True)
class CountyEntry:
    """A county in the list; ``keys`` are the names, the code and the pinyin by which it is found."""

    county: Link
    keys: str


@dataclass(frozen=True)
class PrefectureList:
    """A prefecture and its counties, to choose from."""

    prefecture: Link
    counties: tuple[CountyEntry, ...]


@dataclass(frozen=True)
class ProvinceList:
    """A province and its prefectures."""

    province: Link
    prefectures: tuple[PrefectureList, ...]


def provinces(counties: Sequence[CountyParts], page: str) -> tuple[ProvinceList, ...]:
    """Return all counties, as they are linked from the address ``page``."""
    return tuple(
        ProvinceList(
            Link(group[0].place.province, routes.relative(routes.province(code), page)),
            _prefectures(group, page),
        )
        for code, group in by_province(counties)
    )


def by_province(counties: Sequence[CountyParts]) -> Iterable[tuple[str, list[CountyParts]]]:
    """Yield the counties of each province, with its code."""
    return _grouped(counties, lambda place: place.province_code)


def by_prefecture(counties: Sequence[CountyParts]) -> Iterable[tuple[str, list[CountyParts]]]:
    """Yield the counties of each prefecture, with its code."""
    return _grouped(counties, lambda place: place.prefecture_code)


def way_below_province(place: CountyPlace) -> tuple[Step, ...]:
    """Return the way to a page below that of the county's province."""
    return (*way_to_province(), Step(place.province, routes.province(place.province_code)))


def _prefectures(counties: Sequence[CountyParts], page: str) -> tuple[PrefectureList, ...]:
    return tuple(
        PrefectureList(
            Link(group[0].place.prefecture, routes.relative(routes.prefecture(code), page)),
            tuple(_entry(county.place, page) for county in group),
        )
        for code, group in by_prefecture(counties)
    )


def _entry(place: CountyPlace, page: str) -> CountyEntry:
    keys = f"{place.name} {place.code} {place.pinyin} {place.prefecture} {place.province}"
    return CountyEntry(Link(place.name, routes.relative(routes.county(place.code), page)), keys)


def _grouped(
    counties: Sequence[CountyParts], code: Callable[[CountyPlace], str]
) -> Iterable[tuple[str, list[CountyParts]]]:
    """Yield neighbouring counties that share a code; the site orders them by their own."""
    return ((key, list(group)) for key, group in groupby(counties, key=lambda county: code(county.place)))
