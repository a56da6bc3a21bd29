"""A plan, a notice or a filled-in workbook into the data: read, put before a person, checked, written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import click

from livelihood.file_sets import write_all
from livelihood.importing import dialog
from livelihood.importing.drafts import Decision, settled, uncertain
from livelihood.importing.files import Home, files
from livelihood.importing.reading import read_drafts, scheme_id
from livelihood.importing.staging import Staged, staged
from livelihood.problems import Severity
from livelihood.site import check_data

Mode = Literal["ask", "yes", "draft"]


class ImportRefusedError(Exception):
    """Nothing was written; ``str()`` says in Chinese why and what to do."""


def import_file(
    path: Path, data: Path, code: str, year: int, *, as_of: date | None, mode: Mode, now: datetime
) -> tuple[Path, ...]:
    """Read ``path``, put it before a person and write what was agreed to; return the files written.

    ``mode`` is "ask", "yes" (write, unless anything is uncertain or wrong) or "draft" (write everything, the uncertain
    marked 待确认). Raises ImportRefusedError or DocumentError: then nothing was written.
    """
    home = find_home(data, code, year)
    drafts, received = read_drafts(path, home, as_of, now.date())
    dialog.tell_document(drafts, received)
    dialog.tell_tasks(drafts)
    doubts = uncertain(drafts)
    if mode == "ask":
        drafts = settled(drafts, dialog.decide(doubts) if doubts else {})
    elif doubts:
        dialog.tell_doubts(doubts)
    left = uncertain(drafts)
    agreed = settled(drafts, {item.path: Decision.ACCEPT for item in left})
    outcome = staged(data, home.folder, files(home, agreed, received, scheme_id(home), now.date()), now)
    dialog.tell_result(outcome)
    _agree(mode, len(left), outcome)
    contents = files(home, drafts, received, scheme_id(home), now.date())
    _check_free(contents, home)
    write_all(contents)
    return tuple(contents)


def find_home(data: Path, code: str, year: int) -> Home:
    """Return where the county-year's data is.

    Raises ImportRefusedError where the county isn't there, or where its data has errors: what can't be read can't be
    matched with, and might be overwritten.
    """
    ledger, problems = check_data(data, only=(code,))
    record = next((each for each in ledger.counties if each.county.code == code), None)
    if record is None:
        raise ImportRefusedError(
            f"{data.as_posix()} 里没有代码为 {code} 的县。"
            f"请先新建：livelihood new {code}-拼音 --name 县名 --prefecture 地级市 --province 省"
        )
    folder = (data / record.folder).as_posix()
    # What an earlier draft left to be confirmed is no hindrance.
    own = [each for each in problems.errors if each.path.startswith(folder) and each.code != "unconfirmed"]
    if own:
        told = "\n".join(str(each) for each in own)
        raise ImportRefusedError(
            f"{told}\n{folder} 里已有的数据有 {len(own)} 个错误，请先改好（livelihood check）再导入。"
        )
    return Home(data, ledger, record.county, record.folder, year)


def _check_free(contents: Mapping[Path, bytes], home: Home) -> None:
    """Raise ImportRefusedError where a file would be overwritten; lists are only added to."""
    added_to = {home.data / "units.yml", home.year_folder / "sources.yml"}
    there = [path.as_posix() for path in contents if path not in added_to and path.exists()]
    if there:
        raise ImportRefusedError(
            f"{'、'.join(there)} 已经存在，不会覆盖。请核对是不是已经导入过；确实不用的，先移走"
        )


def _agree(mode: Mode, left: int, outcome: Staged) -> None:
    """Raise ImportRefusedError unless what would be written may be; ``left`` is the number of things in doubt."""
    errors = [problem for problem in outcome.problems if problem.severity is Severity.ERROR]
    if mode == "yes" and (left or errors):
        raise ImportRefusedError(
            f"有 {left} 处待确认，{len(errors)} 个错误，没有写入任何文件。"
            "请在终端里不带 --yes 运行，逐项确认；或用 --draft 先写下来，再逐处核对"
        )
    if mode == "ask":
        in_doubt = f"（其中 {left} 处待确认）" if left else ""
        to_mend = f"还有 {len(errors)} 个问题要补，" if errors else ""
        if not click.confirm(f"\n{to_mend}写入{in_doubt}吗？", default=False):
            raise ImportRefusedError("没有写入任何文件")
