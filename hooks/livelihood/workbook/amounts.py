"""Numbers as clerks write them, made into quantities of the project's grammar, in the promise's own unit."""

from __future__ import annotations

import re
from decimal import Decimal

from livelihood.model import Indicator
from livelihood.plain_text import compare
from livelihood.quantity import ALL_WORDS, Quantity, QuantityError, decimal_text
from livelihood.workbook.complaints import CellError
from livelihood.workbook.grid import GridCell
from livelihood.workbook.promise import Promised

_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_NEGATIVE = re.compile(r"[-−–－]\d|\(\d[^()]*\)")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_SCALED = re.compile(r"[0#?],+(?![0#?,])")
# Longer ones come from a division; whoever divided knows what they divided.
_MOST_DECIMALS = 6
# 54800 where 万人次 is meant is ten thousand times too much; no county does a hundred times what it promised.
_FAR_TOO_MUCH = 100
_COUNTED = frozenset(
    [
        "人",
        "人次",
        "名",
        "户",
        "户次",
        "家",
        "个",
        "所",
        "座",
        "张",
        "场",
        "场次",
        "次",
        "种",
        "项",
        "处",
        "栋",
        "套",
        "台",
        "辆",
        "件",
        "条",
        "间",
        "村",
        "部",
        "间次",
        "例",
        "对",
        "盏",
        "眼",
        "口",
    ]
)
_EMPTY_WORDS = "没有新进展就整格留空；无法统计请写到“无法统计原因”，没有数可填请写到“文字进展”"


def read_value(cell: GridCell, promise: Promised, unit: str) -> str:
    """Return the number in ``cell`` as a quantity in the promise's unit; a plain one takes ``unit``."""
    if promise.is_all:
        return _all(cell)
    target = promise.indicator.target
    assert target is not None
    quantity, is_plain = _quantity(cell, unit, is_percent=promise.is_percent)
    if quantity.unit != target.unit:
        raise CellError(
            f"“{cell.text}”的单位是{_named(quantity.unit)}，这个目标的单位是{_named(target.unit)}，不能比较："
            f"请核对；确实是{_named(target.unit)}，就改成这个单位或只写数字"
        )
    number = quantity.number()
    if promise.indicator.kind == "rate" and number > 100:
        raise CellError(f"比率“{cell.text}”超过了100%：请核对；分子和分母请填在右边两格")
    _check_whole(quantity, cell)
    if is_plain and target.low and number >= _FAR_TOO_MUCH * target.low:
        times = decimal_text((number / target.low).to_integral_value())
        raise CellError(
            f"“{cell.text}”按“{promise.unit}”算是{quantity}，约为目标{target}的{times}倍："
            f"请核对单位；确实没错就把单位一起写上，如 {quantity}"
        )
    return quantity.text


def read_fraction(cell: GridCell) -> Quantity:
    """Return a numerator or denominator; it may be written with its unit."""
    quantity, _ = _quantity(cell, "", is_percent=False)
    if quantity.is_percent:
        raise CellError(f"“{cell.text}”是百分数：这里填数量，百分数填到“本次进展”")
    _check_whole(quantity, cell)
    return quantity


def check_fraction(numerator: Quantity, denominator: Quantity) -> None:
    """Raise CellError where the two can't be divided."""
    if numerator.unit != denominator.unit:
        raise CellError(f"分母“{denominator}”与分子“{numerator}”的单位不同：请写同一种单位，或都只写数字")
    if denominator.number() == 0:
        raise CellError("分母是0，算不出比率：请核对；没有应做的对象就写到“文字进展”")
    if numerator.number() > denominator.number():
        raise CellError(f"分子“{numerator}”大于分母“{denominator}”，比率会超过100%：请核对是否填反了")


def read_stage(cell: GridCell, indicator: Indicator) -> str:
    """Return the stage in ``cell``."""
    if cell.text not in indicator.stages:
        raise CellError(f"没有“{cell.text}”这个阶段：请从下拉框里选（{'、'.join(indicator.stages)}）")
    return cell.text


def read_words(cell: GridCell) -> str:
    """Return the words in ``cell``; a number alone is none."""
    if (
        cell.number is not None
        or not isinstance(cell.value, str)
        or _PLAIN.fullmatch(compare(cell.text).text)
    ):
        raise CellError(f"这里应写文字，填的是“{cell.text}”：是进展的数就填到“本次进展”")
    return cell.text


def _all(cell: GridCell) -> str:
    text = compare(cell.text).text
    if text not in ALL_WORDS:
        raise CellError(
            f"目标是全覆盖，这里写的是“{cell.text}”：做到了就写“全覆盖”，没有做到请写到“文字进展”"
        )
    return text


def _quantity(cell: GridCell, unit: str, *, is_percent: bool) -> tuple[Quantity, bool]:
    """Return the quantity in ``cell``, and whether it is a plain number that took ``unit``."""
    if cell.number is None and not isinstance(cell.value, str):
        kind = "逻辑值" if isinstance(cell.value, bool) else "日期"
        raise CellError(f"“{cell.text}”是{kind}，不是数：请把单元格改为常规格式，重新填数")
    if cell.number is not None:
        return _of_number(cell, cell.number, unit, is_percent=is_percent)
    form = compare(cell.text)
    if _NEGATIVE.match(form.text):
        raise CellError(f"“{cell.text}”是负数：累计数不会小于0，请核对")
    if _PLAIN.fullmatch(form.spaced.strip()):
        number = Decimal(form.text.replace(",", ""))
        _check_decimals(number, cell)
        if is_percent:
            _check_share(number, cell)
        return Quantity.parse(f"{decimal_text(number)}{unit}"), True
    return _written(cell, form.text, unit), False


def _of_number(cell: GridCell, number: Decimal, unit: str, *, is_percent: bool) -> tuple[Quantity, bool]:
    if number < 0:
        raise CellError(f"“{cell.text}”是负数：累计数不会小于0，请核对")
    if cell.is_percent:
        if not is_percent:
            raise CellError(f"“{cell.text}”是百分数，这里应填数量：请把单元格改为常规格式，重新填数")
        _check_decimals(number * 100, cell)
        return Quantity.parse(f"{decimal_text(number * 100)}%"), True
    _check_format(cell, unit)
    _check_decimals(number, cell)
    if is_percent:
        _check_share(number, cell)
    return Quantity.parse(f"{decimal_text(number)}{unit}"), True


def _written(cell: GridCell, text: str, unit: str) -> Quantity:
    try:
        quantity = Quantity.parse(cell.text)
    except QuantityError:
        raise CellError(f"“{cell.text}”不是数：请只写数字；{_EMPTY_WORDS}") from None
    if quantity.low is None or quantity.low != quantity.high:
        raise CellError(f"“{cell.text}”不是一个数：请写一个确定的累计数；{_EMPTY_WORDS}")
    if not quantity.unit and unit:
        raise CellError(f"“{cell.text}”没有写全单位：请只写数字（单位是“{unit}”），或连单位一起写")
    return Quantity.parse(text)


def _check_share(number: Decimal, cell: GridCell) -> None:
    """A 0.95 that isn't formatted as a percentage may be meant as 95% or as 0.95%."""
    if 0 < number <= 1:
        raise CellError(
            f"“{cell.text}”分不清是{decimal_text(number)}%还是{decimal_text(number * 100)}%：请带百分号写，"
            f"如 {decimal_text(number * 100)}%"
        )


def _check_decimals(number: Decimal, cell: GridCell) -> None:
    exponent = number.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > _MOST_DECIMALS:
        raise CellError(f"“{cell.text}”的小数太长，像是除出来的：请四舍五入后再填；比率请填分子和分母")


def _check_whole(quantity: Quantity, cell: GridCell) -> None:
    number = quantity.number()
    if quantity.unit in _COUNTED and number != number.to_integral_value():
        raise CellError(
            f"“{cell.text}”按{quantity}算不是整数，{quantity.unit}没有小数：请核对单位（是不是以“万”为单位）"
        )


def _check_format(cell: GridCell, unit: str) -> None:
    """A format may show another number or unit than the cell holds: 54800 as 5.48万."""
    shown = "".join(first or second for first, second in _QUOTED.findall(cell.number_format)).strip()
    if _SCALED.search(cell.number_format) or (shown and compare(shown).text != unit):
        raise CellError(
            f"单元格的数字格式“{cell.number_format}”让它显示得与实际的数“{cell.text}”不同："
            "请改为常规格式，核对后重新填数"
        )


def _named(unit: str) -> str:
    return f"“{unit}”" if unit else "空的"
