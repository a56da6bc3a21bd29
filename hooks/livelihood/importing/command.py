"""``livelihood import``."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from livelihood.clock import moment
from livelihood.importing.files import AdditionError
from livelihood.importing.importing import ImportRefusedError, Mode, import_file
from livelihood.office.problems import DocumentError
from livelihood.options import CommandError, Moment, data_option


def can_ask() -> bool:
    """Tell whether somebody sits at a terminal."""
    return sys.stdin.isatty()


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--county", required=True, metavar="CODE", help="县的 6 位行政区划代码。")
@click.option("--year", required=True, type=int, metavar="YEAR", help="哪一年的民生实事。")
@click.option("--as-of", type=Moment(), metavar="DATE", help="数据截止日期；默认为文件的成文日期。")
@data_option
@click.option("--yes", is_flag=True, help="不提问，直接写入；有一处拿不准就什么也不写。")
@click.option("--draft", is_flag=True, help="不提问，全部写入，拿不准的标上“待确认”。")
def import_command(
    file: Path, county: str, year: int, as_of: datetime | None, data: Path, yes: bool, draft: bool
) -> None:
    """把收到的方案、通报（.docx、.xlsx、.txt）或填好的进展表收进数据。

    \b
    livelihood import 通报.docx --county 410422 --year 2022

    先列出读到的内容，拿不准的逐项请你确认，再列出网站上会有哪些变化，同意了才写入。
    原文件一并存进 sources 文件夹。出了错或没有同意，什么也不写。
    """
    if yes and draft:
        raise click.UsageError("--yes 和 --draft 只能写一个。")
    mode: Mode = "yes" if yes else "draft" if draft else "ask"
    if mode == "ask" and not can_ask():
        raise click.UsageError(
            "这里不能提问。请在终端里运行，或写 --yes（拿不准就不写）或 --draft（标上待确认）。"
        )
    try:
        day = as_of.date() if as_of else None
        written = import_file(file, data, county, year, as_of=day, mode=mode, now=moment())
    except DocumentError as error:
        for problem in error.problems:
            click.echo(str(problem))
        notes = "".join(getattr(error, "__notes__", ()))
        raise CommandError(f"有 {len(error.problems)} 个问题，没有写入任何文件。{notes}") from error
    except (AdditionError, ImportRefusedError, OSError) as error:
        raise CommandError(str(error)) from error
    click.echo("写好了：", err=True)
    for path in written:
        click.echo(path.as_posix())
    click.echo("请运行 livelihood check 检查，livelihood diff 查看变化。", err=True)
