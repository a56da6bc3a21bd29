"""The data tree of many invented counties. The same number of counties gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random
from typing import Any

from livelihood.synth.county import YEAR, County, county_files
from livelihood.synth.names import NAMES, name
from livelihood.synth.promises import TASKS, UNITS

MOST_COUNTIES = 3000
# Codes that no province has.
_PROVINCES = (*range(91, 100), *range(72, 80), *range(84, 90))
# So that a province has as many counties as real ones have when there are many.
_COUNTIES_EACH = 25
_COUNTIES_IN_PREFECTURE = 20


def write_tree(folder: Path, counties: int) -> None:
    """Write the data of ``counties`` invented counties into the new folder ``folder``.

    Raises ValueError for a number that isn't from 1 to MOST_COUNTIES, FileExistsError where there is something.
    """
    if not 1 <= counties <= MOST_COUNTIES:
        raise ValueError(f"县的个数应为 1 到 {MOST_COUNTIES}，给出的是 {counties}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(f"{folder.as_posix()} 已经有内容，没有改动")
    provinces = _PROVINCES[: min(len(_PROVINCES), max(2, counties // _COUNTIES_EACH))]
    for code in provinces[:counties]:
        _write(folder / "schemes" / f"{_scheme(code)}.yml", _scheme_file(code))
    units = [{"id": id, "name": full, **({"aliases": [alias]} if alias else {})} for id, full, alias in UNITS]
    _write(folder / "units.yml", _yaml({"units": units}))
    for number in range(counties):
        county = _county(number, provinces)
        home = folder / f"{county.code}-{name(number).pinyin}"
        for path, text in county_files(county, Random(county.code)).items():  # noqa: S311 - no secret
            _write(home / path, _yaml(text) if isinstance(text, Mapping) else text)


def _county(number: int, provinces: tuple[int, ...]) -> County:
    place, at = divmod(number, len(provinces))
    prefecture, county = divmod(place, _COUNTIES_IN_PREFECTURE)
    code = provinces[at]
    # Names from the other end of the list: there are far more than counties.
    above = NAMES - 1 - at * 10 - prefecture
    return County(
        code=f"{code}{prefecture + 1:02d}{county + 21}",
        name=f"{name(number).text}{'县市区'[number % 3]}",
        prefecture=f"{name(above).text}市",
        province=_province(code),
        scheme=_scheme(code),
    )


def _province(code: int) -> str:
    return f"{name(MOST_COUNTIES + code).text}省"


def _scheme(code: int) -> str:
    return f"sheng{code}-{YEAR}"


def _scheme_file(code: int) -> str:
    tasks = [
        {
            "no": no,
            "key": task.key,
            "title": task.title,
            "measures": [
                {"id": promise.id, "name": promise.name, "unit": promise.unit.removeprefix("万")}
                for promise in task.promises
                if promise.kind == "amount"
            ],
        }
        for no, task in enumerate(TASKS, 1)
    ]
    title = f"{_province(code)}{YEAR}年重点民生实事"
    return _yaml({"id": _scheme(code), "title": title, "year": YEAR, "province": str(code), "tasks": tasks})


def _yaml(content: Mapping[str, Any]) -> str:
    """Return a data file: JSON is YAML, and far faster to write; an entry of a list a line."""
    return "".join(["format: 1\n", *(line for key, value in content.items() for line in _lines(key, value))])


def _lines(key: str, value: Any) -> Iterable[str]:
    if isinstance(value, list):
        yield f"{key}:\n"
        yield from (f"  - {_json(each)}\n" for each in value)
    else:
        yield f"{key}: {_json(value)}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
