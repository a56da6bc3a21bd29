"""The command ``livelihood migrate``."""

from __future__ import annotations

from pathlib import Path

import click

from livelihood.file_sets import write_all
from livelihood.migrations.formats import CURRENT, MigrationError
from livelihood.migrations.migration import migrated
from livelihood.options import CommandError, data_option
from livelihood.problems import Problems


@click.command()
@data_option
def migrate(data: Path) -> None:
    """把旧格式的数据文件改写成现在的格式。

    注释和写法都照原样。有一个文件改不了，就什么也不写；已是现在格式的文件不动。
    """
    if not data.is_dir():
        raise CommandError(f"找不到数据文件夹 {data.as_posix()}")
    problems = Problems()
    try:
        files = migrated(data, problems)
        for problem in problems.sorted():
            click.echo(str(problem))
        if problems.errors:
            raise CommandError(f"有 {len(problems.errors)} 个问题，没有改动任何文件。")
        write_all(files)
    except MigrationError as error:
        raise CommandError(f"{error}。没有改动任何文件。") from error
    except OSError as error:
        raise CommandError(f"文件写不了（错误号 {error.errno}），没有改动任何文件。") from error
    for path in files:
        click.echo(path.as_posix())
    if files:
        click.echo(
            f"改写了 {len(files)} 个文件，现在都是格式 {CURRENT}。请接着运行 livelihood check。", err=True
        )
    else:
        click.echo(f"没有旧格式的文件，现在都是格式 {CURRENT}，没有改动。", err=True)
