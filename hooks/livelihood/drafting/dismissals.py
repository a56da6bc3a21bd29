"""The numbers of a document that are no target and no figure, each with its reason from the fixed list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from livelihood.documents import Document, NumberToken, Span
from livelihood.drafting.clauses import Passage
from livelihood.drafting.draft import DraftDismissal, DraftFigure, DraftIndicator
from livelihood.drafting.mention import Mention
from livelihood.drafting.mentions import find_mentions
from livelihood.drafting.roles import Role
from livelihood.drafting.units import unit_at
from livelihood.plain_text import comparable
from livelihood.quantity import Quantity, QuantityError

Reason = Literal["日期", "序号", "名称", "往年", "复述", "电话"]

_REASONS: dict[Role, Reason] = {
    Role.DATE: "日期",
    Role.ORDINAL: "序号",
    Role.PHONE: "电话",
    Role.NAME: "名称",
    Role.AGE: "名称",
}
_COMPARED = re.compile(r"(?:(?<!占)比(?!例|赛|重)|较(?!为|大|好|高|多)|同比|环比)[^,]*$")
_PAST = re.compile(r"20\d\d年|去年|上年|往年|原有|此前")
_RISE = re.compile(r"(?:由|从|自)[^,\d]{0,10}$")
_DATE = re.compile(r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?|20\d\d年")
_LASTS = re.compile(r"时间|时长|时限|用时|耗时|压缩|缩短|提速|平均")
_WIDEST = 12


@dataclass(frozen=True)
class Restated:
    """A promise that a document repeats: its text there, and as the plan, which is there already, has it."""

    text: str
    promised: str


def draft_dismissals(
    document: Document,
    indicators: Sequence[DraftIndicator],
    figures: Sequence[DraftFigure],
    restated: Sequence[Restated] = (),
) -> tuple[DraftDismissal, ...]:
    """Return what says of every number that no target and no figure uses why it is neither.

    Numbers that the rules can't place carry a doubt: a person decides whether they are figures. So do those of a
    ``restated`` promise that the plan's own doesn't have.
    """
    promises = [
        (place, comparable(each.promised)) for each in restated for place in document.places(each.text)
    ]
    used = _used(document, indicators, figures)
    passage = Passage(document.text)
    mentions = find_mentions(passage)
    starts = {span.start for span in used}
    cores = {passage.text[slice(*each.core)] for each in mentions if each.core.start in starts}
    found: list[DraftDismissal] = []
    done: set[Span] = set()
    for token in document.numbers:
        if token.span in used or token.span in done:
            continue
        mention = next((each for each in mentions if _holds(each.core, token.span)), None)
        promise = next((text for place, text in promises if _holds(place, token.span)), None)
        reason, doubt = _reason(document, passage, token, mention, cores, promise)
        text, part = _snippet(document, token, mention, used, reason)
        found.append(DraftDismissal(text, reason, part, (doubt,) if doubt else ()))
        for place in document.places(text, part):
            done.update(each.span for each in document.numbers_in(place))
    return tuple(dict.fromkeys(found))


def _used(
    document: Document, indicators: Sequence[DraftIndicator], figures: Sequence[DraftFigure]
) -> set[Span]:
    """Return the numbers that targets and figures use, as the validation of coverage counts them."""
    used: set[Span] = set()
    for quote, texts in (*_of_indicators(indicators), *_of_figures(figures)):
        for place in document.places(quote):
            spans = [span for core in _cores(texts) for span in document.quantity_places(core, place)]
            for text in texts:
                if text and not _cores([text]):
                    spans += document.places_within(text, place)
            used.update(token.span for span in spans for token in document.numbers_in(span))
    return used


def _of_indicators(indicators: Sequence[DraftIndicator]) -> Iterator[tuple[str, list[str]]]:
    for each in indicators:
        yield each.quote, [*([each.target] if each.target else []), *each.scope]


def _of_figures(figures: Sequence[DraftFigure]) -> Iterator[tuple[str, list[str]]]:
    for each in figures:
        texts = [each.value, each.numerator, each.restated_target]
        texts += [each.stated] if not each.stated_quote else []
        yield each.quote, [text for text in texts if text]
        if each.stated_quote and each.stated:
            yield each.stated_quote, [each.stated]
        if each.denominator_quote and each.denominator:
            yield each.denominator_quote, [each.denominator]


def _cores(texts: Sequence[str]) -> list[str]:
    cores = []
    for text in texts:
        try:
            quantity = Quantity.parse(text)
        except QuantityError:
            continue
        if quantity.low is not None:
            cores.append(quantity.core)
    return cores


def _reason(
    document: Document,
    passage: Passage,
    token: NumberToken,
    mention: Mention | None,
    cores: set[str],
    promise: str | None,
) -> tuple[Reason, str | None]:
    """Return why the number is no figure, and a doubt where that is a guess.

    ``promise`` is the plan's text of the promise that the number stands in, where it stands in one.
    """
    around = document.around(token.span, _WIDEST)
    if len(token.text) <= 2 and _opens_line(document, token) and not unit_at(passage.text, token.span.end):
        return "序号", None
    if mention is None:
        return "名称", f"“…{around}…”里的 {token.text} 不知道是什么数，请确认"
    if mention.role is Role.DATE and not _looks_like_date(passage.text, token):
        # The first year of 2021—2022年 and the first month of 1-5月.
        return "名称", None
    if mention.role in _REASONS:
        return _REASONS[mention.role], None
    if mention.role is Role.TIME and _LASTS.search(mention.before):
        return "名称", f"“{mention.text}”是时长，请确认要不要收录"
    if mention.role is Role.TIME:
        return ("日期", None) if _looks_like_date(passage.text, token) else ("名称", None)
    core = passage.text[slice(*mention.core)]
    if promise is not None:
        changed = f"这里重述的承诺写的是“{mention.text}”，方案的承诺里没有这个数，请核对目标有没有调整"
        return "复述", None if core in promise else changed
    lead = passage.text[mention.clause.start : mention.span.start]
    if any(words.search(lead) for words in (_COMPARED, _RISE, _PAST)):
        return "往年", None
    if core in cores:
        return "复述", None
    return "名称", f"“…{around}…”里的 {mention.text} 没有读成目标或进展，请确认它是什么数"


def _snippet(
    document: Document, token: NumberToken, mention: Mention | None, used: set[Span], reason: Reason
) -> tuple[str, str | None]:
    """Return the shortest piece of text around the number that holds no used one where it stands, and its part."""
    text = document.comparable
    start, end = mention.core if mention and reason not in ("序号", "电话") else token.span
    end = max(end, token.span.end)
    if date := next((each for each in _DATE.finditer(text) if _holds(Span(*each.span()), token.span)), None):
        start, end = date.span()
    part = document.part_at(token.span.start)
    ahead = _next_number(document, token.span.end)
    behind = max((each.span.end for each in document.numbers if each.span.end <= start), default=0)
    numbered = reason == "序号" and text[token.span.end : token.span.end + 1] == "号"
    first = (
        1
        if numbered
        else 2
        if reason in ("序号", "电话") and not date
        else 1
        if reason == "名称" and end == token.span.end
        else 0
    )
    for extra in range(first, _WIDEST + 1):
        for left, right in (
            (start, min(end + extra, ahead)),
            (max(start - extra, behind), min(end + extra, ahead)),
        ):
            piece = text[left : max(right, end)]
            for named in (None, part):
                # A digit or two alone stand in too many places.
                if len(piece) > min(2, len(token.text)) and _is_free(document, piece, named, used):
                    return piece, named
    return text[start:end], part


def _is_free(document: Document, piece: str, part: str | None, used: set[Span]) -> bool:
    places = document.places(piece, part)
    inside = [token for place in places for token in document.numbers_in(place)]
    return bool(inside) and not any(token.span in used for token in inside)


def _next_number(document: Document, position: int) -> int:
    return min(
        (each.span.start for each in document.numbers if each.span.start >= position),
        default=len(document.comparable),
    )


def _looks_like_date(text: str, token: NumberToken) -> bool:
    """Tell whether the check of coverage takes the number for part of a date."""
    start, end = token.span
    if re.match(r"\d*[年月日号时]", text[end : end + 2]) or text[max(0, start - 1) : start] == "〔":
        return True
    figures = re.finditer(r"(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?", text[max(0, start - 8) : end + 8])
    return any(
        _holds(Span(*(edge + max(0, start - 8) for edge in found.span())), token.span) for found in figures
    )


def _opens_line(document: Document, token: NumberToken) -> bool:
    """Tell whether the number stands first on its line and white space behind it, as in a table's first column."""
    raw = document.raw_span(token.span)
    line = document.text[document.text.rfind("\n", 0, raw.start) + 1 : raw.start]
    return not line.strip() and document.stands_alone(token.span)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
