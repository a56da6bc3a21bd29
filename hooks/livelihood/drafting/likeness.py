"""How well a number of a progress text fits a promise, by unit and by words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from livelihood.drafting.draft import DraftIndicator
from livelihood.drafting.fact import Fact
from livelihood.drafting.naming import words_of
from livelihood.drafting.nouns import are_alike, narrows
from livelihood.drafting.sorting import says_done
from livelihood.drafting.units import are_close
from livelihood.model import Indicator
from livelihood.quantity import Quantity

_MARGIN = 0.15
_STARTED = re.compile(
    r"开工|启动|动工|在建|正在|测试|采购|招标|设计|选址|签订|签约|立项|申报|筹备|主体|推进|施工|进行中|建设中|改造中|确定|摸排|排查|审批|受理|谋划|入库|征集|路基|路面|报名"
)
_PERIOD = re.compile(
    r"本月|当月|本周|上周|上月|本季度|当天|当日|(?<![-—至到~\d])(?:[2-9]|1[0-2])月份?(?!底|\d|日|前)|[一二三四]季度|每[天月周]"
)
_ONE_PLACE = re.compile(
    r"(?<![各一-鿿])(?!城镇|乡镇|街镇|村镇|各|全)[一-鿿]{1,4}(?:镇|乡|街道|办事处)(?![镇级居街道村卫中])"
)
_REACHED = re.compile(r"覆盖|参与|参加|受益|惠及|服务|观看|发放宣传")


@dataclass(frozen=True)
class Promised:
    """A promise as matching sees it."""

    id: str
    name: str
    words: frozenset[str]
    told: str
    target: Quantity | None
    is_rate: bool
    part_of: str | None
    stages: tuple[str, ...]


@dataclass(frozen=True)
class Fit:
    """How a number fits a promise: ``score`` from 0 to 1, and whether the units are the same or only close."""

    promise: Promised
    score: float
    same_unit: bool
    shared: str


def promised_of(indicator: Indicator | DraftIndicator, title: str) -> Promised:
    """Return the promise of an indicator, the plan's or a draft's; a name of one word is helped by the task's title."""
    target = indicator.target
    quantity = Quantity.parse(target) if isinstance(target, str) else target
    words = words_of(indicator.name)
    if len(words) < 3:
        words |= words_of(title)
    return Promised(
        indicator.id,
        indicator.name,
        words,
        indicator.name + indicator.quote,
        quantity,
        indicator.kind == "rate",
        indicator.part_of,
        tuple(indicator.stages),
    )


def fits_of(fact: Fact, promises: Sequence[Promised]) -> list[Fit]:
    """Return the promises whose unit is the number's or close to it, the likeliest first."""
    found = []
    for promise in promises:
        if promise.target is None or promise.target.low is None or promise.is_rate != fact.mention.is_percent:
            continue
        same = promise.target.unit == fact.mention.unit
        if not same and not are_close(promise.target.unit, fact.mention.unit):
            continue
        found.append(Fit(promise, _score(fact, promise), same, _shared(fact.name, promise.told)))
    return sorted(found, key=lambda fit: (-fit.score, not fit.same_unit))


def is_strong(fact: Fact, fits: Sequence[Fit]) -> bool:
    """Tell whether the first of ``fits`` is beyond doubt by its words, and clearly before the others."""
    if not fits or not fits[0].same_unit:
        return False
    best = fits[0]
    if is_nested(fact) and best.promise.part_of is None:
        return False
    common = fact.words & best.promise.words
    rivals = [fit for fit in fits[1:] if fit.same_unit]
    enough = len(common) >= 2 or common == fact.words != frozenset()
    clear = not rivals or best.score - rivals[0].score >= _MARGIN
    enough = enough and are_alike(fact.name, best.promise.name)
    return enough and clear and best.score >= (0.45 if rivals else 0.4) and _share(fact, best.promise) >= 0.5


def doubts_of_match(fact: Fact, promise: Promised) -> list[str]:
    """Return what may be wrong with counting the number for the promise although its words fit."""
    doubts = []
    shown, own = fact.mention.text, fact.around
    if not fact.mention.is_percent and not says_done(fact):
        doubts.append(f"“{shown}”没有写明是完成的数还是总数，请确认")
    started = next((each for each in _STARTED.findall(own) if each not in promise.told), None)
    if started:
        doubts.append(f"原文写的是“{started}”，不一定是“{promise.name}”已完成的数，请确认")
    clause = fact.passage.text[slice(*fact.mention.clause)]
    if period := _PERIOD.search(fact.lead):
        doubts.append(f"“{shown}”可能只是“{period[0]}”的数，不是累计数，请确认")
    elif (place := _ONE_PLACE.search(fact.lead)) and place[0] not in promise.told and "全县" not in clause:
        doubts.append(f"“{shown}”可能只是{place[0]}的数，请确认")
    elif (kind := narrows(fact.name, promise.name)) and kind not in promise.told:
        doubts.append(f"“{shown}”可能只是{kind}的数，请确认")
    return doubts


def counts_the_reached(fact: Fact, promises: Sequence[Promised]) -> bool:
    """Tell whether the number says how many an activity reached, and that activity is promised in another unit."""
    if fact.mention.unit not in ("人", "人次", "名", "户") or not _REACHED.search(fact.around):
        return False
    same = [p for p in promises if p.target and p.target.unit == fact.mention.unit]
    others = [
        p for p in promises if p.target and p.target.low is not None and p.target.unit != fact.mention.unit
    ]
    subject = words_of(_REACHED.split(fact.around)[0])
    return (
        bool(subject)
        and any(subject & p.words for p in others)
        and not any(fact.words & p.words for p in same)
    )


def is_nested(fact: Fact) -> bool:
    """Tell whether the number says itself that it is a part of the one before: 其中…, (含…)."""
    return fact.mention.nested


def says_alike(fact: Fact, promise: Promised) -> bool:
    """Tell whether the number's words are the promise's, whatever the units."""
    return len(fact.words & promise.words) >= 1 and _share(fact, promise) >= 0.6


def _share(fact: Fact, promise: Promised) -> float:
    return len(fact.words & promise.words) / len(fact.words) if fact.words else 0


def _score(fact: Fact, promise: Promised) -> float:
    common = len(fact.words & promise.words)
    if not common:
        return 0
    score = 0.7 * _share(fact, promise) + 0.3 * common / len(promise.words)
    # 含高技能人才9300人 is a part of the number before it, and a promise of a part is no promise of the whole.
    return score if is_nested(fact) == (promise.part_of is not None) else score * 0.6


def _shared(name: str, told: str) -> str:
    best = ""
    for start in range(len(name)):
        for end in range(start + len(best) + 1, len(name) + 1):
            if name[start:end] not in told:
                break
            best = name[start:end]
    return best
