"""The command ``livelihood new``."""

from __future__ import annotations

from pathlib import Path

import click

from livelihood.clock import moment
from livelihood.loading import load
from livelihood.options import CommandError, data_option
from livelihood.problems import Problems
from livelihood.scaffold import NewCounty, ScaffoldError, make
from livelihood.yaml_reader import PLACEHOLDER


@click.command()
@click.argument("county", metavar="CODE-PINYIN")
@click.argument("year", type=int, required=False)
@data_option
@click.option("--name", help="县（市、区）名称。")
@click.option("--prefecture", help="所属地级市。")
@click.option("--province", help="所属省。")
def new(
    county: str, year: int | None, data: Path, name: str | None, prefecture: str | None, province: str | None
) -> None:
    """新建一个县，或一个县的一年，供填写。

    \b
    livelihood new 410421-baofeng --name 宝丰县    新建一个县
    livelihood new 410421-baofeng 2023            新建它的 2023 年（县还没有时一并新建）

    上一年有方案的，照它列出事项、单位和职务，都标着“待填”，一处也不自动沿用。
    """
    ledger = load(data, Problems())
    known = NewCounty(name, prefecture, province)
    try:
        written = make(data, county, year, ledger, known, moment().date())
    except (ScaffoldError, OSError) as error:
        raise CommandError(str(error)) from error
    for path in written:
        click.echo(path.as_posix())
    if any(PLACEHOLDER in path.read_text(encoding="utf-8") for path in written):
        click.echo("填好标着“待填”的地方，再运行 livelihood check。", err=True)
    else:
        click.echo("接着用 livelihood import 收进方案。", err=True)
