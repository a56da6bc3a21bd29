"""What differs between two versions of a plan or report, in words: which task, which figure, from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_LABELS = {
    "amendments": "录入更正", "as_of": "数据截止日期", "begins": "开头", "by_stage": "各阶段的数", "cell": "单元格",
    "commitment": "承诺原文", "correction": "更正说明", "corrections": "更正", "counts_as": "按什么单位比较",
    "county": "县名", "date": "日期", "denominator": "分母", "denominator_quote": "分母的引文", "documents": "文件",
    "due": "期限", "extra": "是否没有目标的数", "figures": "数", "final": "是否全年结果", "indicator": "目标的 id",
    "indicators": "目标", "issuer": "发文机关", "items": "逐个列出的进展", "kind": "种类", "lead": "牵头单位",
    "members": "名单", "name": "名称", "new": "更正后的数", "number": "文号", "numerator": "分子", "of": "对象",
    "old": "更正前的数", "original": "原来的目标", "part": "所在部分", "part_of": "包含在哪个目标之内",
    "parts": "分项", "per": "按什么算", "prior_year": "是否往年的数", "progress": "进展原文", "quote": "引文",
    "reason": "原因", "recorded": "收录日期", "responsible": "责任单位", "restated_target": "重述的目标",
    "revisions": "目标调整", "scope": "规模", "set_by": "由谁下达", "source": "依据的文件", "stage": "阶段",
    "stages": "阶段", "start": "起算日", "stated": "自称的比例", "target": "目标数", "tasks": "事项", "text": "文字",
    "text_sha256": "文件原文", "title": "标题", "unavailable": "无法统计的原因", "unit": "单位", "value": "数",
    "withdrawn": "是否撤回", "words": "文字进展",
}  # fmt: skip
# By what the items of a list are told apart; those of any other list by their order.
_IDENTITIES = {
    "documents": ("id",), "figures": ("indicator", "id"), "indicators": ("id",), "items": ("name",), "parts": ("name",),
    "tasks": ("no",),
}  # fmt: skip
_MOST_SHOWN = 60
_BEFORE = 10


@dataclass(frozen=True)
class Difference:
    """One difference. ``task`` and ``figure`` tell where it is, None outside of them; ``words`` say all of it."""

    task: int | None
    figure: str | None
    words: str


def differences(
    old: Mapping[str, Any], new: Mapping[str, Any], names: Mapping[tuple[int, str], str] | None = None
) -> tuple[Difference, ...]:
    """Return what differs between two versions' content.

    ``names`` are those of figures, by task number and id; without one, the id stands for it.
    """
    return tuple(_Comparison(names or {}).mapping(old, new, _Where()))


@dataclass(frozen=True)
class _Where:
    task: int | None = None
    figure: str | None = None
    words: tuple[str, ...] = ()

    def into(self, words: str, *, task: int | None = None, figure: str | None = None) -> _Where:
        return _Where(
            self.task if task is None else task,
            self.figure if figure is None else figure,
            (*self.words, words),
        )

    def difference(self, what: str) -> Difference:
        return Difference(self.task, self.figure, f"{'的'.join(self.words)}{what}")


class _Comparison:
    def __init__(self, names: Mapping[tuple[int, str], str]) -> None:
        self._names = names

    def mapping(self, old: Mapping[str, Any], new: Mapping[str, Any], at: _Where) -> Iterator[Difference]:
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != new.get(key):
                yield from self._value(key, old.get(key), new.get(key), at)

    def _value(self, key: str, old: Any, new: Any, at: _Where) -> Iterator[Difference]:
        label = _LABELS.get(key, key)
        if key in _IDENTITIES:
            yield from self._identified(key, old or [], new or [], at)
        elif isinstance(old, dict) and isinstance(new, dict):
            yield from self.mapping(old, new, at.into(label))
        elif _is_records(old) or _is_records(new):
            yield from self._ordered(label, old or [], new or [], at)
        elif key == "text_sha256":
            yield at.into(label).difference("改动过（校验值不同）")
        else:
            yield at.into(label).difference(_moved(old, new))

    def _identified(
        self, key: str, old: Sequence[dict[str, Any]], new: Sequence[dict[str, Any]], at: _Where
    ) -> Iterator[Difference]:
        before, after = _by_identity(key, old), _by_identity(key, new)
        for identity in dict.fromkeys((*before, *after)):
            one, other = before.get(identity), after.get(identity)
            there = self._item(key, identity, other or one or {}, at)
            if one is None:
                yield there.difference("是后来加的")
            elif other is None:
                yield there.difference("删去了")
            elif one != other:
                yield from self.mapping(one, other, there)
        if list(before) != list(after) and set(before) == set(after):
            yield at.into(f"{_LABELS[key]}的次序").difference("改变了")

    def _ordered(
        self, label: str, old: Sequence[Any], new: Sequence[Any], at: _Where
    ) -> Iterator[Difference]:
        for place in range(max(len(old), len(new))):
            there = at.into(f"第 {place + 1} 条{label}")
            if place >= len(old):
                yield there.difference(f"是后来加的：{_shown(new[place])}")
            elif place >= len(new):
                yield there.difference(f"删去了：{_shown(old[place])}")
            elif old[place] != new[place]:
                yield from self.mapping(old[place], new[place], there)

    def _item(self, key: str, identity: Any, item: Mapping[str, Any], at: _Where) -> _Where:
        if key == "tasks":
            title = f"“{item['title']}”" if "title" in item else ""
            return at.into(f"第 {identity} 件事{title}", task=identity)
        if key in {"figures", "indicators"}:
            name = item.get("name") or self._names.get((at.task or 0, identity), identity)
            return at.into(f"“{name}”", figure=identity)
        return at.into(f"文件 {identity} " if key == "documents" else f"“{identity}”")


def _by_identity(key: str, items: Sequence[dict[str, Any]]) -> dict[Any, dict[str, Any]]:
    found: dict[Any, dict[str, Any]] = {}
    for item in items:
        identity = next((item[name] for name in _IDENTITIES[key] if name in item), None)
        # Two items with the same name are told apart by their order.
        while identity in found:
            identity = f"{identity}′"
        found[identity] = item
    return found


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _moved(old: Any, new: Any) -> str:
    if old is None:
        return f"是后来加的：{_shown(new)}"
    if new is None:
        return f"删去了，原来是{_shown(old)}"
    if isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) > _MOST_SHOWN:
        # Of long texts, what begins to differ.
        start = max(0, _alike(old, new) - _BEFORE)
        dots = "…" if start else ""
        return f"由{_shown(dots + old[start:])}改成了{_shown(dots + new[start:])}"
    return f"由{_shown(old)}改成了{_shown(new)}"


def _alike(old: str, new: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = zip(old, new, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


def _shown(value: Any) -> str:
    """Return a value in words; of a long text its beginning."""
    if isinstance(value, bool):
        return "“是”"
    if isinstance(value, list):
        return "、".join(_shown(each) for each in value)
    if isinstance(value, dict):
        return "，".join(f"{_LABELS.get(key, key)}{_shown(each)}" for key, each in value.items())
    text = str(value)
    return f"“{text[:_MOST_SHOWN]}…”" if len(text) > _MOST_SHOWN else f"“{text}”"
