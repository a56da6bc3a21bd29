"""Counties to choose from: by province and prefecture, and what a citizen may type to find one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from livelihood import routes
from livelihood.contexts.links import Link, YearLinks


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


def latest_years(years: Sequence[YearLinks]) -> list[YearLinks]:
    """Return each county's newest year."""
    return [group[0] for _, group in grouped(years, lambda links: links.code)]


def provinces(latest: Sequence[YearLinks], page: str) -> tuple[ProvinceList, ...]:
    """Return all counties, as they are linked from the address ``page``."""
    return tuple(
        ProvinceList(
            Link(group[0].county.province, routes.relative(routes.province(code), page)),
            prefectures(group, page),
        )
        for code, group in by_province(latest)
    )


def prefectures(latest: Sequence[YearLinks], page: str) -> tuple[PrefectureList, ...]:
    """Return the counties of one province by prefecture."""
    return tuple(
        PrefectureList(
            Link(group[0].county.prefecture, routes.relative(routes.prefecture(code), page)),
            tuple(
                CountyEntry(
                    Link(links.county.name, routes.relative(routes.county(links.code), page)), _keys(links)
                )
                for links in group
            ),
        )
        for code, group in by_prefecture(latest)
    )


def by_province(years: Sequence[YearLinks]) -> Iterable[tuple[str, list[YearLinks]]]:
    """Yield the years of each province, with its code."""
    return grouped(years, lambda links: links.county.province_code)


def by_prefecture(years: Sequence[YearLinks]) -> Iterable[tuple[str, list[YearLinks]]]:
    """Yield the years of each prefecture, with its code."""
    return grouped(years, lambda links: links.county.prefecture_code)


def grouped(
    years: Sequence[YearLinks], code: Callable[[YearLinks], str]
) -> Iterable[tuple[str, list[YearLinks]]]:
    """Yield neighbouring years that share a code; the site orders them by county code."""
    return ((key, list(group)) for key, group in groupby(years, key=code))


def _keys(links: YearLinks) -> str:
    county = links.county
    return f"{county.name} {county.code} {links.pinyin} {county.prefecture} {county.province}"
