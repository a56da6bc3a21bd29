"""The command ``livelihood publish``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from livelihood import addresses, routes
from livelihood.building.engines import LocalEngine, settle
from livelihood.building.failures import told_failures
from livelihood.building.inputs import BuildRequest
from livelihood.clock import moment
from livelihood.options import CommandError, ProjectPath, config_option, data_option, now_option
from livelihood.places import LOG_FOLDER
from livelihood.policy import content_security_policy
from livelihood.publishing.archive import write_archive, writer_for
from livelihood.publishing.errors import PublishError, told
from livelihood.publishing.publication import Publication, Published, publication
from livelihood.publishing.server_files import server_files, write_server_files
from livelihood.publishing.staging import Staging
from livelihood.site_checks.checking import SiteCheck
from livelihood.site_checks.flaws import FlawedSiteError
from livelihood.transparency.keys import KeyFileError, read_signer
from livelihood.transparency.pending import PendingLog, pending_log

# Flaws often have one cause: nobody reads on after so many.
_SHOWN = 50


@click.command("publish")
@click.argument("folder", metavar="DIR", type=ProjectPath())
@data_option
@now_option
@config_option
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="同时用几个进程；默认每个处理器核一个。"
)
@click.option(
    "--keep", type=click.IntRange(min=1), default=5, show_default=True, metavar="N", help="留下最近几版。"
)
@click.option("--rollback", is_flag=True, help="不生成，恢复成上一版。")
@click.option(
    "--archive",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="另存一个压缩包（.zip、.tar.gz），用来上传到只收文件的服务器。",
)
@click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="给公开记录签名的私钥，由 livelihood key 生成，放在项目以外；没有就不签名。",
)
def publish_command(
    folder: Path, *, keep: int, rollback: bool, archive: Path | None, workers: int | None, **asked: Any
) -> None:
    """生成网站，检查无误以后，一步换上。

    \b
    livelihood publish 发布
    livelihood publish 发布 --rollback

    服务器公开的是 DIR/current；DIR/server 里有服务器的配置。出了任何错，或者中途断电、被终止，公开的仍是原来完整的网站。
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    settle()
    _refuse_other_suffix(archive)
    with _told_refusals(), told_failures(), publication(folder) as opened:
        if rollback:
            release = opened.roll_back().release
            click.echo(f"已恢复成上一版 {release}，{_pages(opened, release)} 个页面。", err=True)
        else:
            done, log = _publish(opened, LocalEngine(workers or 0), keep, **asked)
            release = done.release
            click.echo(f"{_told(done, _pages(opened, release))}{_told_log(log)}", err=True)
        if archive:
            _write_archive(archive, opened, release)


def _publish(
    opened: Publication,
    engine: LocalEngine,
    keep: int,
    *,
    data: Path,
    now: datetime | None,
    config_file: Path,
    key: Path | None,
) -> tuple[Published, PendingLog]:
    request = BuildRequest(config_file, now or moment(), data)
    signer = read_signer(key) if key else None
    settings = server_files(opened.folder, request)
    check = SiteCheck(data, request.now, content_security_policy(in_page=True))
    served = opened.folder / "current" / routes.open_data() / LOG_FOLDER
    pending = partial(pending_log, data, request.now, signer, served)
    staging = Staging(request, check, engine, pending, _tell)

    logs: list[PendingLog] = []

    def stage(folder: Path) -> Callable[[Iterable[str]], None]:
        logs.append(staging.make(folder))
        return record

    def record(paths: Iterable[str]) -> None:
        write_server_files(opened.folder, settings)
        addresses.record(data, addresses.page_addresses(paths))
        logs[0].save()

    return opened.publish(stage, request.now, keep=keep), logs[0]


def _refuse_other_suffix(archive: Path | None) -> None:
    try:
        if archive:
            writer_for(archive)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--archive") from error


@contextmanager
def _told_refusals() -> Iterator[None]:
    """Turn what stops publishing into CommandError; flaws of the built site are printed first, each on a line."""
    try:
        yield
    except FlawedSiteError as error:
        for flaw in error.flaws[:_SHOWN]:
            click.echo(str(flaw))
        more = f"（只列出前 {_SHOWN} 处）" if len(error.flaws) > _SHOWN else ""
        raise CommandError(
            f"生成的网站有 {len(error.flaws)} 处不对{more}，没有发布，原来的网站没有改动。"
        ) from error
    except (PublishError, KeyFileError) as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"没有发布，原来的网站没有改动。{told(error)}") from error


def _write_archive(file: Path, opened: Publication, release: str) -> None:
    try:
        write_archive(file, opened.releases.path(release), opened.releases.manifest(release).files)
    except OSError as error:
        raise CommandError(f"网站已经是 {release} 这一版；压缩包没有写成。{told(error)}") from error
    click.echo(f"压缩包：{file.as_posix()}", err=True)


def _pages(opened: Publication, release: str) -> int:
    return sum(1 for _ in addresses.page_addresses(opened.releases.manifest(release).files))


def _told(done: Published, pages: int) -> str:
    if not done.changed:
        return f"没有变化，网站仍是 {done.release} 这一版，{pages} 个页面。"
    gone = f"清理了 {len(done.removed)} 个旧版。" if done.removed else ""
    return f"发布了 {done.release}，{pages} 个页面。{gone}"


def _told_log(log: PendingLog) -> str:
    added = f"公开记录新增 {log.added} 条" if log.added else "公开记录没有新增"
    return f"{added}，已签名。" if log.is_signed else f"{added}，没有签名（没有用 --key）。"


def _tell(what: str) -> None:
    """Say on a terminal what is being done; a pipe stays quiet."""
    if sys.stderr.isatty():
        click.echo(what, err=True)
