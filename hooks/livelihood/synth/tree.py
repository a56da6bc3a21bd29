"""The data tree of many invented counties. The same number, years and seed give the same bytes.

Each county is drawn on its own, by the seed, its number and the year: it is the same in every tree that holds it,
whatever is made before it. What the counties share (units, schemes) is the same for every seed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from livelihood.synth.content import tasks, units
from livelihood.synth.county import County, year_files
from livelihood.synth.names import NAMES, name
from livelihood.yaml_writer import written

MOST_COUNTIES = 3000
YEAR = 2022
# Codes that no province has.
_PROVINCES: tuple[int, ...] = (*range(91, 100), *range(72, 81), *range(84, 91), *range(67, 70))
# As many as in a real province of middle size. Provinces fill up in pairs, so that two counties have two.
_PREFECTURES_EACH, _COUNTIES_EACH = 9, 12
_PAIR = 2 * _PREFECTURES_EACH * _COUNTIES_EACH


def write_tree(
    folder: Path,
    counties: int,
    *,
    seed: int = 0,
    years: Sequence[int] = (YEAR,),
    done: Callable[[int], object] | None = None,
) -> None:
    """Write the data of ``counties`` invented counties into the new folder ``folder``.

    ``done`` is called after each county, with 1. Raises ValueError for a number that isn't
    from 1 to MOST_COUNTIES or years that aren't good, FileExistsError where there is something.
    """
    _check(folder, counties, years)
    for code in sorted({_province_code(number) for number in range(counties)}):
        for year in years:
            _write(folder / "schemes" / f"{_scheme(code, year)}.yml", _scheme_file(code, year))
    short_names = {each.id: [each.short] for each in units().values() if each.short != each.name}
    shared = [
        {"id": each.id, "name": each.name, "aliases": short_names.get(each.id)} for each in units().values()
    ]
    _write(folder / "units.yml", _data_file({"units": shared}))
    for number in range(counties):
        _write_county(folder, _county(number), seed, years)
        if done:
            done(1)


def _check(folder: Path, counties: int, years: Sequence[int]) -> None:
    if not 1 <= counties <= MOST_COUNTIES:
        raise ValueError(f"县的个数应为 1 到 {MOST_COUNTIES}，给出的是 {counties}")
    if not years or len(set(years)) < len(years) or not all(2000 <= year <= 2099 for year in years):
        raise ValueError(f"年份应为 2000 到 2099，不重复，给出的是 {'、'.join(map(str, years))}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(f"{folder.as_posix()} 已经有内容，没有改动")


def _write_county(folder: Path, county: County, seed: int, years: Sequence[int]) -> None:
    home = folder / f"{county.code}-{name(county.number).pinyin}"
    above = {"prefecture": county.prefecture, "province": county.province}
    _write(home / "county.yml", _data_file({"code": county.code, "name": county.name, **above}))
    for year in years:
        random = Random(f"{seed}/{county.number}/{year}")  # noqa: S311 - no secret
        for path, content in year_files(
            county, year, _scheme(_province_code(county.number), year), random
        ).items():
            text = content if isinstance(content, str) else _data_file(content)
            _write(home / str(year) / path, text)


def _province_code(number: int) -> int:
    pair, at = divmod(number, _PAIR)
    return _PROVINCES[pair * 2 + at % 2]


def _county(number: int) -> County:
    at = number % _PAIR // 2
    prefecture, county = divmod(at, _COUNTIES_EACH)
    code = _province_code(number)
    # Names from the other end of the list: there are far more than counties.
    above = NAMES - 1 - _PROVINCES.index(code) * _PREFECTURES_EACH - prefecture
    return County(
        number=number,
        code=f"{code}{prefecture + 1:02d}{county + 21}",
        name=f"{name(number).text}县",
        prefecture=f"{name(above).text}市",
        province=_province(code),
    )


def _province(code: int) -> str:
    return f"{name(MOST_COUNTIES + code).text}省"


def _scheme(code: int, year: int) -> str:
    return f"sheng{code}-{year}"


def _scheme_file(code: int, year: int) -> str:
    listed = [
        {
            "no": no,
            "key": task.key,
            "title": task.title,
            "measures": [
                {"id": id, "name": promise.name, "unit": promise.base_unit}
                for id, promise in task.indicators.items()
                if promise.measure
            ],
        }
        for no, task in enumerate(tasks(), 1)
    ]
    title = f"{_province(code)}{year}年重点民生实事"
    head = {"id": _scheme(code, year), "title": title, "year": year, "province": code}
    return _data_file({**head, "tasks": listed})


def _data_file(content: Mapping[str, Any]) -> str:
    return written({"format": 1, **content})


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
