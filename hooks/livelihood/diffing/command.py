"""``livelihood diff``: what would change on the site, before it is published."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from livelihood.clock import moment
from livelihood.diffing.as_json import as_json
from livelihood.diffing.compare import compare
from livelihood.diffing.html import page
from livelihood.diffing.snapshot import Snapshot, SnapshotError
from livelihood.diffing.text import marked_lines
from livelihood.options import CommandError
from livelihood.problems import DataError


class DiffError(CommandError):
    """Why nothing can be compared, said in Chinese; 1 is taken for “there are differences”."""

    exit_code = 2


@click.command()
@click.argument("old", metavar="[OLD]", type=click.Path(path_type=Path), required=False)
@click.argument("new", metavar="[NEW]", type=click.Path(path_type=Path), default=Path("data"))
@click.option(
    "--html",
    "html_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="另写成一个网页文件，可以打印、转发。",
)
@click.option("--json", "to_json", is_flag=True, help="以 JSON 输出，供其他程序读取。")
@click.option("--exit-code", is_flag=True, help="有变化时退出码为 1，没有为 0。")
@click.option(
    "--now", metavar="TIME", help="数据文件夹按这一时刻公开的内容比较；默认取 SOURCE_DATE_EPOCH，否则为现在。"
)
@click.option(
    "--config-file",
    "-f",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="MkDocs 的配置文件，写着网站的输出文件夹。",
)
def diff(
    old: Path | None,
    new: Path,
    *,
    html_file: Path | None,
    to_json: bool,
    exit_code: bool,
    now: str | None,
    config_file: Path,
) -> None:
    """比较两份数据，逐个列出变化：旧 → 新。

    \b
    livelihood diff                     上次生成的网站 → data
    livelihood diff 旧网站或旧数据       它 → data
    livelihood diff OLD NEW             OLD → NEW

    OLD 和 NEW 是数据文件夹、生成过的网站文件夹，或网站 open-data/ 里的 data.json。
    比较的是公开的内容：承诺、历次通报的数、状态、文件目录、核对说明、更正和负责人；不比较文件的全文。
    有没有变化，退出码都是 0；不能比较时是 2。
    """
    try:
        at = moment(now)
        old = old or _published(config_file)
        differences = compare(Snapshot.read(old, at), Snapshot.read(new, at))
    except DataError as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        raise DiffError(f"数据有 {len(error.problems)} 个问题，改正后才能比较。") from error
    except (SnapshotError, ValueError) as error:
        raise DiffError(str(error)) from error
    names = old.as_posix(), new.as_posix()
    if html_file:
        _write(html_file, page(differences, *names))
    if to_json:
        click.echo(as_json(differences, *names), nl=False)
    else:
        click.echo(f"旧：{names[0]}\n新：{names[1]}\n")
        for line, fell in marked_lines(differences):
            click.secho(line, fg="red" if fell else None)
    sys.exit(1 if exit_code and differences else 0)


def _published(config_file: Path) -> Path:
    from livelihood.mkdocs_settings import built_site  # noqa: PLC0415 - MkDocs takes a second that is needed only here

    if not config_file.is_file():
        raise SnapshotError(
            f"没有 {config_file.as_posix()}，不知道网站在哪里。改法：写明 OLD，或用 --config-file 指出配置文件。"
        )
    folder = built_site(config_file)
    if not folder.exists():
        raise SnapshotError(
            f"还没有生成过网站（{folder.as_posix()}），没有可以比较的。改法：先运行 livelihood build，或写明 OLD。"
        )
    return folder


def _write(file: Path, content: str) -> None:
    try:
        file.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise DiffError(f"写不了 {file.as_posix()}：{error.strerror}。改法：换一个位置或文件名。") from error
    click.echo(f"写好了 {file.as_posix()}", err=True)
