"""What the commands share: options that mean the same thing everywhere, and how a command fails."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import click

from livelihood.clock import moment
from livelihood.folder_entries import path_flaw


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


class ProjectPath(click.Path):
    """A file or folder that the program reads or writes: one whose whole path has a text for a name."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path; raise CommandError in Chinese where it can't be written in any file or message."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if flaw := path_flaw(path):
            raise CommandError(flaw)
        return path


data_option = click.option(
    "--data",
    type=ProjectPath(),
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
    type=ProjectPath(exists=True, dir_okay=False),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="MkDocs 的配置文件。",
)
