"""All that differs in one sentence: how many of what are new, gone and changed, and how many fell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from livelihood.diffing.differences import Differences, Kind, Presence
from livelihood.diffing.views import Section, sections

_MEASURES = {
    Kind.COUNTY: "个县",
    Kind.YEAR: "个年度",
    Kind.SOURCE: "份文件",
    Kind.REPORT: "份通报",
    Kind.TASK: "件事",
    Kind.INDICATOR: "个目标",
    Kind.EXTRA: "个没有目标的数",
    Kind.FIGURE: "个历次通报的数",
    Kind.REVISION: "次目标调整",
    Kind.CHECK: "条核对说明",
    Kind.UNIT: "个单位",
    Kind.SCHEME: "个省方案",
}
_VERBS = {Presence.ADDED: "新增", Presence.CHANGED: "改动", Presence.REMOVED: "删去"}


def summary(differences: Differences) -> str:
    """Return the sentence; what only holds other changes isn't counted as changed itself."""
    found = Counter(
        (item.kind, item.presence)
        for item in differences.walk()
        if item.presence is not Presence.CHANGED or item.fields or item.kind in {Kind.INDICATOR, Kind.SCHEME}
    )
    told = [
        f"{'消除' if (kind, presence) == (Kind.CHECK, Presence.REMOVED) else verb}{found[kind, presence]}{measure}"
        for kind, measure in _MEASURES.items()
        for presence, verb in _VERBS.items()
        if found[kind, presence]
    ]
    fallen = falls(differences)
    told += [f"{fallen}个数回落"] if fallen else []
    return f"共{'，'.join(told)}。"


def falls(differences: Differences) -> int:
    """Return how many numbers that count up are lower than before."""
    return sum(line.fell for section in _all(sections(differences)) for line in section.lines)


def _all(found: tuple[Section, ...]) -> Iterator[Section]:
    for section in found:
        yield section
        yield from _all(section.sections)
