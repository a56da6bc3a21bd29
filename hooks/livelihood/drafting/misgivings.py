"""What may be wrong with taking a commitment's number for a target: each misgiving is a doubt for a person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from livelihood.drafting.clauses import Passage
from livelihood.drafting.mention import Mention
from livelihood.drafting.naming import name_of, words_of
from livelihood.drafting.roles import Role
from livelihood.drafting.surroundings import rises_from, subject_of

_PAST = re.compile(r"(20\d\d)年|去年|上年|往年|上一年")
_STANDING = re.compile(r"现有|原有|已有|已建|已经|目前|截至|截止|共有|辖|已完成|已成")
_COMPARES = re.compile(r"(?<!占)比(?!例|重|赛)|较(?!好|大|高|多)|同比|环比|基础上")
_CHANGE = re.compile(r"(?:增长|提高|提升|下降|降低|增加|减少|上升|压减|压缩|缩短|多|少)了?$")
_EVERY = re.compile(r"(?:每|人均|户均|平均|单价|(?<!高)标准(?!化|间))[^,]{0,12}$")
_PER = re.compile(r"每(?:个|所|座|条|处|家)?[一-鿿]{1,8}?(?:有|建|设|配|打造|安排)")
_NAMED_SHARE = re.compile(r"(?:占比|比例|比重)[^,，\d]{0,6}$")
_MONEY = re.compile(r"元")
_MONEY_PROMISED = re.compile(r"(?:发放|新增|完成|落实|兑付|放款)[^,]{0,12}$")
_EFFECT = re.compile(r"惠及|受益|辐射|带动|拉动|服务人口")
_SHARE = re.compile(r"比例|补助|补贴|按照?|费率|利率|自付|报销|奖励|占")
_PLACE = re.compile(r"^(?:在|于|对|从|为|向|选取|选择|针对|依托|以|将|组织|选派)?$")
_KIND = re.compile(r"[种类]$")
_ITEMS = re.compile(r"(?:项|大|方面)$")


def is_background(passage: Passage, mention: Mention, year: int) -> bool:
    """Tell whether the number is one of an earlier year, or where a rise begins (从60个增加到90个): no target."""
    text = passage.text
    lead = text[mention.clause.start : mention.span.start]
    if any(found[1] is None or int(found[1]) < year for found in _PAST.finditer(lead)):
        return not _COMPARES.search(lead)
    return rises_from(passage, mention)


def misgivings(passage: Passage, mentions: Sequence[Mention], at: int, year: int) -> list[str]:
    """Return the doubts of taking this number for a target."""
    mention = mentions[at]
    text, shown = passage.text, mention.text
    lead = text[mention.clause.start : mention.span.start]
    doubts = [mention.doubt] if mention.doubt else []
    if mention.role is Role.TIME:
        doubts.append(f"“{shown}”是时长，请确认是不是目标")
    named = words_of(name_of(mention.before, mention.after)) or subject_of(mentions, at)
    if not named and not _says_enough(passage, mention):
        doubts.append(f"看不出“{shown}”数的是什么，请补上名称")
    if mention.before.endswith("等") or _KIND.search(mention.unit):
        doubts.append(f"种类数“{shown}”是目标还是名称的一部分，请确认")
    if "累计" in mention.before:
        doubts.append(f"“{shown}”是累计总数还是今年的数，请确认")
    if _STANDING.search(lead):
        doubts.append(f"“{shown}”可能是现状而不是目标，请确认")
    if _COMPARES.search(lead) or (
        _CHANGE.search(mention.before) and (mention.is_percent or "百分点" in mention.unit)
    ):
        doubts.append(f"“{shown}”是和以前相比的变化，请确认怎样算完成")
    if (
        (_EVERY.search(lead) and not _PER.search(lead) and not mention.is_percent)
        or "/" in mention.unit
        or "人均" in lead
    ):
        doubts.append(f"“{shown}”像是标准或单价，请确认是不是目标")
    elif _MONEY.search(mention.unit) and not _MONEY_PROMISED.search(lead):
        doubts.append(f"“{shown}”是金额，请确认是不是目标")
    follows = at and mentions[at - 1].sentence == mention.sentence
    if _EFFECT.search(lead) or (follows and name_of(mention.before, "") == "覆盖"):
        doubts.append(f"“{shown}”说的是受益面，请确认是目标还是效果")
    doubts += _of_unit(mention, lead)
    doubts += _of_place(mentions, at, text)
    return doubts


def _of_place(mentions: Sequence[Mention], at: int, text: str) -> list[str]:
    mention, shown = mentions[at], mentions[at].text
    behind = mentions[at + 1] if at + 1 < len(mentions) else None
    if (
        (
            behind
            and behind.clause == mention.clause
            and _PLACE.match(name_of(mention.before, ""))
            and mention.after
        )
        and behind.before
        and text[mention.span.end + len(mention.after)] not in "、和及"
    ):
        return [f"“{shown}”可能只是范围，不是目标，请确认"]
    return []


def _of_unit(mention: Mention, lead: str) -> list[str]:
    doubts = []
    shown = mention.text
    if mention.is_percent and _SHARE.search(lead + mention.after) and not _NAMED_SHARE.search(mention.before):
        doubts.append(f"“{shown}”是比例或占比，请确认是不是目标")
    if mention.unit == "" and mention.quantity and not mention.quantity.multiplier:
        doubts.append(f"“{shown}”没有单位，请确认数的是什么")
    return doubts


def _says_enough(passage: Passage, mention: Mention) -> bool:
    """Tell whether the clause before names what is counted, as in 开展残疾儿童康复救助,全年救助140人."""
    ahead = passage.text[mention.sentence.start : mention.clause.start]
    return bool(words_of(ahead)) and not mention.whole
