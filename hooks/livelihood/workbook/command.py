"""``livelihood template``."""

from __future__ import annotations

from pathlib import Path

import click

from livelihood.options import CommandError, data_option
from livelihood.site import check_data
from livelihood.workbook.template import write_template


@click.command("template")
@click.argument("code", metavar="CODE")
@click.argument("year", type=int)
@data_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="写成这个文件；默认为当前文件夹里的 县名年份进展填报表.xlsx。",
)
def template_command(code: str, year: int, data: Path, out: Path | None) -> None:
    """写出一县一年的进展填报表（.xlsx），发给各单位填写。

    \b
    livelihood template 410422 2022

    一行是一个目标，写着承诺、单位和上次的进展。填好以后用 livelihood import 收进来。已有的文件不会覆盖。
    """
    ledger, problems = check_data(data, only=(code,))
    if problems.errors:
        for problem in problems.errors:
            click.echo(str(problem))
        raise CommandError(f"有 {len(problems.errors)} 个问题，没有写出填报表。")
    county_year = next((each for each in ledger.county_years if each.year == year), None)
    if county_year is None:
        raise CommandError(f"{data.as_posix()} 里没有 {code} 的 {year} 年。")
    path = out or Path(f"{county_year.county.name}{year}年进展填报表.xlsx")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_template(county_year, path)
    except FileExistsError as error:
        raise CommandError(
            f"{path.as_posix()} 已经存在，可能已经填过，没有改动。请移走或改名，或用 --out 换一个文件名。"
        ) from error
    except OSError as error:
        raise CommandError(f"写不了 {path.as_posix()}：{error.strerror}。请换一个位置。") from error
    click.echo(path.as_posix())
