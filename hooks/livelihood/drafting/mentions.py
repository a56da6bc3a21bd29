"""Every number of a passage, read as the quantity that it belongs to, with the words that say what is counted."""

from __future__ import annotations

import re

from livelihood.documents import NumberToken, Span
from livelihood.drafting.clauses import Passage
from livelihood.drafting.mention import Mention
from livelihood.drafting.roles import Role, role_of
from livelihood.drafting.surroundings import with_words
from livelihood.drafting.units import time_at, unit_at
from livelihood.quantity import Quantity, QuantityError, is_range_end, written_qualifier

_JOINS = re.compile(r"[、,和及与并且以或/]")
_MULTIPLIER = re.compile(r"[余多]?(?:万亿|[十百千]?万|[十百千]?亿|千(?![米克瓦伏])|百(?!分)|十)?[余多]?")
_SIGN = re.compile(r"[-‐–−~〜∼至到]|—{1,2}")
_SUFFIX = re.compile(r"及?以[上下]|以内|之内|左右|上下")
_REACHES = re.compile(r"达到|达")
_PER_UNIT = r"/(?:立方米|平方米|公里|[A-Za-z一-鿿]{1,2})"
_STRANGE_UNIT = re.compile(
    rf"[A-Za-z一-鿿]{{1,4}}?(?:{_PER_UNIT}|(?=及?以[上下内]|左右|[^A-Za-z一-鿿]|$))|[A-Za-z一-鿿]{{1,4}}"
)


def find_mentions(passage: Passage) -> tuple[Mention, ...]:
    """Return every number of the passage in order; the two ends of a range are one mention."""
    found: list[Mention] = []
    tokens = passage.numbers
    at = 0
    while at < len(tokens):
        mention, used = _read(passage, tokens, at)
        found.append(mention)
        at += used
    return with_words(passage, found)


def _read(passage: Passage, tokens: tuple[NumberToken, ...], at: int) -> tuple[Mention, int]:
    text, token = passage.text, tokens[at]
    end = _after_unit(text, token.span.end)
    used = 1
    if at + 1 < len(tokens) and not re.search(r"[由从自]$", text[: token.span.start]):
        sign = _SIGN.match(text, end)
        if sign and sign.end() == tokens[at + 1].span.start:
            upper = _after_unit(text, tokens[at + 1].span.end)
            if _parsed(text[token.span.start : upper]):
                end, used = upper, 2
    core = Span(token.span.start, end)
    role = role_of(passage, core, token)
    strange = None
    if role is Role.QUANTITY and core.end == token.span.end + len(_multiplier(text, token.span.end)):
        core, strange = _strange(text, core)
    quantity, span = _with_qualifier(text, core)
    written = passage.slice(*_without_reach(text, span))
    if _parsed(written) is None:
        quantity = None
    doubt = strange
    if role is Role.QUANTITY:
        if quantity is None:
            doubt = f"“{passage.slice(*core)}”读不成一个数量"
        elif quantity.qualifier is not written_qualifier(text, *core):
            doubt = doubt or f"“{passage.slice(*span)}”前后的限定词请核对"
        elif _split(passage, tokens, at, used) or (used == 1 and is_range_end(text, *core)):
            doubt = f"“{passage.slice(*span)}”旁边紧挨着另一个数字，请核对"
    sentence, clause = passage.sentence(core.start), passage.clause(core.start)
    mention = Mention(
        span,
        core,
        written,
        quantity,
        role,
        clause,
        sentence,
        "",
        "",
        passage.bracket(core.start),
        doubt=doubt,
    )
    return mention, used


def _multiplier(text: str, at: int) -> str:
    found = _MULTIPLIER.match(text, at)
    return found[0] if found else ""


def _after_unit(text: str, at: int) -> int:
    at += len(_multiplier(text, at))
    unit = time_at(text, at) or unit_at(text, at)
    end = at + len(unit)
    # 600元/月 is a price of something, and one unit.
    slash = re.compile(_PER_UNIT).match(text, end) if unit else None
    return slash.end() if slash else end


def _strange(text: str, core: Span) -> tuple[Span, str | None]:
    """Return the span with letters behind a number that no known unit follows: 200学员 has the unit 学员."""
    run = _STRANGE_UNIT.match(text, core.end)
    if not run or _SUFFIX.match(text, core.end) or _JOINS.match(text, core.end) or text[core.end] == "的":
        return core, None
    longest = run[0]
    return Span(core.start, core.end + len(longest)), f"“{text[core.start : run.end()]}”的单位认不出来"


def _split(passage: Passage, tokens: tuple[NumberToken, ...], at: int, used: int) -> bool:
    text = passage.text
    before = tokens[at - 1].span.end if at else -9
    behind = tokens[at + used].span.start if at + used < len(tokens) else len(text) + 9
    start, end = tokens[at].span.start, tokens[at + used - 1].span.end
    return (start - before <= 1 and text[before:start] in ("", ".", ",")) or (
        behind - end <= 1 and text[end:behind] in ("", ".", ",")
    )


def _with_qualifier(text: str, core: Span) -> tuple[Quantity | None, Span]:
    """Return the quantity with as many qualifying words around it as belong to it."""
    suffix = _SUFFIX.match(text, core.end)
    ends = [suffix.end(), core.end] if suffix else [core.end]
    for end in ends:
        for start in range(max(0, core.start - 5), core.start + 1):
            # A digit before the number is another number's: ①3所 is no 13所.
            if any(character.isdigit() for character in text[start : core.start]):
                continue
            quantity = _parsed(text[start:end])
            if quantity and quantity.qualifier is written_qualifier(text, *core):
                return quantity, Span(start, end)
    return _parsed(text[slice(*core)]), core


def _without_reach(text: str, span: Span) -> Span:
    """达到60% is written as 60%: the words say that the number is reached, which every plain target means."""
    found = _REACHES.match(text, *span)
    return Span(found.end(), span.end) if found and text[found.end()].isdigit() else span


def _parsed(text: str) -> Quantity | None:
    try:
        return Quantity.parse(text)
    except QuantityError:
        return None
