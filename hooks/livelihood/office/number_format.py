"""What Excel shows of a number in a cell: 0.95 with the format 0% is 95%, 44743 with a date's is 2022/7/1."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[\$(?P<money>[^\]-]*)(?:-[^\]]*)?\]'
    r"|\[(?P<bracket>[^\]]*)\]|(?P<general>General|G/通用格式)|(?P<ampm>AM/PM|A/P|上午/下午)"
    r"|(?P<date>y+|m+|d+|h+|s+|a{3,}|e+(?![+-]))|(?P<place>[0#?])|(?P<dot>\.)|(?P<comma>,)|(?P<percent>%)"
    r"|(?P<text>@)|(?P<slash>/)|(?P<other>.)",
    re.IGNORECASE,
)
_COLOURS = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|color\d+|dbnum0|黑色|蓝色|红色|绿色|白色|黄色)",
    re.IGNORECASE,
)
_WEEKDAYS = "一二三四五六日"
_UNREADABLE = "Ee[]"


class Token(NamedTuple):
    """A piece of a number format: its kind, and what it shows."""

    kind: str
    text: str


class Shown(NamedTuple):
    """What a cell shows, and whether that is all of the number in it."""

    text: str
    is_exact: bool


class UnknownFormatError(Exception):
    """A number format that nobody here can read."""


def plain(number: Decimal) -> str:
    """Write a number without exponent and without noughts after its fraction."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def shown_number(number: Decimal, number_format: str) -> Shown:
    """Return what Excel shows of ``number``."""
    sections = _sections(number_format)
    tokens, number = _section(sections, number)
    if any(token.kind in ("general", "text") for token in tokens):
        pieces = (plain(number) if token.kind in ("general", "text") else _literal(token) for token in tokens)
        return Shown("".join(pieces), is_exact=True)
    return _digits(tokens, number)


def is_date_format(number_format: str) -> bool:
    """Tell whether a format shows a number as a date or a time."""
    return any(token.kind == "date" for token in _sections(number_format)[0])


def shown_moment(moment: datetime | time, number_format: str) -> str:
    """Return what Excel shows of a date or a time."""
    day = moment if isinstance(moment, datetime) else datetime.combine(date(1900, 1, 1), moment)
    tokens = _sections(number_format)[0]
    has_ampm = any(token.kind == "ampm" for token in tokens)
    text = ""
    before = ""
    for at, token in enumerate(tokens):
        if token.kind == "date":
            following = next((each.text[0].lower() for each in tokens[at + 1 :] if each.kind == "date"), "")
            text += _date_piece(day, token.text.lower(), before, following, has_ampm)
            before = token.text[0].lower()
        elif token.kind == "slash":
            text += "/"
        elif token.kind == "ampm":
            text += "上午" if day.hour < 12 else "下午"
        else:
            text += _literal(token)
    return text


def _sections(number_format: str) -> list[list[Token]]:
    """Split a format into its sections: positive, negative, zero, text."""
    sections: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(number_format):
        if match[0] == ";":
            sections.append([])
            continue
        token = _token(match)
        if token is not None:
            sections[-1].append(token)
    return sections


def _token(match: re.Match[str]) -> Token | None:
    kind = match.lastgroup
    if kind is None:
        return None
    text = match[kind]
    if kind == "bracket":
        if _COLOURS.fullmatch(text) is None:
            raise UnknownFormatError
        return None
    if kind in ("quoted", "escaped", "money"):
        return Token("literal", text)
    if kind == "other":
        if text in _UNREADABLE:
            raise UnknownFormatError
        return Token("literal", text)
    return Token(kind, text)


def _literal(token: Token) -> str:
    if token.kind in ("literal", "dot", "comma", "percent"):
        return token.text
    raise UnknownFormatError


def _section(sections: list[list[Token]], number: Decimal) -> tuple[list[Token], Decimal]:
    """Return the section that a number is shown by, and the number as that section shows it."""
    if number < 0 and len(sections) > 1:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def _digits(tokens: list[Token], number: Decimal) -> Shown:
    """Fill a number into the places of a section (0, #, ?), with its literals where they stand."""
    dot = next((at for at, token in enumerate(tokens) if token.kind == "dot"), len(tokens))
    places = [at for at, token in enumerate(tokens) if token.kind == "place"]
    before = [at for at in places if at < dot]
    after = [at for at in places if at > dot]
    if any(token.kind in ("date", "ampm") for token in tokens):
        raise UnknownFormatError
    if not places:
        return Shown("".join(_literal(token) for token in tokens), is_exact=True)
    last = before[-1] if before else dot
    # Commas right after the last place divide by a thousand each; one among the places groups the digits.
    end = after[-1] if after else last
    scaling = 0
    while end + scaling + 1 < len(tokens) and tokens[end + scaling + 1].kind == "comma":
        scaling += 1
    grouped = any(tokens[at].kind == "comma" for at in range(before[0], last)) if before else False
    percents = sum(token.kind == "percent" for token in tokens)
    scaled = number.scaleb(2 * percents - 3 * scaling)
    rounded = scaled.quantize(Decimal(1).scaleb(-len(after)), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{abs(rounded):f}".partition(".")
    if whole == "0" and (not before or tokens[last].text != "0"):
        whole = ""
    filled = _whole_digits(tokens, before, whole, grouped)
    filled.update(_fraction_digits(tokens, after, fraction))
    hidden = set(range(end + 1, end + scaling + 1)) | {at for at in range(last) if tokens[at].kind == "comma"}
    text = "".join(
        filled[at] if at in filled else _literal(token) for at, token in enumerate(tokens) if at not in hidden
    )
    if not before and dot < len(tokens):
        text = text.replace(".", f"{whole}.", 1)
    return Shown(f"-{text}" if rounded < 0 else text, rounded == scaled)


def _whole_digits(tokens: list[Token], places: list[int], whole: str, grouped: bool) -> dict[int, str]:
    """Spread the digits before the point over the places, from the right; the first takes what is left."""
    filled: dict[int, str] = {}
    written = 0
    for count, at in enumerate(reversed(places)):
        is_first = count == len(places) - 1
        digits = whole if is_first else whole[-1:]
        whole = "" if is_first else whole[:-1]
        if not digits and tokens[at].text == "0":
            digits = "0"
        text = ""
        for digit in reversed(digits):
            text = digit + ("," if grouped and written and written % 3 == 0 else "") + text
            written += 1
        filled[at] = text
    return filled


def _fraction_digits(tokens: list[Token], places: list[int], fraction: str) -> dict[int, str]:
    filled = dict(zip(places, fraction, strict=True))
    for at in reversed(places):
        if tokens[at].text == "0" or filled[at] != "0":
            break
        filled[at] = ""
    return filled


def _date_piece(day: datetime, piece: str, before: str, following: str, has_ampm: bool) -> str:
    if piece[0] == "m" and (before == "h" or following == "s"):
        return f"{day.minute:0{min(len(piece), 2)}d}"
    hour = (day.hour % 12 or 12) if has_ampm else day.hour
    values = {"y": day.year, "e": day.year, "m": day.month, "d": day.day, "h": hour, "s": day.second}
    if piece[0] == "a" or (piece[0] == "d" and len(piece) > 2):
        weekday = _WEEKDAYS[day.weekday()]
        return f"星期{weekday}" if len(piece) == 4 else weekday
    if piece[0] == "y" and len(piece) <= 2:
        return f"{day.year % 100:02d}"
    if piece[0] == "m" and len(piece) > 2:
        return f"{day.month}月"
    return f"{values[piece[0]]:0{2 if len(piece) == 2 else 1}d}"
