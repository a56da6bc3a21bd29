"""One task from both places that speak of it: its section in the text and its row in the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from livelihood.drafting.attachment import Entry
from livelihood.drafting.draft import DraftProgress, DraftTask
from livelihood.drafting.fields import Fields, read_fields
from livelihood.drafting.passages import differences, similarity, tight
from livelihood.drafting.sections import Section
from livelihood.drafting.splitting import Split, split_by_commitment, split_by_markers
from livelihood.plain_text import comparable

# Two wordings of one title, misread characters included, are at least this alike.
_SAME_TITLE = 0.75


@dataclass(frozen=True)
class Origin:
    """Where tasks come from: the names of the parts that hold the sections and the tables, and the kind of text."""

    section_part: str
    entry_part: str
    is_plan: bool


def pair(
    sections: Sequence[Section], entries: Sequence[Entry]
) -> tuple[tuple[tuple[Section | None, Entry | None], ...], tuple[str, ...]]:
    """Pair sections with rows by number and title; sections that fit no row at all are no tasks."""
    titles = {entry.no: entry.title for entry in entries}
    sections = [_whole_title(section, titles.get(section.no, "")) for section in sections]
    by_no = {section.no: section for section in sections}
    if entries and sections and not any(_match(entry, sections) for entry in entries):
        doubt = f"正文分{len(sections)}节，标题和表格里的任务都不相同，正文没有收入任务"
        return tuple((None, entry) for entry in entries), (doubt,)
    pairs: list[tuple[Section | None, Entry | None]] = []
    used: set[int] = set()
    for entry in entries:
        section = _match(entry, sections) or by_no.get(entry.no)
        if section is not None and section.no in used:
            section = None
        if section is not None:
            used.add(section.no)
        pairs.append((section, entry))
    pairs += [(section, None) for section in sections if section.no not in used]
    pairs.sort(key=_number)
    return tuple(pairs), ()


def _number(pair: tuple[Section | None, Entry | None]) -> int:
    section, entry = pair
    return entry.no if entry else section.no if section else 0


def _match(entry: Entry, sections: Sequence[Section]) -> Section | None:
    """Return the section of the same title; that of the same number before others that are as alike."""
    ranked = sorted(sections, key=lambda each: (-similarity(each.title, entry.title), each.no != entry.no))
    best = ranked[0] if ranked else None
    return best if best and similarity(best.title, entry.title) >= _SAME_TITLE else None


def merge(section: Section | None, entry: Entry | None, origin: Origin, *, both: bool) -> DraftTask:
    """Return the task; ``both`` tells whether the document has sections and a table."""
    doubts = list(_pair_doubts(section, entry, both=both))
    fields = read_fields(section.text) if section else Fields()
    if section:
        doubts += [*section.doubts, *fields.doubts]
    if entry:
        doubts += entry.doubts
    split = _split(fields, entry, is_plan=origin.is_plan)
    if section:
        doubts += split.doubts
    commitment = entry.commitment if entry and entry.commitment else split.commitment
    first = entry or section
    title = first.title if first else ""
    if commitment is None and re.search(r"\d", title):
        doubts.append("没有单独的承诺，标题里有数字，承诺可能就是标题")
    from_entry = bool(entry) and (commitment is None or bool(entry and entry.commitment))
    lead, responsible = (
        (entry.lead, entry.responsible) if entry and entry.lead else (fields.lead, fields.responsible)
    )
    if origin.is_plan:
        doubts += _plan_doubts(commitment, lead)
    progress = (
        [DraftProgress(origin.section_part, None, split.progress)] if section and split.progress else []
    )
    if entry:
        progress += [DraftProgress(origin.entry_part, each.unit, each.text) for each in entry.progress]
    return DraftTask(
        no=first.no if first else 0,
        title=title,
        commitment=commitment,
        part=origin.entry_part if from_entry else origin.section_part,
        lead=lead,
        responsible=responsible,
        officials=(entry.officials if entry else ()) or fields.officials,
        progress=() if origin.is_plan else tuple(progress),
        place=first.place if first else "",
        doubts=tuple(dict.fromkeys(doubts)),
        deadline=(entry.deadline if entry else None) or fields.deadline,
    )


def _whole_title(section: Section, title: str) -> Section:
    """Return ``section`` with a title that a line break cut off, if the table has it whole."""
    for end in range(1, len(section.text) + 1):
        whole = tight(section.title + section.text[:end])
        if len(comparable(whole)) > len(comparable(title)):
            break
        if comparable(whole) == comparable(title):
            others = tuple(doubt for doubt in section.doubts if not doubt.startswith("标题"))
            return replace(section, title=whole, text=section.text[end:].lstrip("。：: "), doubts=others)
    return section


def _pair_doubts(section: Section | None, entry: Entry | None, *, both: bool) -> Iterator[str]:
    if section and entry:
        if section.no != entry.no:
            yield f"正文是第{section.no}项（{section.place}），表格的编号是{entry.no}（{entry.place}）"
        if similarity(section.title, entry.title) < _SAME_TITLE:
            yield f"编号同是{entry.no}，正文的标题是“{section.title}”，表格的是“{entry.title}”，可能不是同一项"
        elif found := differences(section.title, entry.title):
            yield f"正文和附件的标题不一样：{'，'.join(found)}；这里照附件"
    elif both and section:
        yield f"表格里没有第{section.no}项“{section.title}”"
    elif both and entry:
        yield f"正文里没有第{entry.no}项“{entry.title}”"


def _split(fields: Fields, entry: Entry | None, *, is_plan: bool) -> Split:
    """Return promise and progress of a section's text."""
    prose = tight(fields.prose)
    if is_plan:
        beside = f"“{prose[:16]}”在标签前面，没有收入承诺" if fields.commitment and prose else None
        return Split(fields.commitment or prose or None, "", (beside,) if beside else ())
    if fields.progress:
        return Split(fields.commitment or prose or None, fields.progress)
    if fields.commitment and not prose:
        prose = fields.commitment
    if entry and entry.commitment:
        split = split_by_commitment(prose, entry.commitment)
        if split:
            return split
        split = split_by_markers(prose)
        if split.commitment is None and not split.doubts:
            return split
        doubt = "正文里没有找到附件所写的承诺，承诺和进展按“截至目前”一类的字样分开"
        return Split(split.commitment, split.progress, (doubt, *split.doubts))
    return split_by_markers(prose)


def _plan_doubts(commitment: str | None, lead: Sequence[str]) -> Iterator[str]:
    if commitment is None:
        yield "没有找到这一项的承诺原文（主要任务）"
    if not lead:
        yield "没有找到牵头单位或责任单位"


def by_number(sections: Sequence[Section]) -> Mapping[int, str]:
    """Return the sections' titles by number."""
    return {section.no: section.title for section in sections}
