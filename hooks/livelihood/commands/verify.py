"""The command ``livelihood verify``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from livelihood.options import CommandError
from livelihood.transparency.keys import KeyFileError, read_verifier
from livelihood.transparency.verification import (
    NoLogError,
    Verification,
    log_folder,
    verify_against,
    verify_log,
    verify_signature,
    verify_site,
)

_NOT_CHECKED = (
    "网页上显示的字和数、本站的说明、负责人、现行版本以前的各版内容；"
    "文件是不是政府发的、数是不是真的，核对不出来"
)


@click.command()
@click.argument("place", type=click.Path(path_type=Path, exists=True), metavar="SITE_OR_LOG")
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True),
    metavar="OLDER",
    help="以前存下的检查点、公开记录或网站：核对历史有没有改写。",
)
@click.option(
    "--key", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="从别处得到的公钥文件。"
)
def verify(place: Path, against: Path | None, key: Path | None) -> None:
    """核对一份网站的副本或它的公开记录，谁都可以做。

    \b
    livelihood verify 网站副本
    livelihood verify 网站副本 --against 上个月存下的checkpoint --key 公钥文件

    SITE_OR_LOG 是下载下来的网站文件夹，或其中的 open-data/log 文件夹。逐条列出相符的、不符的和没有核对的；
    有一处不符，退出码为 1。
    """
    found = Verification()
    try:
        trusted = read_verifier(key) if key else None
        folder = log_folder(place)
        log = verify_log(folder, found)
        verify_signature(log, folder, trusted, found)
        if against:
            verify_against(log, folder, against, found)
        if not log.faults and (place / "index.html").is_file():
            verify_site(place, log, found)
    except (NoLogError, KeyFileError) as error:
        raise CommandError(f"{error}。") from error
    except OSError as error:
        raise CommandError(f"读不了 {error.filename}：{error.strerror}。") from error
    for words in found.holds:
        click.echo(f"相符：{words}。")
    for words in found.remarks:
        click.echo(f"注意：{words}。")
    for fault in found.faults:
        click.echo(f"{fault.file}:{fault.line}: 不符：{fault.words}")
    click.echo(f"没有核对：{_NOT_CHECKED}。")
    if found.faults:
        click.echo(f"有 {len(found.faults)} 处不符。", err=True)
        sys.exit(1)
