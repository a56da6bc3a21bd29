"""The tasks of a document's tables: a row a task, or several rows a task (one a unit)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from livelihood.drafting.draft import DraftOfficial
from livelihood.drafting.fields import Fields, parted, read_fields
from livelihood.drafting.groups import Group
from livelihood.drafting.labels import Kind
from livelihood.drafting.passages import lines_of, quoted, tight, wrapped_number
from livelihood.drafting.people import split_people, split_units
from livelihood.drafting.rows import Row
from livelihood.drafting.splitting import Passage, split_by_unit
from livelihood.plain_text import comparable

# Whose the person is who answers; a leader of the county (分管领导, 牵头领导) belongs to no unit of the row.
_OF_UNIT = re.compile(r"责任人|负责人|经办人|联系人|责任领导")
_OF_COUNTY = re.compile(r"县|市|区|牵头|分管|包保|包联|主管")
_TITLE_LENGTH = 40


@dataclass(frozen=True)
class Entry:
    """A task as a table has it."""

    no: int
    title: str
    commitment: str | None
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    officials: tuple[DraftOfficial, ...]
    progress: tuple[Passage, ...]
    deadline: str | None
    place: str
    doubts: tuple[str, ...]


def read_entries(groups: Iterable[Group], titles: Mapping[int, str]) -> tuple[Entry, ...]:
    """Return the tasks that ``groups`` hold; ``titles`` are those of the running text, where they are known."""
    return tuple(_entry(group, titles.get(group.no)) for group in groups)


def _entry(group: Group, known_title: str | None) -> Entry:
    doubts = group.doubts
    title, commitment, fields = _task_texts(group, known_title)
    lead, responsible = _units(group, fields)
    units = (*lead, *responsible)
    return Entry(
        group.no,
        title,
        commitment,
        lead,
        responsible,
        (*_officials(group), *fields.officials),
        tuple(_progress(group, units)),
        _first(group, "deadline") or fields.deadline,
        group.cell.place,
        tuple(dict.fromkeys([*doubts, *fields.doubts])),
    )


def _first(group: Group, kind: Kind) -> str | None:
    cell = next(group.cells(kind), None)
    return tight(cell.text).rstrip("。") if cell else None


def _task_texts(group: Group, known_title: str | None) -> tuple[str, str | None, Fields]:
    """Return title and promise, and the fields that the task's cell labels itself (责任单位：…)."""
    text = group.text("title")
    if broken := wrapped_number(text):
        group.doubts.append(f"“{broken}”处换行把数字断开了，是一个数还是两个数看不出来")
    if not text.strip():
        group.doubts.append(f"{group.cell.place}一行没有写工作任务")
    promise = group.text("commitment")
    fields = read_fields(promise or text)
    if promise:
        commitment = fields.commitment or tight(fields.prose) or None
        return tight(text).rstrip("。"), commitment, fields
    title, rest = _titled(fields.prose, known_title, group.doubts)
    if fields.commitment and rest:
        group.doubts.append(f"标题后面的{quoted(rest)}没有收入承诺")
    return title, fields.commitment or rest, fields


def _titled(text: str, known: str | None, doubts: list[str]) -> tuple[str, str | None]:
    """Return the title and the promise of a cell that holds both (开展培训。全年完成…)."""
    whole = tight(text)
    if known and comparable(whole).startswith(comparable(known)):
        length = next(end for end in range(1, len(whole) + 1) if comparable(whole[:end]) == comparable(known))
        rest = whole[length:]
        # In the running text the title may be cut off by a line break: here it must end as titles do.
        if not rest or rest[0] in "。：:；;":
            return whole[:length], rest.lstrip("。：:；;") or None
    stop = whole.find("。")
    if stop < 0 or stop == len(whole) - 1:
        return _titled_by_line(text, doubts)
    if _can_be_title(whole[:stop]):
        return whole[:stop], whole[stop + 1 :]
    return _titled_by_line(text, doubts)


def _titled_by_line(text: str, doubts: list[str]) -> tuple[str, str | None]:
    lines = lines_of(text)
    first = tight(lines[0]) if lines else ""
    if len(lines) > 1 and _can_be_title(first.rstrip("：:。")):
        rest = tight("\n".join(lines[1:]))
        # A narrow column wraps a title that is all there is; a promise has numbers or a sentence's marks.
        if re.search(r"[，。；,;\d]", rest):
            return first.rstrip("：:。"), rest
    whole = tight(text)
    if colon := re.match(r"([^，。；：:,;\d]{2,40})[：:](.+)", whole):
        return colon[1], colon[2]
    if _can_be_title(whole.rstrip("。")):
        return whole.rstrip("。"), None
    stop = re.search(r"[，。；,;]", whole)
    title = whole[: stop.start()] if stop else whole
    doubts.append(f"任务{quoted(whole)}里没有单独的标题，标题取开头的“{title}”")
    return title, whole


def _can_be_title(text: str) -> bool:
    return 0 < len(text) <= _TITLE_LENGTH and not re.search(r"[，；,;：:。\d]", text)


def _units(group: Group, fields: Fields) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lists: dict[str, list[str]] = {"lead": list(fields.lead), "unit": [], "support": list(fields.responsible)}
    marked: list[str] = []
    kinds: tuple[Kind, ...] = ("lead", "unit", "support")
    for kind in kinds:
        for cell in group.cells(kind):
            labelled = read_fields(cell.text)
            if labelled.lead or labelled.responsible:
                lists["lead"].extend(labelled.lead)
                lists["support"].extend(labelled.responsible)
                group.doubts.extend(f"{cell.place}：{doubt}" for doubt in labelled.doubts)
                continue
            units = split_units(cell.text)
            group.doubts.extend(f"{cell.place}：{doubt}" for doubt in units.doubts)
            lists[kind].extend(units.names)
            marked.extend(units.leads)
            lists["support"].extend(units.supports)
    return parted(lists["lead"], lists["unit"], lists["support"], marked)


def _row_units(group: Group, row: Row) -> tuple[str, ...]:
    """Return the units of one row; those who lead, where the row says who does."""
    kinds: tuple[Kind, ...] = ("lead", "unit")
    for kind in kinds:
        names = [name for at in group.table.at(kind) for name in split_units(row[at].text).names]
        if names:
            return tuple(names)
    return ()


def _officials(group: Group) -> Iterator[DraftOfficial]:
    """Yield the people, column by column; whose someone is, is known where the row has one unit and one person."""
    for at in group.table.at("official"):
        column = group.table.columns[at]
        role = column.header if column else ""
        seen: set[int] = set()
        for row in group.rows:
            if id(row[at]) in seen or not row[at].text.strip():
                continue
            seen.add(id(row[at]))
            units = _row_units(group, row)
            people = split_people(row[at].text, units)
            group.doubts.extend(f"{row[at].place}：{doubt}" for doubt in people.doubts)
            alone = len(people.names) == 1 and len(units) == 1 and _spans_one_row(group, row, at)
            belongs = alone and _OF_UNIT.search(role) and not _OF_COUNTY.search(role)
            for name, unit in people.names:
                yield DraftOfficial(role, unit or (units[0] if belongs else None), name)


def _spans_one_row(group: Group, row: Row, at: int) -> bool:
    """A person's cell that is merged over the rows of several units belongs to none of them."""
    return len({_row_units(group, each) for each in group.rows if each[at] is row[at]}) <= 1


def _progress(group: Group, units: Sequence[str]) -> Iterator[Passage]:
    seen: set[int] = set()
    for row in group.rows:
        for at in group.table.at("progress"):
            cell = row[at]
            if id(cell) in seen or not cell.text.strip():
                continue
            seen.add(id(cell))
            if broken := wrapped_number(cell.text):
                group.doubts.append(f"{cell.place}：“{broken}”处换行把数字断开了，是一个数还是两个数看不出来")
            own = _row_units(group, row) if len(group.rows) > 1 and _spans_one_row(group, row, at) else ()
            for passage in split_by_unit("\n".join(lines_of(cell.text)), units):
                group.doubts.extend(f"{cell.place}：{doubt}" for doubt in passage.doubts)
                unit = passage.unit or (own[0] if len(own) == 1 else None)
                yield Passage(unit, passage.text)
