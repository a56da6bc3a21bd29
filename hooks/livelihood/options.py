"""What the commands share: options that mean the same thing everywhere, and how a command fails."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import click

from livelihood.clock import moment


class CommandError(click.ClickException):
    """What stopped a command, said in Chinese; exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the reason in Chinese, to standard error unless ``file`` is given."""
        click.echo(f"错误：{self.message}", file=file or sys.stderr)


class Moment(click.ParamType[datetime]):
    """A date, or a date and time, as in ``--now`` and ``--as-of``."""

    name = "TIME"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the moment in Shanghai; fail with a message in Chinese."""
        if isinstance(value, datetime):
            return value
        try:
            return moment(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


data_option = click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=Path("data"),
    show_default=True,
    metavar="DIR",
    help="数据文件夹。",
)

only_option = click.option(
    "--only", multiple=True, metavar="CODE", help="只要这些县（6 位代码，可写多次）；结果不能发布。"
)

now_option = click.option(
    "--now", type=Moment(), help="按这一时刻公开的内容；默认取 SOURCE_DATE_EPOCH，否则为现在。"
)

config_option = click.option(
    "--config-file",
    "-f",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="MkDocs 的配置文件。",
)
