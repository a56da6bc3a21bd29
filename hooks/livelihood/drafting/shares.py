"""One number or a row of numbers for several named things: 各1.4万人, 均不低于90%, 分别为60%和98%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from livelihood.drafting.clauses import Passage
from livelihood.drafting.mention import Mention

_EACH = re.compile(
    r"^(?:各|各自)(?!成员|单位|部门|乡|镇|街|村|社区|县|区|市|级|学校|类|地|办|行)|(?<=[一-鿿])(?:均|都|各)(?:已|为|要|应)?(?:不|达|$)|(?:均|都)$"
)
_EACH_PLACE = re.compile(r"各(乡镇|乡|镇|街道|行政村|村|社区|学校|县区|县|区|单位|部门)")
_RESPECTIVELY = re.compile(r"分别")
_ITEMS = re.compile(r"[、和及与]")
_DOING = re.compile(
    r"^.*(?:开展|完成|实现|实施|进行|提供|一次|免费|推动|推进|新建|建设|改造|使|让|且|的)(?=.{2})"
)


def names_of(passage: Passage, mention: Mention) -> tuple[tuple[str, ...], int] | None:
    """Return the names that share the mention's one number, and where they begin; None where it has only one.

    Empty names say that the words speak of several things which can't be told apart.
    """
    before = mention.before.lstrip(",、")
    if re.match(r"各(?!自)", before) and not _EACH_PLACE.match(before) and _EACH.search(before):
        ahead = (
            passage.clause(mention.clause.start - 2)
            if mention.clause.start > mention.sentence.start
            else None
        )
        if ahead is None:
            return (), mention.clause.start
        return _parallel(passage.text[ahead.start : ahead.end]), ahead.start
    if found := re.search(r"各(?:自|达到|达|为)?$", before):
        return _parallel(before[: found.start()]), mention.clause.start
    found = re.search(r"(?:均|都)(?:已|要|应|须)?$", before)
    if found:
        return _rates(before[: found.start()]), mention.clause.start
    return None


def place_of(mention: Mention) -> str | None:
    """Return the kind of place that the number holds for each of: 乡镇 in 各乡镇新建1所."""
    found = _EACH_PLACE.search(mention.before)
    return found[1] if found else None


def rows(mentions: Sequence[Mention]) -> dict[int, str]:
    """Return the names of numbers in a row (A和B分别为60%、98%) by their index; an empty name can't be told."""
    names: dict[int, str] = {}
    for at, mention in enumerate(mentions):
        if not (found := _RESPECTIVELY.search(mention.before)):
            continue
        row = [at]
        while (
            row[-1] + 1 < len(mentions)
            and mentions[row[-1] + 1].sentence == mention.sentence
            and not mentions[row[-1] + 1].before
            and not mentions[row[-1]].after
        ):
            row.append(row[-1] + 1)
        head = mention.before[: found.start()]
        items = [each for each in _ITEMS.split(head) if each]
        told = len(items) == len(row) > 1
        tail = mention.before[found.end() :]
        for place, index in enumerate(row):
            names[index] = items[place] + re.sub(r"^(?:达到|达|为|完成|是)", "", tail) if told else ""
    return names


def _rates(text: str) -> tuple[str, ...]:
    """Return the names in 分厅事项月使用率、事项可用率."""
    items = tuple(each for each in _ITEMS.split(text) if len(each) > 1)
    return items if len(items) > 1 and len({each[-1] for each in items}) == 1 else ()


def _parallel(text: str) -> tuple[str, ...]:
    """Return the names in 免费开展一次宫颈癌、乳腺癌筛查: parallel words that end alike, the last one going on."""
    items = [each for each in _ITEMS.split(text) if each]
    if len(items) < 2:
        return ()
    last, sign = items[-1], items[-2][-1]
    at = last.find(sign)
    if at < 1:
        return ()
    heads, tail = [last[: at + 1]], last[at + 1 :]
    for item in reversed(items[:-1]):
        if item[-1] != sign:
            break
        heads.insert(0, _DOING.sub("", item))
    told = len(heads) > 1 and all(2 <= len(head) <= 8 for head in heads)
    return tuple(head + tail for head in heads) if told else ()
