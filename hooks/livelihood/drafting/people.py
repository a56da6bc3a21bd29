"""Units and people as cells and lines list them: several in one, wrapped, with inner spaces, with marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from livelihood.drafting.passages import lines_of, quoted, tight
from livelihood.plain_text import comparable

_UNIT_END = re.compile(
    r"(?:局|委|办|办公室|委员会|中心|联|会|社|行|公司|院|队|站|所|部|处|室|厅|政府|镇|乡|街道|办事处|园|学校|中学|小学|"
    r"大学|馆|集团|团|厂|场|库|区|司|组|专班|银行|支行|分行|电台|电视台|报社|基地|协会|单位|部门)(?:[）)])?$"
)
_UNIT_START = re.compile(
    r"^(?:县|市|区|旗|州|省|各|团|国|中国|中共|人行|人民|乡|镇|街道|党|全|有关|相关|其他|工会|妇联)"
)
# Fewer characters begin a unit for sure: 乡 and 市 also stand inside (县住房和城／乡建设局).
_SURE_START = re.compile(r"^(?:县|各|团|国网|中国)")
# What a wrapped line may begin with though it looks like a unit: no unit is called only this.
_UNIT_REST = re.compile(
    r"^(?:办公室|委员会|员会|管理局|管理委员会|服务中心|中心|事务局|监督局|监管局|保障局|发展局|建设局|分局|分公司|"
    r"公司|供电公司|支行|办事处|政府|局|委|办|会)$"
)
# A committee's name that a line break cut off from its department: 县委 宣传部.
_PARTY = frozenset({"县委", "市委", "区委", "旗委", "州委"})
_SEPARATORS = "、，,；;/｜|\\+"
_MARK = re.compile(r"[（(](牵头|主办|主责|配合|协办|参与|责任单位|配合单位|牵头单位)[）)]$")
_DOUBLE_SURNAME = (
    "欧阳|司马|上官|诸葛|东方|尉迟|皇甫|慕容|令狐|夏侯|长孙|宇文|端木|公孙|司徒|司空|太史|申屠|南宫|独孤"
)
_HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
# Four characters are two people without a space between, unless the surname has two.
_NAME = re.compile(rf"{_HAN}{{2,3}}|(?:{_DOUBLE_SURNAME}){_HAN}{{2}}|{_HAN}{{1,8}}(?:[·•・]{_HAN}{{1,8}})+")
_GLUED = re.compile(r"(?:局|委|办|中心|联|会|社|公司)县")
_NOBODY = frozenset({"", "/", "-", "—", "——", "无", "空", "暂无", "\\"})
_BRACKETED = re.compile(r"^(?P<name>[^（(]+)[（(](?P<inside>[^）)]*)[）)]$")
_POST = re.compile(
    r"^(?P<post>.*(?:常委|县长|市长|区长|局长|主任|书记|理事长|主席|部长|经理|行长|院长|科长|股长|队长|站长|所长|组长))(?P<name>.*)$"
)
_LABELLED = re.compile(r"^(?P<unit>[^：:]{2,20})[：:]\s*(?P<names>.+)$")


class Units(NamedTuple):
    """The units of a cell or line; ``leads`` are those marked （牵头）, ``supports`` those marked （配合）."""

    names: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class People(NamedTuple):
    """The people of a cell, each with the unit that the cell itself gives or None."""

    names: tuple[tuple[str, str | None], ...] = ()
    doubts: tuple[str, ...] = ()


def looks_like_unit(text: str) -> bool:
    """Tell whether ``text`` ends like the name of a unit."""
    return len(text) > 1 and bool(_UNIT_END.search(text))


def split_units(text: str) -> Units:
    """Return the units that ``text`` lists, separated by marks, spaces or line breaks."""
    names: list[str] = []
    marked: dict[str, list[str]] = {"牵头": [], "配合": []}
    doubts: list[str] = []
    for piece in _pieces(text):
        for found in _unwrapped(piece.split(), doubts):
            name = tight(found).strip("。.：: ")
            if mark := _MARK.search(name):
                name = name[: mark.start()]
                role = "牵头" if mark[1][0] in "牵主" else "配合"
                marked[role].append(name)
            if name.endswith("等"):
                name = name[:-1]
                doubts.append(f"单位“{name}”后面有“等”，文件没有写全")
            if comparable(name) in _NOBODY:
                continue
            if name in names:
                doubts.append(f"单位“{name}”写了两次")
                continue
            names.append(name)
            if _GLUED.search(name):
                doubts.append(f"“{name}”像几个单位连在一起，中间没有隔开")
            if not looks_like_unit(name):
                doubts.append(f"“{name}”不像单位名称")
    return Units(tuple(names), tuple(marked["牵头"]), tuple(marked["配合"]), tuple(doubts))


def _pieces(text: str) -> Iterator[str]:
    """Yield what stands between separators, those in brackets left alone; line breaks stay."""
    depth, piece = 0, ""
    for character in "\n".join(lines_of(text)):
        depth += (character in "（(") - (character in "）)")
        if character in _SEPARATORS and depth <= 0:
            yield piece
            piece = ""
        else:
            piece += character
    yield piece


def _unwrapped(words: Sequence[str], doubts: list[str]) -> list[str]:
    """Join the words that a layout space or a line break cut out of one unit's name."""
    units: list[str] = []
    for word in words:
        whole = bool(units) and looks_like_unit(units[-1]) and units[-1] not in _PARTY
        if not units or (whole and not _UNIT_REST.match(word) and not _opens_with_mark(word)):
            if units and not _UNIT_START.match(word):
                doubts.append(f"“{units[-1]} {word}”是一个单位还是两个，看不出来")
            units.append(word)
        elif not whole and _SURE_START.match(word) and len(word) > 2 and len(units[-1]) > 2:
            doubts.append(f"“{units[-1]} {word}”是一个单位还是两个，看不出来")
            units.append(word)
        else:
            units[-1] += word
    return units


def _opens_with_mark(word: str) -> bool:
    return word[0] in "（("


def split_people(text: str, units: Sequence[str] = ()) -> People:
    """Return the people that ``text`` lists; ``units`` are the units of the same row."""
    people: list[tuple[str, str | None]] = []
    doubts: list[str] = []
    lines = lines_of(text)
    if len(lines) > 1 and all(len(line) == 1 for line in lines):
        lines = (" ".join(lines),)  # a name written from top to bottom
    for line in lines:
        unit, names = _unit_of_line(line, units)
        for piece in _pieces(names):
            for word in _joined_names(piece.split(), doubts):
                name, own_unit = _without_brackets(word, units, doubts)
                if post := _POST.match(name):
                    doubts.append(f"职务“{post['post']}”没有收入")
                    name = post["name"]
                if name in _NOBODY:
                    continue
                if not _NAME.fullmatch(name) or looks_like_unit_name(name):
                    doubts.append(f"“{name}”不像姓名")
                people.append((name, own_unit or unit))
    return People(tuple(people), tuple(doubts))


def looks_like_unit_name(name: str) -> bool:
    """Tell a unit in a column of people (县民政局) from a person: a unit's name begins and ends like one."""
    return len(name) > 2 and bool(_UNIT_START.match(name)) and looks_like_unit(name)


def _unit_of_line(line: str, units: Sequence[str]) -> tuple[str | None, str]:
    """Return the unit that a line names before a colon (县城管局：王晓), if it does, and the rest."""
    found = _LABELLED.match(line)
    if not found:
        return None, line
    unit = tight(found["unit"])
    return (unit, found["names"]) if unit in units or looks_like_unit(unit) else (None, line)


def _joined_names(words: Sequence[str], doubts: list[str]) -> list[str]:
    """Join single characters to names: 王 晓 is one person, 王 晓 李 明 are two."""
    names: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if len(word) == 1 and word not in _NOBODY:
            run.append(word)
            continue
        names.extend(_names_of_run(run, names, doubts))
        run = []
        if word:
            names.append(word)
    return names


def _names_of_run(run: Sequence[str], before: list[str], doubts: list[str]) -> list[str]:
    if len(run) in {2, 3}:
        if len(run) == 3:
            doubts.append(f"“{' '.join(run)}”当作一个人“{''.join(run)}”")
        return ["".join(run)]
    if len(run) == 4:
        doubts.append(f"“{' '.join(run)}”当作两个人")
        return ["".join(run[:2]), "".join(run[2:])]
    if run:
        whole = " ".join([*before[-1:], *run])
        doubts.append(f"“{whole}”里有几个人，看不出来")
        return ["".join(run)]
    return []


def _without_brackets(word: str, units: Sequence[str], doubts: list[str]) -> tuple[str, str | None]:
    """Return a name without what stands after it in brackets, and the unit if that is one: 王晓（县城管局）."""
    found = _BRACKETED.match(word)
    if not found:
        return tight(word), None
    name, inside = tight(found["name"]), tight(found["inside"])
    if inside in units or looks_like_unit(inside):
        return name, inside
    doubts.append(f"姓名“{name}”后面的{quoted(inside)}没有收入")
    return name, None
