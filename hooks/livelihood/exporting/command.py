"""``livelihood export``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import yaml

from livelihood.clock import moment
from livelihood.exporting.folder import FolderError, refuse_other_content, replace_folder
from livelihood.exporting.hand_written import hand_written_addresses
from livelihood.exporting.project import Project
from livelihood.exporting.tree import exported_files
from livelihood.options import CommandError, ProjectPath, config_option, data_option, now_option, only_option
from livelihood.problems import DataError
from livelihood.site import load_site


@click.command("export")
@click.argument("folder", metavar="DIR", type=ProjectPath())
@data_option
@only_option
@now_option
@config_option
def export_command(
    folder: Path, data: Path, *, only: tuple[str, ...], now: datetime | None, config_file: Path
) -> None:
    """把全部页面导出成 Markdown 文件，供别的工具生成网站。

    \b
    livelihood export 导出

    DIR 是新的、空的，或是上次导出的文件夹；上次导出的整个替换。里面的 README.md 写着怎样用 MkDocs、ProperDocs、
    Zensical 生成网站。数据有错误时列出全部问题，什么也不写。
    """
    told = _teller()
    try:
        refuse_other_content(folder)
        project = Project(_settings(config_file), config_file.parent)
        written = tuple(hand_written_addresses(project))
        site = load_site(data, now=now or moment(), only=only, hand_written=written)
        count = replace_folder(folder, exported_files(site, project, data), told=told)
    except DataError as error:
        for problem in error.problems:
            click.echo(str(problem))
        raise CommandError(f"有 {len(error.problems)} 个问题，没有导出。") from error
    except yaml.YAMLError as error:
        raise CommandError(f"{config_file.as_posix()} 的设置不能照写到导出里：{error}") from error
    except (FolderError, OSError, ValueError) as error:
        raise CommandError(str(error)) from error
    click.echo(f"导出了 {count} 个文件：{folder.as_posix()}", err=True)


def _settings(config_file: Path) -> dict[str, Any]:
    """Return mkdocs.yml as MkDocs reads it, environment variables and inherited files included."""
    from livelihood.mkdocs_settings import settings_of  # noqa: PLC0415 - MkDocs takes time that `--help` need not wait

    return settings_of(config_file)


def _teller() -> Callable[[int], None]:
    """Return what tells on a terminal how many files are written so far; elsewhere it is silent."""
    if not sys.stderr.isatty():
        return lambda _: None
    click.echo("正在检查数据……", err=True)

    def tell(count: int) -> None:
        if count % 1_000 == 0:
            click.echo(f"已写好 {count} 个文件……", err=True)

    return tell
