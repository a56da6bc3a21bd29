"""New counties and years to fill in: data files with 待填 where the press office writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from livelihood.file_sets import write_all
from livelihood.loading import YEAR_FOLDER
from livelihood.model import CountyYear, Ledger, Scheme
from livelihood.places import COUNTY_FOLDER
from livelihood.roll_over import hint, last_year, new_tasks
from livelihood.wording import one_line
from livelihood.yaml_reader import PLACEHOLDER
from livelihood.yaml_writer import scalar


class ScaffoldError(Exception):
    """Nothing was written; ``str()`` says in Chinese why and what to do."""


@dataclass(frozen=True)
class NewCounty:
    """What is known of a county when its folder is made; what isn't is left to be filled in."""

    name: str | None = None
    prefecture: str | None = None
    province: str | None = None


def make(
    data: Path, folder: str, year: int | None, ledger: Ledger, known: NewCounty, recorded: date
) -> tuple[Path, ...]:
    """Write the files of a new county or of a new year of a county and return them, in order.

    ``folder`` is ``410422-yexian``, or only the code where the county is there already; ``recorded`` is the day that
    the year's documents are said to be added on. A year that follows another one has its tasks, units and posts as hints
    (roll_over). Nothing that exists is touched: raises ScaffoldError instead, OSError where a file can't be written.
    """
    home = _home(data, folder)
    namesake = next((each for each in data.glob(f"{home.name[:6]}-*") if each != home), None)
    if namesake:
        raise ScaffoldError(f"代码 {home.name[:6]} 已经用于 {namesake.as_posix()}，没有改动任何文件")
    texts: dict[Path, str] = {}
    if not (home / "county.yml").exists():
        texts[home / "county.yml"] = _county(home.name[:6], ledger, known)
    elif year is None:
        raise ScaffoldError(
            f"{home.as_posix()} 已经有了。要新建年份，请在后面写上年份，如 livelihood new {home.name} 2023"
        )
    if year is not None:
        if not YEAR_FOLDER.fullmatch(str(year)):
            raise ScaffoldError(f"年份 {year} 不对，应写四位数字，如 2023")
        target = home / str(year)
        # What couldn't be written may have left its folder.
        if target.exists() and any(target.iterdir()):
            raise ScaffoldError(f"{target.as_posix()} 已经有了，没有改动任何文件")
        scheme, last = _scheme(ledger, home.name[:2], year), last_year(ledger, home.name[:6], year)
        texts |= _year(target, year, scheme, last, recorded)
    write_all({path: text.encode() for path, text in texts.items()})
    if year is not None:
        (home / str(year) / "sources").mkdir()
        (home / str(year) / "reports").mkdir()
    return tuple(texts)


def _home(data: Path, folder: str) -> Path:
    if COUNTY_FOLDER.fullmatch(folder):
        return data / folder
    found = sorted(data.glob(f"{folder}-*")) if folder.isdigit() else []
    if len(found) != 1:
        raise ScaffoldError(f"“{folder}”不对，应写 6 位行政区划代码、连字符和小写拼音，如 410421-baofeng")
    return found[0]


def _county(code: str, ledger: Ledger, known: NewCounty) -> str:
    others = [record.county for record in ledger.counties]
    same_prefecture = next(
        (county.prefecture for county in others if county.prefecture_code == code[:4]), None
    )
    same_province = next((county.province for county in others if county.province_code == code[:2]), None)
    return _render(
        "county.yml",
        code=code,
        name=known.name,
        prefecture=known.prefecture or same_prefecture,
        province=known.province or same_province,
    )


def _scheme(ledger: Ledger, province: str, year: int) -> Scheme | None:
    schemes = ledger.schemes.values()
    return next((scheme for scheme in schemes if (scheme.province, scheme.year) == (province, year)), None)


def _year(
    folder: Path, year: int, scheme: Scheme | None, last: CountyYear | None, recorded: date
) -> dict[Path, str]:
    followed = hint(last, last.plan.scheme) if last else None
    issuer = last.sources[last.plan.source].issuer if last and last.plan.source in last.sources else None
    plan = _render(
        "plan.yml",
        year=year,
        scheme=scheme.id if scheme else followed,
        last=last.year if last else None,
        tasks=new_tasks(scheme, last),
    )
    sources = _render(
        "sources.yml",
        year=year,
        recorded=recorded.isoformat(),
        last=last.year if last else None,
        issuer=one_line(issuer) if issuer else None,
    )
    return {folder / "plan.yml": plan, folder / "sources.yml": sources}


def _render(template: str, **values: Any) -> str:
    environment = Environment(  # noqa: S701 - the output is YAML, where _yaml_scalar does the escaping
        loader=PackageLoader("livelihood", "templates/new"),
        undefined=StrictUndefined,
        finalize=_yaml_scalar,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(template).render(values)


def _yaml_scalar(value: object) -> str:
    """Return ``value`` as one YAML scalar on one line; what is unknown is left to be filled in."""
    return PLACEHOLDER if value is None else scalar(value)
