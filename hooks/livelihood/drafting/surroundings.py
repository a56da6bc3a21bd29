"""The words around numbers: which number each names, which is a part of which, and where a change begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from livelihood.drafting.clauses import Passage
from livelihood.drafting.mention import Mention
from livelihood.drafting.roles import Role

_JOINS = re.compile(r"[、,和及与并且以或/]")
# Words that open a new promise: what stands between two numbers belongs to the second if it begins with one.
_OPENS = re.compile(
    r"(?:并|且|共|新|再|已)?(?:新增|新建|新改|改建|扩建|改扩建|改造|完成|建成|建设|实现|开展|培训|发放|救助|安置|安排|增加|开工|解决"
    r"|投放|投用|创建|打造|举办|组织|资助|帮扶|串联|受益|惠及|覆盖|服务|总|其中|路面|路基)"
)
_TURNS = re.compile(
    r"已|累计|目前|分别|新建|改建|扩建|改扩建|新增|建成|完成|发放|实施|提供|开展|配备|硬化|安装|改造|铺设|治理|整治|维修|更换|打造|培训"
    r"|资助|创建|开通|举办|组织|购置|亮化|加装"
)
_RISES = re.compile(r"(?:提高|提升|增加|增长|扩大|上升|下降|降低|压减|减少|缩短|压缩|降|增|扩)?(?:到|至|为)")
_PART = re.compile(r"[,(]?(?:其中|含|包括|包含)")


def rises_from(passage: Passage, mention: Mention) -> bool:
    """Tell whether the number is where a change begins: 60个 in 从60个增加到90个."""
    lead = passage.text[mention.clause.start : mention.span.start]
    rise = _RISES.match(passage.text, mention.span.end)
    return bool(re.search(r"(?:由|从)[^,\d]{0,10}$", lead) and rise)


def subject_of(mentions: Sequence[Mention], at: int) -> str:
    """Return what rises, for the number that a change leads to (普及率由88%提高到92%); empty for others."""
    before = mentions[at - 1].before if at else ""
    if not _RISES.fullmatch(mentions[at].before) or mentions[at - 1].clause != mentions[at].clause:
        return ""
    return re.sub(r"(?:由|从)[^由从]{0,10}$", "", before)


def with_words(passage: Passage, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Give each mention the words before and after it that name what it counts, and its bracket's owner."""
    text = passage.text
    named: list[Mention] = []
    for at, mention in enumerate(found):
        limit = mention.bracket or mention.clause
        start = max(limit.start, mention.clause.start)
        end = min(limit.end, mention.clause.end)
        previous = next(
            (each for each in reversed(found[:at]) if _counts(each) and each.span.end > start), None
        )
        following = next((each for each in found[at + 1 :] if _counts(each) and each.span.start < end), None)
        left = _between(text, previous.span.end, mention.span.start)[1] if previous else ""
        before = left if previous else text[start : mention.span.start]
        after = (
            _between(text, mention.span.end, following.span.start)[0]
            if following
            else text[mention.span.end : end]
        )
        # A bracket without a number belongs to the name: 进村(社区)活动.
        after = re.split(r"[(\[【)\]】]", re.sub(r"[(\[【][^()\d]*[)\]】]", "", after))[0]
        whole = None
        if mention.bracket:
            owners = [i for i in range(at) if found[i].span.end <= mention.bracket.start]
            opened = mention.bracket.start - 1
            whole = next((i for i in reversed(owners) if found[i].sentence == mention.sentence), None)
            if whole is not None and re.search(r"[。;,]", text[found[whole].span.end : opened]):
                whole = None
        nested = bool(_PART.match(before))
        if nested and whole is None:
            whole = _whole_of(named, mention)
        elif (
            named
            and named[-1].nested
            and named[-1].clause == mention.clause
            and mention.bracket == named[-1].bracket
        ):
            # 其中气代煤4000户、电代煤8000户: the second is a part as well.
            joined = re.match(r"[、和及]", text[named[-1].span.end :])
            nested, whole = (True, named[-1].whole) if joined else (nested, whole)
        named.append(replace(mention, before=before, after=after, whole=whole, nested=nested))
    return tuple(named)


def _whole_of(named: Sequence[Mention], part: Mention) -> int | None:
    """Return the index of the number that 其中 speaks of: the last one of the sentence that is no part itself."""
    wholes = [i for i, each in enumerate(named) if _counts(each) and not each.nested]
    return wholes[-1] if wholes and named[wholes[-1]].sentence == part.sentence else None


def _counts(mention: Mention) -> bool:
    return mention.role is Role.QUANTITY


def _between(text: str, start: int, end: int) -> tuple[str, str]:
    """Share the words between two numbers: those that follow the first, and those that lead to the second."""
    gap = text[start:end]
    gap_bare = re.sub(r"^[(\[][^)\]]*[)\]]", "", gap)
    join = re.search(r"[、,()\[\]]|(?<=.)[和及与并](?=.)", gap_bare)
    if not gap_bare or _JOINS.match(gap_bare) or gap_bare[0] in "()[]":
        return "", gap_bare.lstrip("、,和及与并且()[]")
    if join:
        return gap_bare[: join.start()], gap_bare[join.end() :].lstrip("、,和及与并且")
    if _OPENS.match(gap_bare) or _RISES.fullmatch(gap_bare):
        return "", gap_bare
    # 21个设施已完成建设10个: what is said of the first begins with 已.
    verb = _TURNS.search(gap_bare, 1)
    return (gap_bare[: verb.start()], gap_bare[verb.start() :]) if verb else (gap_bare, "")
