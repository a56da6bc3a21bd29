"""When a promise falls due, as its sentence says: 年底前, 全年, 10月底前, 8月25日前."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from livelihood.documents import Span
from livelihood.drafting.clauses import Passage
from livelihood.drafting.draft import DraftDue

_YEAR_WORDS = r"(?:到|至|在|于)?(?P<year>20\d\d年|今年|本年|当年)?"
_DUE = re.compile(
    rf"{_YEAR_WORDS}(?:(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})[日号]|(?P<part>底|末|份|中旬|上旬|下旬))?(?:之?前|以前|完成|建成)"
    r"|(?P<end>年底|年末|年内|(?<=年)[底末内])(?:之?前|以前)?|(?P<half>上半年)|(?P<third>[一二三]季度末?)(?:之?前|以前)?)|(?P<whole>全年|今年(?!以来))"
)
_WITHOUT = re.compile(r"(?:完成|建成)$")
_PART_DAYS = {"上旬": 10, "中旬": 20}
_QUARTERS = {"一": 3, "二": 6, "三": 9}


@dataclass(frozen=True)
class StatedDue:
    """A due date and where its words stand."""

    due: DraftDue
    span: Span
    doubt: str | None = None


def due_before(passage: Passage, position: int, year: int) -> StatedDue | None:
    """Return the due date that stands last before ``position`` in its sentence, or right behind in its clause."""
    sentence, clause = passage.sentence(position), passage.clause(position)
    found = [
        stated
        for match in _DUE.finditer(passage.text, sentence.start, clause.end)
        if (stated := _stated(match, year)) and match.start() < max(position, clause.end)
    ]
    earlier = [stated for stated in found if stated.span.start < position]
    return earlier[-1] if earlier else found[0] if found else None


def due_in(text: str, year: int) -> StatedDue | None:
    """Return the first due date of a text."""
    found = (_stated(match, year) for match in _DUE.finditer(text))
    return next((stated for stated in found if stated), None)


def _stated(found: re.Match[str], year: int) -> StatedDue | None:
    words = _WITHOUT.sub("", found[0])
    own = int(found["year"][:4]) if found["year"] and found["year"][0].isdigit() else year
    if own < year:
        return None
    month, day = 12, 31
    if found["month"]:
        month = int(found["month"])
        if not 1 <= month <= 12:
            return None
        last = monthrange(own, month)[1]
        day = int(found["day"]) if found["day"] else _PART_DAYS.get(found["part"] or "", last)
        if not 1 <= day <= last:
            return None
    elif found["half"]:
        month, day = 6, 30
    elif found["third"]:
        month = _QUARTERS[found["third"][0]]
        day = monthrange(own, month)[1]
    span = Span(found.start(), found.start() + len(words))
    doubt = None
    if found["month"] and not found["day"] and not found["part"]:
        doubt = f"期限“{words}”不知道含不含{month}月，这里写的是{month}月的最后一天"
    return StatedDue(DraftDue(words, date(own, month, day)), span, doubt)
