"""The tasks of a document's running text: their headings, numbers and what stands beneath them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from livelihood.drafting.headings import Heading, task_headings
from livelihood.drafting.labels import find_labels
from livelihood.drafting.metadata import is_attachment_list, organ, standing_date
from livelihood.drafting.numbering import read_numbering
from livelihood.drafting.passages import SENTENCE_END, joined, quoted, tight, wrapped_number
from livelihood.office.blocks import Paragraph

# The document's end, which says nothing of a task; and closing words, which may.
_IMPRINT = re.compile(r"^(?:特此|抄送|主送|联系人|联系电话|[（(]?此件|[（(]联系人)")
_CLOSING = re.compile(
    r"^(?:以上|请各|各乡镇|各单位|各责任单位|各牵头单位|各部门|各有关|各级各部门|希望|下一步|下步|今后|总体来看|总的来看|从总体)"
)
_PLAIN_TITLE = re.compile(r"^[^，,；;：:。！？、\d]{4,30}。?$")
_TITLE_LENGTH = 40
# A first sentence so short, without a mark or a number, is rather a title's end that was wrapped.
_CUT_OFF = re.compile(r"(?!目前|截|一是)[^，,；;：:。！？、\d]{1,20}。.")


@dataclass(frozen=True)
class Section:
    """One numbered section: ``text`` is what follows its title, a paragraph a line, as the document has it."""

    no: int
    title: str
    text: str
    place: str
    doubts: tuple[str, ...] = ()


def find_sections(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """Return the tasks of ``paragraphs``: the numbered sections of the level on which they stand."""
    chosen, stops = task_headings(paragraphs)
    glued = _mostly_stopped(chosen)
    sections = []
    for order, heading in enumerate(chosen):
        end = min((at for at in stops if at > heading.at), default=len(paragraphs))
        last = order == len(chosen) - 1 or end != chosen[order + 1].at
        sections.append(_section(heading, paragraphs[heading.at : end], glued=glued, last=last))
    return tuple(sections)


def _mostly_stopped(headings: Sequence[Heading]) -> bool:
    """Tell whether headings end in 。 as a rule: then one that doesn't goes on in the next paragraph."""
    stopped = sum("。" in tight(each.numbering.rest) for each in headings)
    return stopped * 2 > len(headings)


def _section(heading: Heading, paragraphs: Sequence[Paragraph], *, glued: bool, last: bool) -> Section:
    doubts: list[str] = []
    kept, closing = _without_closing(paragraphs) if last else (list(paragraphs), None)
    if closing is not None and _CLOSING.match(tight(closing.text)):
        doubts.append(f"{closing.place}的{quoted(closing.text)}当作文件的结尾，没有收入这一项")
    lines = [heading.numbering.rest, *(each.text for each in kept[1:])]
    title, text = _titled(lines, glued=glued, doubts=doubts)
    for before, line in pairwise(kept[1:]):
        if _looks_like_title(before, line):
            doubts.append(
                f"{line.place}的{quoted(line.text)}像一个没有编号的标题，这里当作第{heading.numbering.no}项的内容"
            )
    if (listed := read_numbering(text)) and not find_labels(listed.rest):
        doubts.append(f"这一项的内容一开始就分了小项（{quoted(text)}），是一项还是几项请核对")
    if broken := wrapped_number(text):
        doubts.append(f"“{broken}”处换行把数字断开了，是一个数还是两个数看不出来")
    return Section(heading.numbering.no, title, text, paragraphs[0].place, tuple(doubts))


def _looks_like_title(before: Paragraph, line: Paragraph) -> bool:
    text = tight(line.text)
    finished = tight(before.text)[-1:] in SENTENCE_END or bool(find_labels(before.text))
    return finished and bool(_PLAIN_TITLE.match(text)) and not find_labels(line.text) and not organ(text)


def _without_closing(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], Paragraph | None]:
    """Return a last section without the document's end: attachment list, signature, date, closing words."""
    for at, paragraph in enumerate(paragraphs):
        text = tight(paragraph.text)
        finished = at > 0 and (tight(paragraphs[at - 1].text)[-1:] in "。！？.!" or at == 1)
        if at and (
            is_attachment_list(paragraph.text)
            or standing_date(paragraph.text)
            or _signs(paragraphs, at)
            or _IMPRINT.match(text)
            or (finished and _CLOSING.match(text))
        ):
            return list(paragraphs[:at]), paragraph
    return list(paragraphs), None


def _signs(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Tell whether the organs that sign begin at ``at``: nothing but organs up to a date."""
    for paragraph in paragraphs[at:]:
        if standing_date(paragraph.text):
            return True
        if not organ(paragraph.text):
            return False
    return False


def _titled(lines: Sequence[str], *, glued: bool, doubts: list[str]) -> tuple[str, str]:
    """Return the title and the text beneath it; both may stand in one paragraph (一、标题。正文)."""
    first, rest = lines[0], list(lines[1:])
    labels = find_labels(first)
    if labels and _is_title(before := first[: labels[0].start].rstrip("。：:（( "), alone=True):
        return tight(before), joined([first[len(before) :].lstrip("。：: "), *rest])
    for title, text in _cuts(first, rest, glued=glued):
        alone = text == joined(rest)
        if _is_title(title, alone=alone):
            if alone and "。" not in first and _CUT_OFF.match(tight(text)):
                doubts.append(
                    f"标题{quoted(title)}后面的{quoted(text)}像标题的下半截，标题在哪里结束看不清楚"
                )
            if not alone and re.search(r"\d", title):
                doubts.append(f"标题{quoted(title)}里有数字，它可能就是承诺")
            return tight(title), text
    stop = re.search(r"[。；：:，]", first)
    title, text = (first[: stop.start()], first[stop.end() :]) if stop else (first, "")
    doubts.append(f"标题{quoted(title)}是从正文里截取的，标题在哪里结束看不清楚")
    return tight(title), joined([first if stop and first[stop.start()] == "，" else text, *rest])


def _cuts(first: str, rest: Sequence[str], *, glued: bool) -> Iterator[tuple[str, str]]:
    """Yield the ways in which a heading can end, the likeliest first."""
    stop = first.find("。")
    if stop >= 0:
        yield first[:stop], joined([first[stop + 1 :], *rest])
        colon = re.search(r"[：:]", first)
        if colon:
            yield first[: colon.start()], joined([first[colon.end() :], *rest])
        return
    following = rest[0] if rest else ""
    if glued and "。" in following:
        stop = following.find("。")
        yield first + following[:stop], joined([following[stop + 1 :], *rest[1:]])
    labels = [bool(find_labels(line)) for line in rest]
    if any(labels) and 0 < labels.index(True) <= 2:
        wrapped = rest[: labels.index(True)]
        if not any(mark in line for line in wrapped for mark in SENTENCE_END + "，,"):
            yield "".join([first, *wrapped]), joined(rest[len(wrapped) :])
    yield first.rstrip("：:"), joined(rest)


def _is_title(text: str, *, alone: bool) -> bool:
    """Tell whether ``text`` can be a title; one that stands in a paragraph alone may have a comma."""
    plain = tight(text)
    marks = r"[；;：:。]|\d" if alone and re.search("[，,]", plain) else r"[，；,;：:。]"
    return 0 < len(plain) <= _TITLE_LENGTH and not re.search(marks, plain)
