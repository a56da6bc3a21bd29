"""Numbers side by side that describe one thing (19个小区36栋楼1073户): which is the target, which its extent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from livelihood.drafting.clauses import Passage
from livelihood.drafting.mention import Mention
from livelihood.drafting.naming import words_of
from livelihood.drafting.roles import Role
from livelihood.model import SchemeTask

_INVOLVES = re.compile(r"(?:共|总|合计)?(?:涉及|惠及|覆盖)")


def target_of_row(
    passage: Passage, mentions: Sequence[Mention], scheme_task: SchemeTask | None
) -> dict[int, int]:
    """Return, for numbers side by side that describe one thing (19个小区36栋楼1073户), the one that is the target."""
    groups: dict[int, int] = {}
    at = 0
    while at < len(mentions):
        row = [at]
        while row[-1] + 1 < len(mentions) and _side_by_side(
            passage, mentions[row[-1]], mentions[row[-1] + 1]
        ):
            row.append(row[-1] + 1)
        if len(row) > 1:
            chosen = next(
                (i for i in row if is_decided(passage, [mentions[j] for j in row], mentions[i], scheme_task)),
                row[0],
            )
            groups.update(dict.fromkeys(row, chosen))
        at = row[-1] + 1
    return groups


def _side_by_side(passage: Passage, one: Mention, other: Mention) -> bool:
    if one.clause != other.clause or one.bracket != other.bracket or other.before or not one.after:
        return False
    if one.role is not Role.QUANTITY or other.role is not Role.QUANTITY:
        return False
    gap = passage.text[one.span.end : other.span.start]
    return gap == one.after or bool(_INVOLVES.search(passage.text, one.clause.start, one.span.start))


def is_decided(
    passage: Passage, row: Sequence[Mention], chosen: Mention, scheme_task: SchemeTask | None
) -> bool:
    """Tell whether the scheme counts in this one's unit, and in none of the others'."""
    measures = scheme_task.measures if scheme_task else ()
    text = passage.text[chosen.clause.start : chosen.clause.end]
    told = {each.unit for each in measures if len(words_of(each.name) & words_of(text)) >= 2}
    return chosen.unit in told and not any(each.unit in told for each in row if each is not chosen)
