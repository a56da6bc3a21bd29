"""Whether two names name the same thing: 定点药店 begins as 定点医院 does and is another."""

from __future__ import annotations

import re

from livelihood.drafting.naming import name_of, words_of
from livelihood.plain_text import comparable

_DOING = (
    r"新建|改建|扩建|改扩建|新改建|建设|建成|建立|设立|设置|开工|启动|动工|在建|完工|竣工|完成|实现|改造|提升|提高|改善|新增|增加|扩大|安装|加装|更换"
    r"|投入使用|投用|使用|交付|开通|发放|举办|开展|组织|实施|进行|上线|购置|采购|配备|创建|打造|筹集|整治|治理|解决|落实|办理|办结|提供|安排|推进"
    r"|覆盖|惠及|受益|全部|基本|已经|已|累计|目前|正在|现有|现已|均|都|共|达到|达|有|了|为|在|免费|接受|稳定|保持|并|和|及|与|、"
)
_LEADING = re.compile(rf"^(?:{_DOING})+")
_TRAILING = re.compile(rf"(?:{_DOING})+$")
# What may follow the word for a thing without naming another: 绿化面积 is how much 绿化 there is.
_MEASURED = re.compile(r"^(?:事项|面积|里程|长度|规模|对象|群众|家庭|居民|人员|设施|点位|服务)$")
_SIGNS = re.compile(r"[“”‘’《》\"]|\([^()]*\)")


def thing_of(name: str) -> str:
    """Return the thing that a name speaks of, without what is done to it: 公办幼儿园 of 新建公办幼儿园."""
    bare = _SIGNS.sub("", name_of("", comparable(name)))
    return _TRAILING.sub("", _LEADING.sub("", bare))


def are_alike(one: str, other: str) -> bool:
    """Tell whether two names may name one thing: the last word of either is the other's, and stands last there too.

    Where both end alike, words before that which each has alone tell two things apart: 养老护理床位, 医疗护理床位.
    """
    first, second = thing_of(one), thing_of(other)
    if len(first) < 2 or len(second) < 2:
        return True
    if not _ends_in(first, second) and not _ends_in(second, first):
        return False
    own, others = map(thing_of, _apart(first, second))
    return not (own and others) or bool(words_of(own) & words_of(others))


def narrows(one: str, other: str) -> str:
    """Return the words before what both name, where ``one`` alone has some: 城区 of 城区公办幼儿园; else an empty text.

    What has 的 tells of the thing, and doesn't always set it apart: 取得证书的技能人才.
    """
    thing, whole = thing_of(one), thing_of(other)
    before = thing_of(thing.removesuffix(whole)) if whole and thing.endswith(whole) else ""
    return before if words_of(before) and "的" not in before else ""


def _ends_in(thing: str, other: str) -> bool:
    """Tell whether ``thing`` has the last word of ``other`` and ends with it, but for what may follow any word.

    宫颈癌筛查的妇女 are those of 宫颈癌筛查; 农村公路绿化 is no 农村公路.
    """
    _, found, behind = thing.rpartition(other[-2:])
    if not found:
        return False
    behind = _LEADING.sub("", behind)
    return not words_of(behind) or bool(_MEASURED.match(behind)) or behind.startswith("的") or behind in other


def _apart(first: str, second: str) -> tuple[str, str]:
    """Return what two things that end alike don't share: 污水 and 垃圾 of 农村生活污水治理率 and 农村生活垃圾治理率."""
    end = _common(first[::-1], second[::-1])
    if end < 2:
        return "", ""
    own, others = first[: len(first) - end], second[: len(second) - end]
    start = _common(own, others)
    return own[start:], others[start:]


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin alike with."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
