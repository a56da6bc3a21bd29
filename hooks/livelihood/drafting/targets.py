"""The targets of a commitment while its sentences are read: which numbers promise something, and what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from livelihood.documents import Span
from livelihood.drafting.clauses import Passage
from livelihood.drafting.mention import Mention
from livelihood.drafting.misgivings import is_background, misgivings
from livelihood.drafting.naming import name_of, words_of
from livelihood.drafting.roles import Role
from livelihood.drafting.shares import names_of, place_of, rows
from livelihood.drafting.side_by_side import is_decided, target_of_row
from livelihood.drafting.surroundings import subject_of
from livelihood.model import SchemeTask

_SCALE = re.compile(
    r"总[一-鿿]{0,4}(?:面积|长度|里程|库容|规模|容量|人口|户数)$|(?:建筑|占地|用地)面积$|占地(?:约)?$|(?:总|计划|估算|概算)?投资(?:额)?(?:约)?$|全长$|总长度?$|总里程$"
)
_SET_BY = re.compile(
    r"(?:国家|[国省市县区])(?:级|里)?(?:定|下达|分解|分配|核定|安排)(?:的)?(?:目标)?(?:任务|指标|目标)"
)
_PER = re.compile(
    r"每(?:个|所|座|条|处|家)?([一-鿿]{1,8}?)(?:至少|都|均|各|拥)?(?:有|建成|建有|建设|建|设立|设置|设|配备|配|打造|安排)(?:成|立|至少)?$"
)
_CHARACTERS = re.compile(
    r"(?:新建|改建|扩建|改扩建|建设|建成|完成|改造|新增|打造|创建|开通|购置|举办|治理|配备)[^,。;:、\d]{0,6}?"
    r"([两二三四五六七八九十百]{1,3}(?:所|座|条|个(?!月|小时|工作日|方面)|家|处|台|套|辆|户|公里|场|项))"
)
_ALL = re.compile(r"全覆盖")


@dataclass
class Target:
    """A target while its sentence is being read."""

    name: str
    span: Span
    mention: Mention | None
    text: str | None
    kind: Literal["amount", "rate", "stage", "qualitative"]
    begins: int
    doubts: list[str] = field(default_factory=list)
    scope: list[str] = field(default_factory=list)
    whole: Mention | None = None
    per: str | None = None
    set_by: str | None = None

    ends: int = 0

    @property
    def unit(self) -> str:
        """The unit of the target's number, empty where there is none."""
        return self.mention.unit if self.mention else ""

    def add_scope(self, mention: Mention) -> None:
        """Keep a number that describes the target's extent; the quote must hold it too."""
        if mention.quantity is None:
            self.doubts.append(f"“{mention.text}”读不成一个数量，请确认是不是规模")
            return
        self.scope.append(mention.text)
        self.begins, self.ends = min(self.begins, mention.span.start), max(self.ends, mention.span.end)


def read_targets(
    passage: Passage, mentions: Sequence[Mention], year: int, scheme_task: SchemeTask | None
) -> list[Target]:
    """Return the targets that a commitment's numbers are, in the order of the text, with their doubts."""
    promises: list[Target] = []
    named = rows(mentions)
    groups = target_of_row(passage, mentions, scheme_task)
    for at, mention in enumerate(mentions):
        if mention.role not in (Role.QUANTITY, Role.TIME) or is_background(passage, mention, year):
            continue
        if mention.role is Role.TIME and not re.search(
            r"(?:压缩|缩短|延长|减少|控制|提速|降)[^,]*$", mention.before
        ):
            continue
        if at in groups and groups[at] != at:
            continue
        if (owner := _scale_owner(mention, promises)) is not None:
            owner.add_scope(mention)
            continue
        promises.extend(_of_mention(passage, mentions, at, named, year))
        if at in groups:
            others = [mentions[i] for i, chosen in groups.items() if chosen == at and i != at]
            for each in others:
                promises[-1].add_scope(each)
            promises[-1].name = name_of(
                min([mention, *others], key=lambda each: each.span).before, mention.after
            )
            if not is_decided(passage, [mention, *others], mention, scheme_task):
                listed = "、".join(each.text for each in [mention, *others])
                promises[-1].doubts.append(f"{listed}并列，请确认哪一个是目标，其余是规模")
    promises.extend(_full_coverage(passage, promises))
    promises.extend(_in_characters(passage))
    promises.sort(key=lambda promise: promise.span)
    _mark_repeated(promises)
    return promises


def _of_mention(
    passage: Passage, mentions: Sequence[Mention], at: int, named: dict[int, str], year: int
) -> list[Target]:
    mention = mentions[at]
    doubts = misgivings(passage, mentions, at, year)
    name = named.get(at) or _name(passage, mentions, at)
    if named.get(at):
        doubts = [each for each in doubts if not each.startswith("看不出")]
    elif at in named:
        doubts.append("“分别”前后的名称和数字对不上，请核对各数是什么")
    if mention.quantity is None:
        return [Target(name, mention.span, mention, None, "qualitative", mention.span.start, doubts)]
    kind: Literal["amount", "rate"] = "rate" if mention.is_percent else "amount"
    promise = Target(name, mention.span, mention, mention.text, kind, mention.span.start, doubts)
    _place_in_bracket(promise, passage, mentions, at)
    _give_members(promise, mention)
    shared = names_of(passage, mention)
    if shared is None:
        return [promise]
    names, begins = shared
    if not names:
        doubts.append(f"“{mention.text}”是几样东西各自的目标，请分开写")
        return [promise]
    return [
        Target(name_of(each, ""), mention.span, mention, mention.text, kind, begins, list(doubts))
        for each in names
    ]


def _place_in_bracket(promise: Target, passage: Passage, mentions: Sequence[Mention], at: int) -> None:
    """Say of a number in a bracket, or after 其中, which number it is a part of, or who set it."""
    mention = mentions[at]
    whole = mentions[mention.whole] if mention.whole is not None else None
    if found := _SET_BY.search(mention.before):
        promise.set_by = found[0]
        if whole:
            promise.doubts.append(f"“{mention.text}”和前面的“{whole.text}”哪一个是目标，请确认")
    elif mention.nested and whole is not None and mention.whole is not None and whole.role is Role.QUANTITY:
        promise.whole = whole
        promise.name = f"{_name(passage, mentions, mention.whole)}中的{promise.name}"
        if whole.unit != mention.unit:
            promise.doubts.append(f"“{mention.text}”和前面的“{whole.text}”单位不同，请确认是不是它的一部分")
    elif mention.nested or whole is not None:
        promise.doubts.append(f"“{mention.text}”是目标还是说明，请确认")
    if mention.bracket and (found := _SET_BY.search(mention.before)):
        promise.set_by = found[0]
        promise.name = name_of(passage.text[mention.clause.start : mention.bracket.start - 1], "")
        promise.begins = max(mention.clause.start, mention.bracket.start - 1 - len(promise.name))


def _give_members(promise: Target, mention: Mention) -> None:
    """Say of a number for each of several (每个街道1处) what kind they are."""
    if per := _PER.search(mention.before):
        promise.per = per[1]
        promise.name = name_of("", f"{per[1]}{mention.after}")
    elif place := place_of(mention):
        promise.per = place
        promise.doubts.append(f"“各{place}”是每个{place}都有{mention.text}，还是合计{mention.text}，请确认")


def _name(passage: Passage, mentions: Sequence[Mention], at: int) -> str:
    """Return the mention's name; where only a verb leads to it, or nothing, the clause's own words help."""
    mention = mentions[at]
    name = name_of(subject_of(mentions, at) or mention.before, mention.after)
    if not words_of(name) and mention.clause.start > mention.sentence.start:
        ahead = passage.clause(mention.clause.start - 2)
        first = next((each for each in mentions if each.clause == ahead and each.role is Role.QUANTITY), None)
        led = passage.text[ahead.start : first.span.start if first else ahead.end]
        name = name_of(led, first.after if first else "") + name
    elif not mention.before and at and mentions[at - 1].clause == mention.clause:
        verb = re.match(
            r"(?:新建|改建|扩建|改扩建|改造|新增|建设|建成|完成|开展)", name_of(mentions[at - 1].before, "")
        )
        name = (verb[0] if verb else "") + name
    return name or passage.slice(*mention.clause)


def _scale_owner(mention: Mention, promises: Sequence[Target]) -> Target | None:
    if not _SCALE.search(mention.before) or not promises:
        return None
    owner = promises[-1]
    return owner if owner.mention and owner.mention.sentence == mention.sentence else None


def _full_coverage(passage: Passage, promises: Sequence[Target]) -> list[Target]:
    found: list[Target] = []
    for match in _ALL.finditer(passage.text):
        sentence, clause = passage.sentence(match.start()), passage.clause(match.start())
        # 100%全覆盖 is said by the number already.
        if any(
            each.mention and each.mention.is_percent and each.span.end == match.start() for each in promises
        ):
            continue
        name = name_of(passage.text[clause.start : match.start()], "")
        doubts = [] if words_of(name) else [f"“全覆盖”说的是什么，请写清：{passage.slice(*sentence)}"]
        found.append(
            Target(name or "全覆盖", Span(*match.span()), None, "全覆盖", "stage", match.start(), doubts)
        )
    return found


def _in_characters(passage: Passage) -> list[Target]:
    """Return the promises whose number is written in characters (新建三所), which is no quantity to compare with."""
    found: list[Target] = []
    for match in _CHARACTERS.finditer(passage.text):
        clause = passage.clause(match.start())
        name = name_of(passage.text[clause.start : clause.end], "")
        doubt = f"“{match[1]}”的数用汉字写，不能直接比较，请改写成数字或确认只能用文字说明"
        found.append(Target(name, Span(*match.span(1)), None, None, "qualitative", match.start(), [doubt]))
    return found


def _mark_repeated(promises: Sequence[Target]) -> None:
    for at, promise in enumerate(promises):
        for earlier in promises[:at]:
            same = promise.mention and earlier.mention and promise.mention is not earlier.mention
            if same and promise.text == earlier.text and words_of(promise.name) == words_of(earlier.name):
                promise.doubts.append(f"“{promise.text}”和前面的一处相同，请确认是不是同一个目标")
