"""The command line: ``livelihood check | new | import | template | bulletin | build | diff | synth``."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from importlib import import_module
from pathlib import Path

import click

from livelihood import __version__
from livelihood.clock import moment
from livelihood.inventory import inventory
from livelihood.loading import load
from livelihood.options import CommandError, Moment, data_option
from livelihood.problems import DataError, Problems, Severity, as_json
from livelihood.scaffold import NewCounty, ScaffoldError, make
from livelihood.site import check_data
from livelihood.yaml_reader import PLACEHOLDER

# What these need to read and write office files takes time that `check` need not wait for.
_ELSEWHERE = {
    "bulletin": ("livelihood.bulletin.command", "bulletin_command"),
    "diff": ("livelihood.diffing.command", "diff"),
    "template": ("livelihood.workbook.command", "template_command"),
    "import": ("livelihood.importing.command", "import_command"),
}


class _Commands(click.Group):
    """The commands of this module, and those that are loaded when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *_ELSEWHERE])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module, name = _ELSEWHERE[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="livelihood")
def main() -> None:
    """民生实事公开：把县里的承诺和通报变成可查、可比、可核对的网站。"""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or a pipe may default to a code page without these characters.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")


@main.command()
@data_option
@click.option("--strict", is_flag=True, help="有警告也算不通过。")
@click.option("--json", "to_json", is_flag=True, help="以 JSON 输出，供其他程序读取。")
def check(data: Path, strict: bool, to_json: bool) -> None:
    """检查数据，一次列出所有问题；没有错误时退出码为 0，否则为 1。"""
    ledger, problems = check_data(data)
    found = problems.sorted()
    if to_json:
        click.echo(as_json(found))
    else:
        for problem in found:
            click.echo(str(problem))
        errors = len(problems.errors)
        click.echo(f"{inventory(ledger)}：{errors} 个错误，{len(found) - errors} 个警告。", err=True)
    failed = any(strict or problem.severity is Severity.ERROR for problem in found)
    sys.exit(1 if failed else 0)


@main.command()
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


@main.command()
@data_option
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="输出文件夹；默认照 mkdocs.yml，为 site。",
)
@click.option(
    "--only", multiple=True, metavar="CODE", help="只生成这些县（6 位代码，可写多次）；结果不能发布。"
)
@click.option("--now", type=Moment(), help="按这一时刻生成；默认取 SOURCE_DATE_EPOCH，否则为现在。")
@click.option(
    "--config-file",
    "-f",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="MkDocs 的配置文件。",
)
def build(
    data: Path, site_dir: Path | None, only: tuple[str, ...], now: datetime | None, config_file: Path
) -> None:
    """检查数据并生成网站；数据有错误时列出全部问题，不动原来的网站，退出码为 1。"""
    # Its notice about a later MkDocs is for Material's developers, not for a press office.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from livelihood.mkdocs_pages import build_site  # noqa: PLC0415 - MkDocs takes a second that `check` need not wait

    if sys.stderr.isatty():
        click.echo("正在检查数据、生成网站……", err=True)
    try:
        pages = build_site(config_file, data=data, site_dir=site_dir, only=only, now=now)
    except DataError as error:
        for problem in error.problems:
            click.echo(str(problem))
        raise CommandError(f"有 {len(error.problems)} 个问题，网站没有改动。") from error
    click.echo(f"生成了 {pages} 个页面。", err=True)


@main.command()
@click.option("--counties", type=int, required=True, metavar="N", help="县的个数，1 到 3000。")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="写到这个新文件夹。"
)
def synth(counties: int, out: Path) -> None:
    """虚构若干个县的数据，供测试速度；同样的个数，得到同样的内容。"""
    from livelihood.synth import write_tree  # noqa: PLC0415 - only benchmarks need it

    try:
        write_tree(out, counties)
    except (ValueError, OSError) as error:
        raise CommandError(str(error)) from error
    click.echo(f"虚构了 {counties} 个县：{out.as_posix()}", err=True)
