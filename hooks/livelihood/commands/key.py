"""The command ``livelihood key``."""

from __future__ import annotations

from pathlib import Path

import click

from livelihood.options import CommandError
from livelihood.transparency.keys import KeyFileError, write_new_key


@click.command()
@click.argument("name")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
def key(name: str, file: Path) -> None:
    """生成一把给公开记录签名的密钥。

    \b
    livelihood key ms.example.gov.cn/log ~/livelihood.key

    NAME 是记录的名称，用自己网站的地址，以后不再改；FILE 是新的私钥文件，要放在项目以外，只留给发布的人，另存一份
    备份。屏幕上印出公钥：把它登在别处（公报、上级网站），读者才能核对签名。发布时用 livelihood publish --key FILE 签名。
    """
    try:
        signer = write_new_key(file, name)
    except KeyFileError as error:
        raise CommandError(str(error)) from error
    click.echo(signer.verifier.text)
    click.echo(f"私钥写在 {file.as_posix()}，不要给别人，也不要放进版本库。上面一行是公钥。", err=True)
