"""``livelihood bulletin``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from livelihood.bulletin.content import BulletinError
from livelihood.bulletin.writing import write_bulletin
from livelihood.clock import moment
from livelihood.options import CommandError, Moment, data_option
from livelihood.problems import DataError
from livelihood.site import load_site


@click.command("bulletin")
@click.argument("code", metavar="CODE")
@click.argument("year", type=int)
@data_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="DIR",
    help="写到这个文件夹；默认为当前文件夹。",
)
@click.option(
    "--date", "dated", type=Moment(), metavar="DATE", help="成文日期；默认为最近一份通报的数据截止日期。"
)
@click.option("--to", "addressee", metavar="TEXT", help="主送机关；默认不写。")
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
@click.option("--now", type=Moment(), help="只写这一时刻已公开的内容；默认取 SOURCE_DATE_EPOCH，否则为现在。")
def bulletin_command(  # noqa: PLR0913, PLR0917 - click passes each option by itself
    code: str,
    year: int,
    data: Path,
    out: Path,
    dated: datetime | None,
    addressee: str | None,
    force: bool,
    now: datetime | None,
) -> None:
    """按公文格式写出一县一年的通报（.docx）和它的附件表格（.xlsx）。

    \b
    livelihood bulletin 410422 2022

    写的是数据里已有的内容：承诺和进展照原文，没有文字的进展用数字写成句子。数据有错误、还没有收录通报的，不写。
    """
    try:
        progress = load_site(data, now=now or moment(), only=(code,)).year(code, year)
        written = write_bulletin(
            progress, out, dated=dated.date() if dated else None, addressee=addressee, force=force
        )
    except DataError as error:
        for problem in error.problems:
            click.echo(str(problem))
        raise CommandError(f"有 {len(error.problems)} 个问题，没有写出通报。") from error
    except KeyError as error:
        raise CommandError(f"{data.as_posix()} 里没有 {code} 的 {year} 年。") from error
    except (BulletinError, OSError) as error:
        raise CommandError(str(error)) from error
    for path in (written.document, written.attachment):
        click.echo(path.as_posix())
    if written.silent:
        tasks = "、".join(str(no) for no in written.silent)
        click.echo(f"第 {tasks} 项没有收录进展，通报里只有承诺，请补上。", err=True)
