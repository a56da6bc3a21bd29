"""The command ``livelihood synth``."""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path

import click

from livelihood.options import CommandError, ProjectPath
from livelihood.synth import write_tree


@click.command()
@click.option("--counties", type=int, required=True, metavar="N", help="县的个数，1 到 3000。")
@click.option("--out", type=ProjectPath(), required=True, metavar="DIR", help="写到这个新文件夹。")
@click.option("--seed", type=int, default=0, show_default=True, help="换一个数，内容就不同。")
@click.option(
    "--years", default="2022", show_default=True, metavar="YEAR,…", help="每个县有哪几年，逗号隔开。"
)
def synth(counties: int, out: Path, seed: int, years: str) -> None:
    """虚构若干个县的数据，供测试速度；同样的个数、年份和 seed，得到同样的内容。"""
    if not re.fullmatch(r"\d{4}(,\d{4})*", years):
        raise CommandError(f"--years 写成 2022 或 2022,2021，给出的是 {years}")
    write = partial(write_tree, out, counties, seed=seed, years=[int(year) for year in years.split(",")])
    try:
        # In a pipe or a log, a bar would only be noise.
        if sys.stderr.isatty():
            with click.progressbar(length=counties, label="正在虚构", file=sys.stderr) as bar:
                write(done=bar.update)
        else:
            write()
    except (ValueError, OSError) as error:
        raise CommandError(str(error)) from error
    click.echo(f"虚构了 {counties} 个县：{out.as_posix()}", err=True)
