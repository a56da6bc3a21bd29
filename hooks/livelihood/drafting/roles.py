"""What a number is that counts nothing: part of a date, an item's number, a name, a telephone number, an age."""

from __future__ import annotations

import re
from enum import StrEnum

from livelihood.documents import NumberToken, Span
from livelihood.drafting.clauses import Passage
from livelihood.drafting.units import unit_at


class Role(StrEnum):
    """What a number does in its sentence."""

    QUANTITY = "quantity"
    DATE = "日期"
    ORDINAL = "序号"
    PHONE = "电话"
    NAME = "名称"
    AGE = "年龄"
    TIME = "时长"


_YEAR = re.compile(r"(?:19|20)\d\d$")
_DATE_FIGURES = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?!\d)")
_YEARS = re.compile(r"(?:19|20)\d\d(?:年)?[-—–~至到]{1,2}(?:19|20)\d\d")
_PHONE_BEFORE = re.compile(
    r"(?:电话|热线|专线|传真|手机|拨打|联系方式|咨询)(?:号码)?[为是:(“]{0,2}(?:\d+-)?$"
)
_PHONE_AFTER = re.compile(r"”?(?:政务|便民|市民|政府|服务|举报|投诉|咨询){0,3}(?:热线|专线|电话|平台热线)")
_NAME_AFTER = re.compile(
    r"号线|国道|省道|高速(?!公路)|[GD](?![A-Za-z])|平台|模式|工作法|工程|行动(?!不便)|机制|体系|计划|小区"
)
_CIRCLE = re.compile(
    r"(?:分钟|小时)(?:的)?(?:\S{0,6}?(?:圈|服务|营业|值守|在线|不打烊|自助|客服|便利店|图书馆|书房|开放|制))"
)
_LATIN = re.compile(r"[A-Za-z]")
_ITEM_BEFORE = re.compile(r"(?:^|[。;:,(\[】)\]|、])$")
_ORDINAL_AFTER = re.compile(r"[.、)\]](?!\d)")


def role_of(passage: Passage, core: Span, token: NumberToken) -> Role:
    """Return what the number ``token`` is; ``core`` holds it with multiplier and unit."""
    text, start, end = passage.text, token.span.start, token.span.end
    before, after, behind = (
        text[max(0, start - 12) : start],
        text[end : end + 12],
        text[core.end : core.end + 12],
    )
    unit = text[end : core.end]
    if _in_date(text, token.span) or _is_date(before, token.text, after):
        return Role.DATE
    if _is_phone(before, token.text, after, unit):
        return Role.PHONE
    # ① and ² are no digits that anything is counted with.
    if not passage.slice(start, start + 1).isdecimal() or _is_ordinal(text[:start], token.text, after):
        return Role.ORDINAL
    if _is_name(before, token.text, after, unit):
        return Role.NAME
    if re.search(r"(?:周岁|岁)$", unit) or re.match(r"(?:[-—~至到]{1,2}\d+)(?:周岁|岁)", after):
        return Role.AGE
    if _CIRCLE.match(unit + behind):
        return Role.NAME
    if re.search(r"(?:分钟|小时|秒|工作日|个月|季度|天|周|年)$", unit):
        return Role.TIME
    return Role.QUANTITY


def _in_date(text: str, span: Span) -> bool:
    around = (max(0, span.start - 10), span.end + 10)
    found = [*_DATE_FIGURES.finditer(text, *around), *_YEARS.finditer(text, *around)]
    return any(each.start() <= span.start and span.end <= each.end() for each in found)


def _is_date(before: str, number: str, after: str) -> bool:
    if _YEAR.fullmatch(number) and (re.match(r"年|度", after) or before.endswith("〔")):
        return True
    if (
        re.match(r"月(?!均|度)", after)
        and number.isdigit()
        and int(number) <= 12
        and not before.endswith("个")
    ):
        return True
    if re.match(r"[-—~至到]{1,2}\d{1,2}月", after) and number.isdigit() and int(number) <= 12:
        return True
    if re.match(r"[-—~至到]{1,2}\d{1,2}日", after) and before.endswith("月"):
        return True
    if re.match(r"[日号]", after) and re.search(r"(?:月|月\d{1,2}日?[-—~至到]{1,2})$", before):
        return True
    return bool(re.match(r"时(?!间)|时\d", after) and number.isdigit() and int(number) <= 24)


def _is_phone(before: str, number: str, after: str, unit: str) -> bool:
    # 个案咨询226人次 counts people.
    if not re.fullmatch(r"\d{3,12}", number) or (unit and before.endswith("咨询")):
        return False
    return bool(_PHONE_BEFORE.search(before) or (_PHONE_AFTER.match(after) and not unit_at(after, 0)))


def _is_ordinal(before: str, number: str, after: str) -> bool:
    if before.endswith(("第", "〔")) or after.startswith(("号文", "号令")):
        return True
    if re.match(r"号(?!线|楼|院|井)", after) and before.endswith(("〕", ")", "]")):
        return True
    if len(number) > 2:
        return False
    listed = _ORDINAL_AFTER.match(after) and _ITEM_BEFORE.search(before)
    return bool(listed or (before.endswith("(") and after.startswith(")")))


def _is_route(before: str, number: str, after: str) -> bool:
    """Tell whether the number names a bus route: (31路), 公交5路; 监控1200路 counts channels."""
    if len(number) > 3 or not after.startswith("路"):
        return False
    return bool(
        re.match(r"路(?:[)、和至]|公交|车)", after) or re.search(r"公交|线路|乘坐?|开通$", before[-4:])
    )


def _is_name(before: str, number: str, after: str, unit: str) -> bool:
    if re.match(r"[GADK](?![A-Za-z])", after) or _LATIN.search(before[-1:]) or unit.endswith(("千伏", "kV")):
        return True
    if not unit and (_NAME_AFTER.match(after) or _is_route(before, number, after)):
        return True
    if re.match(r"(?:件|项|大)(?:省|市|县|区)?(?:级)?(?:重点)?民生(?:实事|工程)", after):
        return True
    quoted = before.rfind("“") > before.rfind("”") and "”" in after
    if quoted and not unit:
        return True
    # “1+3+N”, 3.15 and the like: signs that join numbers to a name.
    return bool(re.match(r"[+×*]", after) or before.endswith(("+", "×", "*")))
