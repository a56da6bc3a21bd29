"""The guide's page on what each error means, made from the program's own list, so that it is never out of date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from livelihood import routes
from livelihood.contexts.frame import Frame, Step, way_to_province
from livelihood.problem_kinds import GROUPS, ProblemKind


@dataclass(frozen=True)
class GuideProblemsPage:
    """Everything on the page: the kinds of problems by what they are about."""

    frame: Frame
    groups: Mapping[str, tuple[ProblemKind, ...]]
    count: int


def guide_problems_page(updated: date) -> GuideProblemsPage:
    """Return the page on what each error means."""
    return GuideProblemsPage(
        frame=Frame(
            routes.guide_problems(),
            "每个错误是什么意思",
            "检查数据时的每一种错误和警告：应当是什么样，怎样改。",
            updated,
            (*way_to_province(), Step("公开工作指南", routes.guide())),
        ),
        groups=GROUPS,
        count=sum(len(kinds) for kinds in GROUPS.values()),
    )
