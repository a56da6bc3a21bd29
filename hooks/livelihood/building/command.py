"""The command ``livelihood build``."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from livelihood.building.build import build
from livelihood.building.engines import Engine, LocalEngine, settle
from livelihood.building.failures import told_failures
from livelihood.building.inputs import BuildRequest
from livelihood.clock import moment
from livelihood.options import ProjectPath, config_option, data_option, now_option, only_option


@click.command("build")
@data_option
@click.option(
    "--site-dir",
    type=ProjectPath(),
    metavar="DIR",
    help="输出文件夹；默认照 mkdocs.yml，为 site。",
)
@only_option
@now_option
@config_option
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="同时用几个进程；默认每个处理器核一个。"
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="在哪里生成：本机，或一个 Dask 集群。",
)
@click.option("--scheduler", metavar="URL", help="Dask 调度器的地址，如 tcp://10.0.0.1:8786。")
@click.option("--search/--no-search", default=True, help="生成搜索索引（默认），或不生成。")
@click.option("--open-data/--no-open-data", default=True, help="生成开放数据（默认），或不生成。")
def build_command(
    config_file: Path,
    now: datetime | None,
    workers: int | None,
    engine: str,
    scheduler: str | None,
    only: tuple[str, ...],
    **asked: Any,
) -> None:
    """检查数据并生成网站；没有变的不再生成。

    数据有错误时列出全部问题，不动原来的网站，退出码为 1。
    """
    # Its notice about a later MkDocs is for Material's developers, not for a press office.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    settle()
    local = LocalEngine(workers or 0)
    chosen = _engine(engine, scheduler)
    with told_failures():
        codes = tuple(sorted(set(only)))
        request = BuildRequest(config_file=config_file, now=now or moment(), only=codes, **asked)
        report = build(request, local, chosen)
    for warning in report.warnings:
        click.echo(str(warning))
    click.echo(str(report), err=True)


def _engine(name: str, scheduler: str | None) -> Engine | None:
    """Return the engine on a cluster, None for this machine."""
    if name == "local":
        if scheduler:
            raise click.UsageError("--scheduler 要和 --engine dask 一起用。")
        return None
    if not scheduler:
        raise click.UsageError("--engine dask 要用 --scheduler 写明调度器的地址，如 tcp://10.0.0.1:8786。")
    from livelihood.building.dask_engine import DaskEngine  # noqa: PLC0415 - an optional extra

    return DaskEngine(scheduler)
