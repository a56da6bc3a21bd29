"""Names of what is counted, the words that tell two names apart, and ids made of them."""

from __future__ import annotations

import re
from collections.abc import Collection

from pypinyin import lazy_pinyin

_TIME = re.compile(
    r"(?:截[至止]到?|力争|确保|计划|预计)?(?:20\d\d年?[-—–~至到]{1,2}(?=20\d\d年))?(?:(?:20\d\d年)?(?:到|至|在)?(?:20\d\d年|今年|本年)?(?:年底|年末|\d{1,2}月底|\d{1,2}月\d{1,2}日|\d{1,2}月份?)"
    r"(?:之?前|以前)?|(?:今年|本年|全年|年内|当年|20\d\d年度?|上半年|下半年|[一二三四]季度)(?:内|底|共|计划)?)"
)
_LEAD = re.compile(
    r"^(?:[一二三四五六七八九十]是|各?成员单位|其中|同时|以及|并且|并|且|再|还|共计|总计|合计|共|各|均|都|分别|累计|目前|截至目前|截止目前|已经|已|含|包括|包含|对|将|为|使|和|及|与|力争|确保"
    r"|推动|实现|年度|计划|完成(?=完成)|[、,“”](?=[、,]))"
)
_TAIL = re.compile(
    r"(?:共计|总计|合计|共涉及|涉及|共|各|均|都|分别|累计|总数|总量|数量|人数|为|是|有|达到|达|的|到|至|提升|提高|增加|[、,:的])$"
)
# What any promise and any progress may say: it tells no two apart.
_EMPTY = re.compile(
    r"各成员单位|各单位|各乡镇|全县|全市|全区|我县|我市|我区|本县|截[至止]目前|目前|今年以来|今年|全年|年底前?|年内|累计|共计|总计|合计"
    r"|已经|已|完成|实现|达到|达成|实施|开展|推动|推进|进行|安排|人数|数量|总数|总量|户数|件数|不少于|超过|力争|确保|计划|任务|目标|共|均|各|"
    r"分别|其中|同时|以及|并|且|的|了|为|是|有|含|包括|对|将|和|及|与|等|在|到|至|个|名|所有|全部|情况|工作|项目|一批|一次|新生(?=成)|\d+[年月日]?"
)
_WORD = re.compile(r"[A-Za-z]+|[一-鿿]+")


def name_of(before: str, after: str) -> str:
    """Return a name for what is counted, of the words before and after the number."""
    before = _TIME.sub("", before)
    before = re.sub(r"\([^)]*\)?$", "", before)
    while found := _LEAD.match(before):
        before = before[found.end() :]
    while found := _TAIL.search(before):
        before = before[: found.start()]
    after = re.sub(r"^[的之]", "", after)
    return (before + after).strip("、,;:.()[]· ")


def words_of(text: str) -> frozenset[str]:
    """Return the pairs of characters of a text that tell what it speaks of, without the words that any text has."""
    found: set[str] = set()
    for run in _WORD.findall(_EMPTY.sub(" ", re.sub(r"[“”‘’《》]", "", text))):
        if run.isascii():
            found.add(run.lower())
        else:
            found.update(run[at : at + 2] for at in range(len(run) - 1))
    return frozenset(found)


def id_of(name: str, others: Collection[str], fallback: str) -> str:
    """Return an id in pinyin of the shortest beginning or end of ``name`` that tells it from ``others``."""
    letters = "".join(_WORD.findall(name))
    pinyin = [re.sub(r"[^a-z0-9]", "", each.lower()) for each in lazy_pinyin(letters[-6:])]
    parts = [each for each in pinyin if each] or [fallback]
    for length in range(min(4, len(parts)), len(parts) + 1):
        id = "-".join(parts[-length:])
        if id[0].isalpha() and id not in others:
            return id
    base = "-".join(parts) if parts[0][0].isalpha() else f"{fallback}-{'-'.join(parts)}"
    number = 2
    while f"{base}-{number}" in others or (base in others and number < 2):
        number += 1
    return base if base not in others else f"{base}-{number}"
