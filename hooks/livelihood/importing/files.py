"""The files that an import writes: new ones whole, additions to old ones without touching what stands there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from livelihood.importing.drafts import Drafts
from livelihood.importing.records import plan_record, report_record, scheme_record, source_record, unit_record
from livelihood.model import County, CountyYear, Ledger, Scheme
from livelihood.originals import checksum, original_name
from livelihood.yaml_writer import Short, written, written_items

_QUOTED_TITLE = "《", "》"
_ATTACHMENT = re.compile(r"^附件\s*\d*\s*[:：]\s*(\S.*)$", re.MULTILINE)


class AdditionError(Exception):
    """A file to which nothing can be added as it is written; ``str()`` says in Chinese what to do."""


@dataclass(frozen=True)
class Received:
    """The file as it was received: its ending (.docx), its bytes, and the text that is kept as evidence.

    ``notes`` say in Chinese what of the file isn't in the text, or was seen otherwise than it is stored.
    """

    suffix: str
    content: bytes
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Home:
    """Where the import writes: the data folder, what it holds, the county with its folder's name, and the year."""

    data: Path
    ledger: Ledger
    county: County
    folder: str
    year: int

    @property
    def year_folder(self) -> Path:
        """The folder of the county-year."""
        return self.data / self.folder / str(self.year)

    @property
    def county_year(self) -> CountyYear | None:
        """The county-year as it stands, None where it has no plan yet."""
        years = (each for each in self.ledger.county_years if each.county.code == self.county.code)
        return next((each for each in years if each.year == self.year), None)

    @property
    def scheme(self) -> Scheme | None:
        """The province's scheme of the year."""
        wanted = (self.county.province_code, self.year)
        return next(
            (each for each in self.ledger.schemes.values() if (each.province, each.year) == wanted), None
        )


def files(
    home: Home, drafts: Drafts, received: Received, scheme_id: str, recorded: date
) -> dict[Path, bytes]:
    """Return what each file that the import writes or adds to holds afterwards.

    ``recorded`` is the day on which the document is added. Raises AdditionError where a file can't be added to.
    """
    texts: dict[Path, str] = {}
    folder = home.year_folder
    _add(texts, home.data / "units.yml", "units", [unit_record(unit) for unit in drafts.units])
    if drafts.scheme:
        title = f"{home.county.province}{home.year}年重点民生实事"
        record = scheme_record(scheme_id, title, home.year, home.county.province_code, drafts)
        texts[home.data / "schemes" / f"{scheme_id}.yml"] = written(record)
    if drafts.plan is not None:
        plan = plan_record(_plan_title(drafts, received.text), scheme_id, drafts.source_id, drafts.plan)
        texts[folder / "plan.yml"] = written(plan)
    name = f"{drafts.source_id}.txt"
    text = received.text.encode()
    # A text that came as it is kept is its own original.
    original = name if received.content == text else original_name(drafts.source_id, received.suffix)
    check = Short(file=original, sha256=checksum(received.content))
    source = source_record(drafts.source_id, drafts.source, name, check, recorded, drafts.dismissals)
    _add(texts, folder / "sources.yml", "sources", [source])
    if drafts.report is not None and (day := drafts.as_of or drafts.source.date):
        record = report_record(drafts, drafts.report)
        texts[folder / "reports" / f"{drafts.source.date or day}.yml"] = written(record)
    contents = {path: text.encode() for path, text in texts.items()}
    contents[folder / "sources" / name] = text
    contents[folder / "sources" / original] = received.content
    return contents


def _add(texts: dict[Path, str], path: Path, key: str, items: Sequence[Mapping[str, object]]) -> None:
    """Add ``items`` to the list ``key``, the last one in the file; what stands there is kept as it is written.

    Raises AdditionError where nothing can be added below the list as it is written.
    """
    if not items:
        return
    before = f"format: 1\n{key}:\n"
    if path.exists():
        before = path.read_text(encoding="utf-8-sig").rstrip("\n") + "\n"
        before = re.sub(rf"^{key}: *\[ *\] *$", f"{key}:", before, flags=re.MULTILINE)
    first = re.search(rf"^{key}:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*(?P<margin> *)- ", before, re.MULTILINE)
    texts[path] = before + written_items(items, first["margin"] if first else "  ")
    if _count(texts[path], key) != _count(before, key) + len(items):
        raise AdditionError(
            f"{path.as_posix()} 的写法特别，不知道新的一项该写在哪里。"
            f"请把 {key} 移到文件最后，每项另起一行、以“- ”开头，再导入"
        )


def _count(text: str, key: str) -> int:
    """Return how many items the list ``key`` has in the YAML ``text``; -1 where it can't be read."""
    try:
        content = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return -1
    items = content.get(key) if isinstance(content, dict) else None
    return len(items) if isinstance(items, list) else 0


def _plan_title(drafts: Drafts, text: str) -> str | None:
    """Return the plan's title as the document has it: what its own names in 《》, itself, or its attachment's.

    None where it has none of them: no title is supplied.
    """
    if title := drafts.source.title:
        start, end = (title.find(mark) for mark in _QUOTED_TITLE)
        return title[start + 1 : end] if 0 <= start < end else title
    attachment = _ATTACHMENT.search(text)
    return attachment[1].strip() if attachment else None
