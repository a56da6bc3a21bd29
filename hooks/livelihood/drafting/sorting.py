"""What a number of a progress text is by the words around it: done, planned, left over, of an earlier year."""

from __future__ import annotations

import re

from livelihood.drafting.fact import Fact, Sort
from livelihood.drafting.naming import name_of
from livelihood.drafting.roles import Role
from livelihood.drafting.surroundings import rises_from

_COMPARED = re.compile(r"(?:(?<!占)比(?!例|赛|重)|较(?!为|大|好|高|多)|同比|环比)[^,]*$")
_PAST = re.compile(r"(20\d\d)年|去年|上年|往年|上一年")
_FORMER = re.compile(r"原有|原已|原来|此前|以前")
_PRESENT = re.compile(r"今年|本年|目前|截[至止]")
_LEFT = re.compile(r"剩余|剩下|还剩|尚余|余下|其余|尚有|还有|未完成|尚未|缺口|仍有")
_PLANNED = re.compile(
    r"计划|拟(?!定)|预计|预期|将(?!其|.{0,8}(?:列入|纳入))|力争|下一步|下步|准备|即将|确保(?!了)|有望"
)
_GOAL = re.compile(
    r"目标(?!人数|人群|群体|对象)|(?<!完成)(?<!全年)任务(?:数|量|指标)?(?:为|是|:)?$|要求|应(?:完成|建|改)"
)
_STATED = re.compile(
    r"(?:完成|占|达|实现)[^,]{0,12}(?:任务|目标|计划)(?:数|量|总数|总量|指标)?(?:的|比例)?(?:约|近|超|达到?)?$|(?:任务|目标)?完成(?:率|比例)(?:为|达到?|:)?(?:约|近|超)?$"
)
_SCALE = re.compile(
    r"(?:(?:总|建筑|占地|用地)面积|占地(?:约)?|(?:总|计划|估算|概算|完成|累计)?投资(?:额)?(?:约)?|全长|总长度?|总里程|串联|途经|沿线|途径|覆盖人口|服务人口)[^,]{0,5}$"
)
_PRICE = re.compile(
    r"每(?:个|所|座|条|处|家|人|名|户|天|日|月|年|次|场|平方米|亩|公里|位|套|件)|单价|(?<!高)标准(?!化|间)|人均|户均"
)
_SAYS_DONE = re.compile(
    r"已|完成|完工|竣工|建成|投用|解决|得到|开通|覆盖|交付|落实|到位|办结|实现|通过|达标|受益"
)
_ONLY_VERB = re.compile(
    r"(?:已经?|基本|全部|累计|现|目前)*(?:建成|开工|完工|竣工|完成|办结|投用|交付|验收|安装|在建|建设|启动|通过|新增|正在|投入|使用|送|办|[、和])*"
)


def sort_of(fact: Fact, year: int) -> Sort:
    """Return the number's sort; what is uncertain about it is added to the fact's doubts."""
    lead, mention, text = fact.lead, fact.mention, fact.passage.text
    if _COMPARED.search(lead) or rises_from(fact.passage, mention) or "百分点" in mention.unit:
        return Sort.COMPARED
    if (prior := _prior(fact, year)) is not None:
        fact.doubts.extend(prior)
        return Sort.PRIOR
    own = mention.before or lead
    if mention.is_percent and (
        _STATED.search(lead) or (mention.bracket and not mention.before + mention.after)
    ):
        return Sort.STATED
    if _GOAL.search(own) or (mention.bracket and re.search(r"目标|任务", own)):
        return Sort.GOAL
    if _LEFT.search(own):
        return Sort.LEFT
    opening = text[mention.sentence.start : mention.clause.start]
    if _PLANNED.search(lead) or re.match(r"下一?步|接下来|后续", opening):
        return Sort.PLANNED
    if "/" in mention.unit or _PRICE.search(own):
        return Sort.PRICE
    if _SCALE.search(own) or mention.unit.endswith("元"):
        return Sort.SCALE
    return Sort.SCALE if _is_topic(fact) else Sort.DONE


def _prior(fact: Fact, year: int) -> list[str] | None:
    """Return the doubts of taking the number for one of an earlier year; None where it is this year's."""
    text, mention = fact.passage.text, fact.mention
    if _FORMER.search(fact.lead):
        return []
    found = [
        each
        for each in _PAST.finditer(text, mention.sentence.start, mention.span.start)
        if each[1] is None or int(each[1]) < year
    ]
    if not found or _PRESENT.search(text, found[-1].end(), mention.span.start):
        return None
    later = re.search(rf"{year}年", text[found[-1].end() : mention.span.start])
    if later:
        return None
    if re.match(r"(?:底|末|度)?以?来|[-—~至到]", text[found[-1].end() :]):
        return [f"“{mention.text}”是几年累计的数，请确认今年是多少"]
    near = found[-1].start() >= mention.clause.start
    return [] if near else [f"“{mention.text}”是不是{found[-1][0]}的数，请确认"]


def _is_topic(fact: Fact) -> bool:
    """Tell whether the text goes on to say how much of this number is done: 64.77公里公路已完成34.5公里."""
    mention = fact.mention
    if not mention.after or mention.bracket or re.search(r"已|完成|累计|共|建成|新增", mention.before):
        return False
    behind = [
        each
        for each in fact.mentions[fact.at + 1 :]
        if each.sentence == mention.sentence and not each.bracket
    ]
    if not behind or behind[0].unit != mention.unit:
        return False
    gap = fact.passage.text[mention.span.end : behind[0].span.start]
    if behind[0].clause == mention.clause:
        return bool(re.search(r"已|累计|完成|[中里]$", gap))
    return not _SAYS_DONE.search(mention.after)


def only_verb(text: str) -> bool:
    """Tell whether the words say only what was done, not with what: 已建成, 基本完工."""
    return bool(_ONLY_VERB.fullmatch(name_of(text, "")))


def says_what(fact: Fact) -> bool:
    """Tell whether the number's own words name a thing, not only what was done: 建成5座 says nothing of what."""
    return not only_verb(fact.name) if fact.name else False


def says_done(fact: Fact) -> bool:
    """Tell whether a number that opens its clause is followed by words that say it is done."""
    return bool(fact.mention.before or fact.mention.bracket or _SAYS_DONE.search(fact.mention.after))


def full_name(fact: Fact) -> str:
    """Return a name that can stand alone: 全长 gets what is so long, a number of an earlier year its year."""
    passage, mention = fact.passage, fact.mention
    name = fact.name
    if mention.nested and mention.whole is not None:
        whole = fact.mentions[mention.whole]
        name = f"{name_of(whole.before, whole.after)}中的{name}"
    if fact.sort is Sort.PRIOR and (past := _PAST.search(fact.lead)):
        name = name if past[0] in name else past[0] + name
    if fact.sort is Sort.SCALE and len(name) <= 4:
        before = [each for each in passage.clauses(mention.sentence) if each.end <= mention.clause.start]
        subjects = [
            each
            for each in before
            if not _SCALE.search(re.sub(r"[约\d.万亿公里元个]+$", "", passage.text[slice(*each)]))
        ]
        if subjects:
            within = [
                each for each in fact.mentions if each.clause == subjects[-1] and each.role is Role.QUANTITY
            ]
            end = within[0].span.start if within else subjects[-1].end
            subject = name_of(passage.text[subjects[-1].start : end], within[0].after if within else "")
            name = f"{subject[:24]}{name}"
    return name or passage.slice(*mention.clause)
