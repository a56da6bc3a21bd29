"""Ids for what has none yet: of new units, and of tasks that no scheme has."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from pypinyin import lazy_pinyin

from livelihood.drafting.draft import DraftTask
from livelihood.importing.drafts import DraftSchemeTask, DraftUnit
from livelihood.model import SchemeTask, Task
from livelihood.plain_text import comparable

AnyTask = TypeVar("AnyTask", Task, SchemeTask)

# A task of the scheme is the county's own where their titles share so much, of pairs of characters.
_SAME_TITLE = 0.6
_LONGEST = 40


def spelled(text: str, taken: Collection[str]) -> str:
    """Return an id made of the pinyin of the Chinese characters in ``text``, another one than those ``taken``."""
    syllables: list[str] = []
    for syllable in lazy_pinyin(re.sub(r"[^\u4e00-\u9fff]", "", text)):
        if len("-".join((*syllables, syllable))) > _LONGEST:
            break
        syllables.append(re.sub(r"[^a-z]", "", syllable.replace("ü", "v")))
    id = "-".join(filter(None, syllables)) or "x"
    free = (name for name in (id, *(f"{id}-{count}" for count in range(2, 10_000))) if name not in taken)
    return next(free)


def new_units(
    tasks: Sequence[DraftTask], known: Mapping[str, object], ids: Collection[str]
) -> tuple[DraftUnit, ...]:
    """Return the units that ``tasks`` name and data/units.yml lacks, in the order of the document."""
    names: dict[str, None] = {}
    for task in tasks:
        passages = (passage.unit for passage in task.progress)
        officials = (official.unit for official in task.officials)
        for name in (*task.lead, *task.responsible, *officials, *passages):
            if name and name not in known:
                names[name] = None
    found: list[DraftUnit] = []
    taken = set(ids)
    for name in names:
        id = spelled(name.removeprefix("县"), taken)
        taken.add(id)
        found.append(DraftUnit(id, name, tuple(_doubts(name, known))))
    return tuple(found)


def _doubts(name: str, known: Mapping[str, object]) -> list[str]:
    alike = [other for other in known if _is_short_for(name, other) or _is_short_for(other, name)]
    if not alike:
        return []
    others = "、".join(f"“{other}”" for other in alike[:3])
    return [
        f"“{name}”可能就是{others}的另一种写法；若是，在 data/units.yml 里写进它的 aliases，并删去这个新单位"
    ]


def _is_short_for(short: str, long: str) -> bool:
    """Tell whether ``short`` may be a short form of ``long``: its characters in order, the first and last the same."""
    if len(short) >= len(long) or short[0] != long[0]:
        return False
    rest = iter(long)
    return all(character in rest for character in short.removesuffix("局").removesuffix("委"))


def same_task(title: str, no: int, tasks: Sequence[AnyTask]) -> AnyTask | None:
    """Return the task that is this one by its title, of equals the one with its number; None: no title is near enough."""
    scored = [(_likeness(title, each.title), each.no == no, each) for each in tasks]
    likeness, _, best = max(scored, key=lambda found: found[:2])
    return best if likeness >= _SAME_TITLE else None


def scheme_tasks(tasks: Sequence[DraftTask]) -> tuple[DraftSchemeTask, ...]:
    """Return the tasks of a scheme that has to be made: those of the first county whose plan is read."""
    keys: list[str] = []
    for task in tasks:
        keys.append(spelled(task.title, keys))
    return tuple(DraftSchemeTask(task.no, key, task.title) for task, key in zip(tasks, keys, strict=True))


def _likeness(one: str, other: str) -> float:
    pairs = [
        {form[at : at + 2] for at in range(len(form) - 1)} for form in (comparable(one), comparable(other))
    ]
    shared = len(pairs[0] & pairs[1])
    return 2 * shared / max(1, len(pairs[0]) + len(pairs[1]))
