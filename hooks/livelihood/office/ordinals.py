"""Numbers as Word writes them in front of paragraphs: 一、, 第十二条, (iii), ④."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_HUNDREDS = ((1000, "千"), (100, "百"), (10, "十"))
_LEGAL_HUNDREDS = ((1000, "仟"), (100, "佰"), (10, "拾"))


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _with_places(number: int, digits: str, places: tuple[tuple[int, str], ...]) -> str:
    """Write a number below 10,000 with 千, 百 and 十, and one 零 for the places left out."""
    text = ""
    gap = False
    for size, name in places:
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if gap else "") + digits[digit] + name
        gap = bool(text) and not digit
    return text + ((("零" if gap else "") + digits[number]) if number else "")


def _thousands(number: int) -> str:
    if number >= 10_000:
        return _digital(number)
    written = _with_places(number, _DIGITS, _HUNDREDS)
    return written.removeprefix("一") if 10 <= number < 20 else written


def _counting(number: int) -> str:
    return _thousands(number) if number < 100 else _digital(number)


def _legal(number: int) -> str:
    return _with_places(number, _LEGAL_DIGITS, _LEGAL_HUNDREDS) if number < 10_000 else str(number)


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        text += letters * count
    return text


def _letters(number: int) -> str:
    # Word repeats the letter: z, aa, bb.
    turns, at = divmod(number - 1, 26)
    return chr(ord("a") + at) * (turns + 1)


def _among(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _from(first: str, count: int) -> Callable[[int], str]:
    return _among("".join(chr(ord(first) + at) for at in range(count)))


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02d}".format,
    "decimalHalfWidth": str,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "numberInDash": "- {} -".format,
    "chineseCounting": _counting,
    "chineseCountingThousand": _thousands,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _thousands,
    "japaneseCounting": _thousands,
    "ideographDigital": _digital,
    "taiwaneseDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "chineseLegalSimplified": _legal,
    "ideographTraditional": _among(_STEMS),
    "ideographZodiac": _among(_BRANCHES),
    "ideographEnclosedCircle": _among("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
}


def ordinal(number: int, form: str) -> str | None:
    """Write ``number`` in Word's number format ``form``; None where this is a format that nobody here can read."""
    if form == "none":
        return ""
    if form not in _FORMATS:
        return None
    return _FORMATS[form](number) if number > 0 else str(number)
