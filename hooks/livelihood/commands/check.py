"""The command ``livelihood check``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from livelihood.inventory import inventory
from livelihood.options import data_option
from livelihood.problems import Severity, as_json
from livelihood.site import check_data


@click.command()
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
