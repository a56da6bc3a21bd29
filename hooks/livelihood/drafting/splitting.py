"""Where a promise ends and the progress begins, and which unit each passage of progress is from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from livelihood.drafting.passages import differences, similarity, tight
from livelihood.drafting.people import looks_like_unit
from livelihood.plain_text import comparable, compare

# What a notice's progress opens with; after a comma too, so sure a sign it is.
_STRONG = re.compile(
    r"(?:^|(?<=[。；;！？!?，,]))"
    r"(?=(?:截至|截止到?)(?:目前|今|现在|上半年|(?:20\d\d年|今年)?\d{1,2}月(?:\d{1,2}日|底|份|末)?)|[到至]目前)"
)
# Less sure: 一是 may list what is promised, and by 年底 something may be promised.
_WEAK = re.compile(
    r"(?:^|(?<=[。；;！？!?]))(?=目前|现已|已经?(?!婚)|上半年|今年以来|年初以来|一是|进展情况|完成情况|截[至止](?:20\d\d年|今年)?年?底)"
)
_DONE = re.compile(r"已(?!婚)|完成了|正在|目前|截至|截止")
_BREAK = re.compile(r"[。；;，,]")
_LEADING_MARK = re.compile(r"^[。；;，,、：:\s]+")
_UNIT_LABEL = re.compile(
    r"(?:^|(?<=[。；;！？!?）)\n]))[ \t\u3000]*(?P<unit>[^\s，,。；;：:、！？!?\d]{2,20})\s*[：:]\s*"
)
# A wrapped or misread wording of a promise is still this alike; another promise isn't.
_ALIKE = 0.9


class Split(NamedTuple):
    """A task's running text cut in two; ``doubts`` say what is uncertain about the cut."""

    commitment: str | None
    progress: str
    doubts: tuple[str, ...] = ()


class Passage(NamedTuple):
    """A passage of progress and the unit that the document puts before it."""

    unit: str | None
    text: str
    doubts: tuple[str, ...] = ()


def split_by_commitment(text: str, commitment: str) -> Split | None:
    """Cut ``text`` behind the promise that the attachment words as ``commitment``; None if it isn't there."""
    body = compare(text)
    wanted = comparable(commitment)
    at = body.text.find(wanted)
    if at == 0:
        return Split(commitment, _rest(text, body.offsets, len(wanted)))
    if at > 0:
        before = text[: body.offsets[at]]
        doubt = f"正文在承诺前面还有“{tight(before)}”，没有收入"
        return Split(commitment, _rest(text, body.offsets, at + len(wanted)), (doubt,))
    ends = [found.end() for found in _BREAK.finditer(body.text)] + [len(body.text)]
    near = [end for end in ends if abs(end - len(wanted)) <= max(12, len(wanted) // 5)]
    if not near:
        return None
    best = max(near, key=lambda end: similarity(body.text[:end], wanted))
    if similarity(body.text[:best], wanted) < _ALIKE:
        return None
    found = differences(body.text[:best], wanted)
    doubts = (f"正文和附件所写的承诺不一样：{'，'.join(found)}；这里照附件",) if found else ()
    return Split(commitment, _rest(text, body.offsets, best), doubts)


def _rest(text: str, offsets: Sequence[int], end: int) -> str:
    rest = text[offsets[end] :] if end < len(offsets) else ""
    return _LEADING_MARK.sub("", tight(rest))


def split_by_markers(text: str) -> Split:
    """Cut ``text`` where the progress begins by its own words (截至目前，…; 目前，…; 一是…)."""
    whole = tight(text)
    strong, weak = _STRONG.search(whole), _WEAK.search(whole)
    cut = strong or weak
    if cut is None:
        doubt = "没有“截至目前”一类的字样，承诺和进展分不开，全文当作进展"
        return Split(None, whole, (doubt,) if whole else ())
    commitment, progress = whole[: cut.start()].rstrip("，,；;、"), whole[cut.start() :]
    if _DONE.search(commitment):
        return Split(commitment, progress, ("“截至目前”一类的字样前面已经在说进展，承诺到哪里为止看不清楚",))
    doubts = (
        ()
        if strong or progress.startswith("目前")
        else (f"进展从“{progress[:6]}…”算起，承诺到哪里为止请核对",)
    )
    return Split(commitment or None, progress, doubts)


def split_by_unit(text: str, units: Sequence[str]) -> tuple[Passage, ...]:
    """Cut a cell's progress at its units (县城管局：…县住建局：…); without any it is one passage."""
    cuts = [
        found
        for found in _UNIT_LABEL.finditer(text)
        if found["unit"] in units or (looks_like_unit(found["unit"]) and _is_name(found["unit"], units))
    ]
    if not cuts:
        whole = tight(text)
        return (Passage(None, whole),) if whole else ()
    passages = []
    if before := tight(text[: cuts[0].start()]):
        passages.append(Passage(None, before))
    for cut, after in zip(cuts, [*cuts[1:], None], strict=True):
        passage = tight(text[cut.end() : after.start() if after else len(text)])
        doubts = () if cut["unit"] in units else (f"进展前写的“{cut['unit']}”不在责任单位里",)
        if passage:
            passages.append(Passage(cut["unit"], passage, doubts))
    return tuple(passages)


def _is_name(label: str, units: Sequence[str]) -> bool:
    """A label that no unit of the row bears is a unit's only if the row has units and it begins like theirs."""
    return not units or any(label[0] == unit[0] for unit in units)
