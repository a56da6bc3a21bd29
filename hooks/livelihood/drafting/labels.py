"""The words by which documents label things: lines (牵头单位：…) and the columns of tables."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from livelihood.drafting.passages import tight
from livelihood.plain_text import comparable

Kind = Literal[
    "number", "title", "commitment", "lead", "unit", "support", "official", "deadline", "progress", "other"
]

_TITLE = (
    "实事项目|实事名称|实事事项|实事内容|民生实事|民生实事项目|民生实事名称|项目名称|事项名称|任务名称|"
    "工作名称|工作事项|实事|项目|事项|名称"
)
_COMMITMENT = (
    "主要任务|工作任务|重点任务|具体任务|目标任务|任务目标|年度任务|年度目标|全年目标|全年任务|全年目标任务|"
    "年度目标任务|年度工作目标|工作目标|建设目标|建设任务|建设内容|主要内容|工作内容|任务内容|具体内容|实施内容|"
    "项目内容|建设内容及规模|建设规模及内容|承诺内容|承诺事项|目标要求|任务要求|任务|目标"
)
_LEAD = "牵头单位|牵头部门|牵头责任单位|牵头责任部门|主办单位|主办部门|主责单位|主责部门|第一责任单位"
_UNIT = "责任单位|责任部门|责任主体|主管单位|主管部门|实施单位|承办单位|承办部门|落实单位|单位|部门"
_SUPPORT = (
    "配合单位|配合部门|协办单位|协办部门|协同单位|协同部门|参与单位|参加单位|协作单位|配合责任单位|"
    "协助单位|责任配合单位"
)
_OFFICIAL = (
    "责任人|责任领导|主要责任人|第一责任人|直接责任人|具体责任人|单位责任人|部门责任人|负责人|主要负责人|单位负责人|"
    "项目负责人|联系人|经办人|分管领导|分管县领导|分管市领导|分管区领导|分管副县长|分管县长|县级领导|县分管领导|"
    "牵头领导|牵头县领导|牵头县级领导|县级牵头领导|包保领导|包联领导|主管领导|县级责任领导|责任县领导|主管县领导"
)
_DEADLINE = "完成时限|完成时间|办结时限|时限要求|时间要求|时间节点|完成期限|计划完成时间|时限|期限"
_PROGRESS = (
    "工作进度|工作进展|工作进展情况|工作推进情况|进展情况|推进情况|完成情况|落实情况|办理情况|目前进展|目前进度|"
    "目前进展情况|推进进度|实施进度|完成进度|实施情况|工作完成情况|任务完成情况|全年完成情况|年终完成情况|"
    "目标完成情况|项目进展|项目进展情况|项目进度|截至目前进展情况|截至目前完成情况|工作落实情况|办理结果|完成结果|"
    "工作成效|进度|进展|进度情况"
)
_OTHER = (
    "工作措施|主要措施|推进措施|具体措施|保障措施|实施步骤|工作步骤|推进计划|工作安排|进度安排|工作要求|具体要求|"
    "资金来源|资金保障|投资规模|总投资|实施地点|建设地点|实施范围|政策依据|下一步工作|下一步工作打算|下一步打算|"
    "下一步计划|下步工作|存在问题|存在的问题|问题困难|备注|完成标准|验收标准|联系电话|电话|职务"
)
_NUMBER_WORDS = "序号|编号|项号|号|项目序号|实事序号|任务序号|项目编号|任务编号"

_LABELS: tuple[tuple[Kind, str], ...] = (
    ("commitment", _COMMITMENT),
    ("lead", _LEAD),
    ("unit", _UNIT),
    ("support", _SUPPORT),
    ("official", _OFFICIAL),
    ("deadline", _DEADLINE),
    ("progress", _PROGRESS),
    ("other", _OTHER),
)
_HEADERS: tuple[tuple[Kind, str], ...] = (("number", _NUMBER_WORDS), ("title", _TITLE), *_LABELS)
_COLUMNS = {word: kind for kind, words in _HEADERS for word in words.split("|")}
# So short they stand in running text too (目标：, 单位：): a line's label only where the line begins with it.
_SHORT = frozenset({"任务", "目标", "单位", "部门", "时限", "期限", "进度", "进展", "电话", "职务"})
_KINDS = {word: kind for kind, words in _LABELS for word in words.split("|")}


def _spaced(words: list[str]) -> str:
    """Return a pattern for any of ``words``, the longest first, with spaces between characters allowed."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(r"[ \t\u3000]*".join(word) for word in longest_first)


_LABEL = re.compile(
    rf"(?:(?:^|(?<=[\s。；;，,（(【\[、]))(?:[（(]?[0-9一二三四五六七八九十]{{1,2}}[）)、.．]\s*)?[【\[]?"
    rf"(?P<word>{_spaced([word for word in _KINDS if word not in _SHORT])})"
    rf"|^(?P<short>{_spaced(sorted(_SHORT))}))\s*(?:[】\]]\s*[：:]?|[：:])",
    re.MULTILINE,
)
_BRACKETED = re.compile(r"\(.*?\)|\[.*?\]")
_DATED = re.compile(
    r"^(?:截至|截止|至)?(?:目前|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|份|末)?|上半年|全年|本月|季度)+的?"
)


class Label(NamedTuple):
    """A label in running text: its kind, its words, where it begins and where what it labels begins."""

    kind: Kind
    word: str
    start: int
    end: int


def find_labels(text: str) -> tuple[Label, ...]:
    """Return the labels of ``text`` in reading order."""
    found = []
    for match in _LABEL.finditer(text):
        word = tight(match["word"] or match["short"]).replace(" ", "")
        found.append(Label(_KINDS[word], word, match.start(), match.end()))
    return tuple(found)


def column_kind(header: str) -> Kind | None:
    """Return what a column of this header holds, or None where the header says nothing known."""
    plain = _BRACKETED.sub("", comparable(header)).strip(":、.")
    return _COLUMNS.get(plain) or _COLUMNS.get(_DATED.sub("", plain)) or _by_ending(plain)


def _by_ending(plain: str) -> Kind | None:
    """A header that only adds to a known word (县级牵头单位, 2022年度目标任务) means what the word means."""
    if len(plain) > 14:
        return None
    known = [word for word in _COLUMNS if len(word) > 2 and plain.endswith(word)]
    return _COLUMNS[max(known, key=len)] if known else None
