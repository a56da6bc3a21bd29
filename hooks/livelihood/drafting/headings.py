"""Numbered headings: on which level a document's tasks stand, and which headings are only its chapters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from livelihood.drafting.labels import find_labels
from livelihood.drafting.numbering import Numbering, read_numbering
from livelihood.drafting.passages import tight
from livelihood.office.blocks import Paragraph

# Headings that part a document and are no task themselves.
_CHAPTER = re.compile(
    r"(?:总体(?:要求|目标|情况|思路|安排)|指导思想|基本(?:原则|情况)|工作(?:要求|原则|措施|目标|任务|安排|重点|步骤|机制|内容|"
    r"进展|推进|开展|打算|成效|完成|落实)|主要(?:任务|目标|做法|工作|内容|措施|成效|问题)|重点(?:任务|工作|内容|事项)|"
    r"目标任务|任务(?:分工|目标|分解|安排|内容|清单)|保障措施|组织(?:领导|保障|实施)|"
    r"加强(?:组织|领导|督|考核|宣传|调度|沟通|协调|监督|保障)|"
    r"强化(?:组织|责任|督|监督|考核|保障|宣传|协|领导|跟踪|调度|工作)|"
    r"实施步骤|进度安排|时间安排|存在(?:的|主要)?|下一步|下步|有关要求|相关要求|几点要求|推进(?:措施|情况)|考核|督导|附则|"
    r"(?:整体|主要|目前|各项|具体)?(?:进展|完成|推进|落实)情况|具体(?:任务|内容|项目|安排|进展|要求|情况)|"
    r"(?:重点)?(?:民生)?实事(?:项目|内容|清单|任务|完成|推进|进展|落实)|项目(?:内容|清单|安排)|意见建议|"
    r"提高(?:政治|思想|认识|站位)|(?:严格|压实|明确|落实)(?:工作)?(?:责任|要求|考核|督)|严明|健全(?:工作)?机制|"
    r"各项(?:工作|任务|民生)|(?:全年|年度|上半年)(?:工作|目标|任务|完成))"
)
# A chapter under which the tasks stand, as （一）（二）….
_TASK_CHAPTER = re.compile(r"任务|实事|项目|内容|进展|完成|推进|落实情况|工作重点|重点工作")


class Heading(NamedTuple):
    """A numbered paragraph: its index and its number."""

    at: int
    numbering: Numbering


def task_headings(paragraphs: Sequence[Paragraph]) -> tuple[list[Heading], set[int]]:
    """Return the tasks' headings, and where the sections of their level or a higher one begin."""
    headings = [
        Heading(at, numbering)
        for at, paragraph in enumerate(paragraphs)
        if (numbering := read_numbering(paragraph.text)) and not _is_label(numbering.rest)
    ]
    if not headings:
        return [], set()
    style = _task_style(headings, paragraphs)
    styles = _styles(headings)
    outer = styles[: styles.index(style)]
    chosen = [each for each in _under_task_chapters(headings, style, outer) if not _is_chapter(each)]
    return chosen, {each.at for each in headings if each.numbering.style in {style, *outer}}


def _is_label(text: str) -> bool:
    """Tell whether a numbered line only labels a field of a task: （一）主要任务：… is one."""
    labels = find_labels(text)
    return bool(labels) and labels[0].start == 0


def _styles(headings: Sequence[Heading]) -> list[str]:
    """Return the styles of numbers, the outermost first: that which appears first encloses the others."""
    return list(dict.fromkeys(each.numbering.style for each in headings))


def _is_chapter(heading: Heading) -> bool:
    return bool(_CHAPTER.match(tight(heading.numbering.rest)))


def _task_style(headings: Sequence[Heading], paragraphs: Sequence[Paragraph]) -> str:
    """Return the style in which the tasks are numbered."""
    styles = _styles(headings)
    named = {
        style: [each for each in headings if each.numbering.style == style and not _is_chapter(each)]
        for style in styles
    }
    labelled = {
        style: sum(_has_label(each, headings, paragraphs, {*styles[: depth + 1]}) for each in named[style])
        for depth, style in enumerate(styles)
    }
    best = max(styles, key=lambda style: labelled[style])
    if labelled[best]:
        return best
    if (running := _running_on(styles, named)) is not None:
        return running
    for depth, style in enumerate(styles):
        chapters = any(_is_chapter(each) for each in headings if each.numbering.style == style)
        inner = max((len(named[other]) for other in styles[depth + 1 :]), default=0)
        if named[style] and not (chapters and inner > len(named[style])):
            return style
    return styles[-1]


def _running_on(styles: Sequence[str], named: dict[str, list[Heading]]) -> str | None:
    """Return the style whose numbers run on through the sections of an outer one, which are then only themes."""
    for outer, inner in pairwise(styles):
        numbers = [each.numbering.no for each in named[inner]]
        themes = {sum(theme.at < each.at for theme in named[outer]) for each in named[inner]}
        if numbers == list(range(1, len(numbers) + 1)) and len(themes - {0}) > 1:
            return inner
    return None


def _has_label(
    heading: Heading,
    headings: Sequence[Heading],
    paragraphs: Sequence[Paragraph],
    stopping: set[str],
) -> bool:
    """Tell whether a section holds labelled lines (牵头单位：…)."""
    end = min(
        (each.at for each in headings if each.at > heading.at and each.numbering.style in stopping),
        default=len(paragraphs),
    )
    return any(find_labels(paragraph.text) for paragraph in paragraphs[heading.at : end])


def _under_task_chapters(headings: Sequence[Heading], style: str, outer: Sequence[str]) -> list[Heading]:
    """Return the headings of ``style``; where chapters enclose some, only those of the chapters of tasks."""
    chosen: list[tuple[Heading, Heading | None]] = []
    chapter: Heading | None = None
    for heading in headings:
        if heading.numbering.style in outer:
            chapter = heading
        elif heading.numbering.style == style:
            chosen.append((heading, chapter))
    of_tasks = [
        heading
        for heading, above in chosen
        if above is not None and _is_chapter(above) and _TASK_CHAPTER.search(tight(above.numbering.rest)[:12])
    ]
    return (
        of_tasks
        or [heading for heading, above in chosen if above is None or not _is_chapter(above)]
        or [heading for heading, _ in chosen]
    )
