"""The labelled fields of a task's text: 主要任务：… 牵头单位：… 责任单位：…, and what has no label."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from livelihood.drafting.draft import DraftOfficial
from livelihood.drafting.labels import Kind, Label, find_labels
from livelihood.drafting.passages import quoted, tight
from livelihood.drafting.people import split_people, split_units

_OPENS = re.compile(r"[（(【\[]\s*$")
_CLOSES = re.compile(r"\s*[）)】\]]\s*[。.]?\s*$")


@dataclass(frozen=True)
class Fields:
    """A task's text by label. ``prose`` is what stands before the first label."""

    prose: str = ""
    commitment: str | None = None
    progress: str | None = None
    deadline: str | None = None
    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    officials: tuple[DraftOfficial, ...] = ()
    doubts: tuple[str, ...] = ()


def read_fields(text: str) -> Fields:
    """Return the fields of ``text``; spaces are dropped, line breaks too."""
    labels = find_labels(text)
    if not labels:
        return Fields(prose=text)
    doubts: list[str] = []
    values = [_value(text, label, labels[at + 1 :]) for at, label in enumerate(labels)]
    by_kind: dict[Kind, list[tuple[Label, str]]] = {}
    for label, value in zip(labels, values, strict=True):
        by_kind.setdefault(label.kind, []).append((label, value))
    lead, responsible = _units(by_kind, doubts)
    return Fields(
        prose=_OPENS.sub("", text[: labels[0].start]),
        commitment=_run(text, labels, "commitment", doubts),
        progress=_run(text, labels, "progress", doubts),
        deadline=tight(by_kind["deadline"][0][1]).rstrip("。") if "deadline" in by_kind else None,
        lead=lead,
        responsible=responsible,
        officials=_officials(by_kind.get("official", []), doubts),
        doubts=tuple(doubts),
    )


def _value(text: str, label: Label, later: tuple[Label, ...]) -> str:
    """Return what a label labels, without the brackets around labels."""
    value = _OPENS.sub("", text[label.end : later[0].start if later else len(text)])
    opening = sum(value.count(mark) for mark in "（(【[")
    # The bracket around （牵头单位：…；责任单位：…） closes behind the last of them.
    return _CLOSES.sub("", value) if _closing(value) > opening else value


def _closing(text: str) -> int:
    return sum(text.count(mark) for mark in "）)】]")


def _run(text: str, labels: tuple[Label, ...], kind: Kind, doubts: list[str]) -> str | None:
    """Return the text of the fields of this kind, from the first to the last that follow one another."""
    at = next((at for at, label in enumerate(labels) if label.kind == kind), None)
    if at is None:
        return None
    last = at
    while last + 1 < len(labels) and labels[last + 1].kind == kind:
        last += 1
    if last > at:
        words = "、".join(label.word for label in labels[at : last + 1])
        doubts.append(f"这一项有几段（{words}），连同中间的标签一起收入")
    if any(label.kind == kind for label in labels[last + 1 :]):
        doubts.append(f"“{labels[at].word}”一类的内容不止一处，只收入第一处")
    end = labels[last + 1].start if last + 1 < len(labels) else len(text)
    value = tight(_OPENS.sub("", text[labels[at].end : end]))
    return value or None


def _units(
    by_kind: dict[Kind, list[tuple[Label, str]]], doubts: list[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lists = {}
    marked: list[str] = []
    for kind in ("lead", "unit", "support"):
        found = [split_units(value) for _, value in by_kind.get(kind, [])]
        doubts.extend(doubt for units in found for doubt in units.doubts)
        lists[kind] = [name for units in found for name in units.names]
        marked.extend(name for units in found for name in units.leads)
        lists["support"] = [*lists.get("support", []), *(name for units in found for name in units.supports)]
    return parted(lists["lead"], lists["unit"], lists["support"], marked)


def parted(
    lead: Iterable[str], units: Iterable[str], support: Iterable[str], marked: Iterable[str] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who leads and who answers: where no one is said to lead, those responsible do."""
    leading = [*dict.fromkeys([*lead, *marked])]
    supporting = [*dict.fromkeys(support)]
    others = [name for name in dict.fromkeys(units) if name not in leading and name not in supporting]
    if not leading:
        return tuple(others), tuple(supporting)
    return tuple(leading), (*others, *(name for name in supporting if name not in leading))


def _officials(found: list[tuple[Label, str]], doubts: list[str]) -> tuple[DraftOfficial, ...]:
    officials: list[DraftOfficial] = []
    for label, value in found:
        people = split_people(value)
        doubts.extend(people.doubts)
        if not people.names and value.strip():
            doubts.append(f"{label.word}{quoted(value)}里没有认出姓名")
        officials.extend(DraftOfficial(label.word, unit, name) for name, unit in people.names)
    return tuple(officials)
