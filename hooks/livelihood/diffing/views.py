"""Differences as they are read: sections within sections, each with lines before → after, in finished words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from livelihood.diffing.differences import Differences, Field, Item, Kind, Presence, Row
from livelihood.diffing.numbers import fell
from livelihood.diffing.values import NOTHING, Words, document_name, names
from livelihood.standing import READING_ORDER, Standing
from livelihood.wording import chinese_number, one_line

_MARKS = {Presence.ADDED: "新增", Presence.REMOVED: "删去", Presence.CHANGED: ""}
# What is no news where the number in the document's words is.
_TWINS = {
    "target": "target_text",
    "qualifier": "target_text",
    "actual": "actual_text",
    "stage": "actual_text",
    "value": "value_text",
    "numerator": "actual_text",
    "denominator": "actual_text",
}
# The words that most lines begin with, and the order in which they are read.
_SHORT = {
    "target_text": "目标",
    "value_text": "数",
    "actual_text": "进展",
    "as_of": "截至",
    "ratio": "比例",
    "status": "状态",
    "due": "期限",
    "source": "出处",
    "actual_source": "出处",
    "components": "分项",
    "quote": "原句",
    "actual_quote": "原句",
}
_ORDER = tuple(_SHORT)
# A new figure has its own form and claims; only a changed one's are news.
_OF_ONE_FIGURE = frozenset({"form", "stated_text", "stated_of", "stated_quote", "restated_target"})
_NUMBERS = {
    Kind.INDICATOR: ("target_text", "actual_text", "as_of", "ratio", "status"),
    Kind.PART: ("target_text", "actual_text", "ratio"),
}
# Of what is new or gone these facts suffice; an indicator's numbers come before them.
_ESSENTIAL = {
    Kind.UNIT: ("aliases",),
    Kind.SCHEME: ("year", "province_code"),
    Kind.SCHEME_TASK: (),
    Kind.MEASURE: ("unit",),
    Kind.COUNTY: ("prefecture", "province"),
    Kind.YEAR: ("title", "scheme"),
    Kind.SOURCE: ("kind", "issuer", "number", "date", "recorded"),
    Kind.REPORT: ("source", "final", "correction"),
    Kind.TASK: ("commitment", "lead", "responsible", "officials"),
    Kind.INDICATOR: (
        "due",
        "target_quote",
        "actual_quote",
        "cell",
        "components",
        "correction",
        "note",
        "figure_note",
    ),
    Kind.EXTRA: ("value_text", "as_of", "components", "quote", "cell", "prior_year", "correction", "note"),
    Kind.FIGURE: ("value_text", "as_of", "components", "quote", "cell", "prior_year", "correction", "note"),
    Kind.CHECK: ("statement",),
    Kind.PART: ("target_text", "actual_text", "due", "target_quote"),
    Kind.REVISION: ("original_text", "reason", "source", "quote"),
}


@dataclass(frozen=True)
class Line:
    """One fact; both are the same where it is told for context, ``before`` is None where there is nothing to compare."""

    label: str
    before: str | None
    after: str
    fell: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether there is something before and another thing after."""
        return self.before is not None and self.before != self.after


@dataclass(frozen=True)
class Section:
    """One thing that differs. ``mark`` is 新增, 删去 or 消除, "" where it is on both sides.

    ``is_apart`` asks for some space above: a task, which holds what belongs together.
    """

    title: str
    mark: str
    anchor: str
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    is_apart: bool = False


def sections(differences: Differences) -> tuple[Section, ...]:
    """Return what differs county by county, and then what the counties share."""
    counties = [item for item in differences.items if item.kind is Kind.COUNTY]
    shared = [item for item in differences.items if item.kind is not Kind.COUNTY]
    found = [_section(item, Words(), None) for item in counties]
    if shared:
        common = tuple(_section(item, Words(), None) for item in shared)
        found.append(Section("单位和省方案", "", "shared", (), common))
    return tuple(found)


def _section(item: Item, words: Words, parent: Item | None) -> Section:
    if item.kind is Kind.YEAR:
        words = Words.of_year(item)
    # What a scheme asks for concerns no county's numbers: of a whole one its name says enough.
    below = item.items if item.kind is not Kind.SCHEME or item.presence is Presence.CHANGED else ()
    mark = "消除" if (item.kind, item.presence) == (Kind.CHECK, Presence.REMOVED) else _MARKS[item.presence]
    return Section(
        title=_title(item, words, parent),
        mark=mark,
        anchor=f"c{item.row['county_code']}" if item.kind is Kind.COUNTY else "",
        lines=tuple(_lines(item, words, parent)),
        sections=tuple(_section(each, words, item) for each in below),
        is_apart=item.kind is Kind.TASK,
    )


def _title(item: Item, words: Words, parent: Item | None) -> str:
    row, kind = item.row, item.kind
    if kind is Kind.COUNTY:
        return f"{one_line(row['county'])}（{row['county_code']}）"
    if kind is Kind.YEAR:
        return f"{row['year']}年"
    if kind is Kind.TASK:
        return f"{_ordinal(row['task'])}、{one_line(row['task_title'])}"
    if kind is Kind.SOURCE:
        return f"文件：{document_name(row)}"
    if kind is Kind.REPORT:
        of_day = words.value(kind, "as_of", row.get("as_of"))
        return f"{kind.label}：数据截至{of_day}{'，全年结果' if row.get('final') else ''}"
    if kind is Kind.INDICATOR:
        return one_line(row["name"])
    if kind is Kind.EXTRA:
        return f"{one_line(row['name'])}（{kind.label}）"
    if kind is Kind.FIGURE:
        return f"{one_line(row['shown_name'])}（{kind.label}，出自{words.document(row['source'])}）"
    if kind is Kind.CHECK:
        return f"{kind.label}：{one_line(row.get('title') or row['kind'])}（{_figure_name(row['figure'], parent)}）"
    names_of = {Kind.SCHEME: "title", Kind.SCHEME_TASK: "task_title", Kind.REVISION: "date"}
    name = names_of.get(kind, "name")
    return f"{kind.label}：{words.value(kind, name, row.get(name))}"


def _ordinal(number: int) -> str:
    return chinese_number(number) if 1 <= number <= 99 else str(number)


def _figure_name(key: str, task: Item | None) -> str:
    sides = [side for side in (task.before, task.after) if side is not None] if task else []
    known: dict[str, str] = {}
    for side in sides:
        known |= names(side["extras"], "figure", "name") | names(side["indicators"], "indicator", "name")
    return one_line(known.get(key, key))


def _lines(item: Item, words: Words, parent: Item | None) -> Iterator[Line]:
    if item.kind is Kind.YEAR:
        yield from _standing(item)
    if item.kind in _NUMBERS:
        yield from _numbers(item, words)
    fallen = fell(item, parent)
    for field in sorted(item.fields, key=lambda field: _place(field.name)):
        if _is_told(item, field):
            continue
        label = _SHORT.get(field.name, field.label)
        before = words.value(item.kind, field.name, field.before)
        after = words.value(item.kind, field.name, field.after)
        if item.presence is Presence.CHANGED:
            yield Line(label, before, after, fallen and field.name == "value_text")
        elif field.name in _ESSENTIAL[item.kind] and (field.before or field.after):
            yield Line(label, None, after if item.before is None else before)


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _is_told(item: Item, field: Field) -> bool:
    """Tell whether another line says it already."""
    name = field.name
    if name in _NUMBERS.get(item.kind, ()):
        return True
    if name == "unit":
        return any(item.field(each) for each in ("target_text", "actual_text", "value_text"))
    if name == "components":
        return _is_listed(item)
    if item.presence is not Presence.CHANGED:
        return False
    if name in _OF_ONE_FIGURE and item.field("actual_source"):
        return True
    return name in _TWINS and item.field(_TWINS[name]) is not None


def _is_listed(item: Item) -> bool:
    """Tell whether the text of what was reached lists all that it consists of."""
    text = "value_text" if "value_text" in item.row else "actual_text"
    sides = [side for side in (item.before, item.after) if side is not None and side.get("components")]
    return all(side.get(text) == "；".join(side["components"]) for side in sides)


def _standing(item: Item) -> Iterator[Line]:
    old, new = (_standing_words(row) for row in (item.before, item.after))
    if old is None or new is None:
        yield Line("状态", None, new or old or NOTHING)
    elif old != new:
        yield Line("状态", old, new)


def _standing_words(row: Row | None) -> str | None:
    if row is None:
        return None
    counts = row.get("standing") or {}
    return Standing({status: counts[status] for status in READING_ORDER if counts.get(status)}).words()


def _numbers(item: Item, words: Words) -> Iterator[Line]:
    """Yield a promise's numbers: all of them where one changed, so that each is read beside the others."""
    sides = [side for side in (item.before, item.after) if side is not None]
    facts = [(name, [words.number(item.kind, name, side) for side in sides]) for name in _NUMBERS[item.kind]]
    fallen = fell(item)
    changed = any(told[0] != told[-1] for _, told in facts)
    for name, told in facts:
        if (changed or len(sides) == 1 or name == "target_text") and set(told) != {NOTHING}:
            before = told[0] if len(told) > 1 else None
            yield Line(_SHORT[name], before, told[-1], fallen and name == "actual_text")
