"""Links that several pages of a county-year share: made once, and right from wherever they stand."""

from __future__ import annotations

import pytest

from livelihood import routes
from livelihood.assessment import assess
from livelihood.contexts.links import Link, YearLinks
from livelihood.routes import Url
from tests.unit.builders import NOW, county_year, figure, goal, report

# Above the task, beside it, the task's page itself, and two that stand in one folder below the year.
PAGES = {
    "": "990101/2022/01/",
    "updates/": "../990101/2022/01/",
    "990101/": "2022/01/",
    "990101/2022/": "01/",
    "990101/2022/01/": "./",
    "990101/2022/checks/": "../01/",
    "990101/2022/sources/plan/": "../../01/",
    "990101/2022/sources/notice/": "../../01/",
}


def links() -> YearLinks:
    return YearLinks(assess(county_year(goal(), reports=(report(figure("70人")),)), NOW), {})


@pytest.mark.parametrize("pages", [[*PAGES], [*reversed(PAGES)]], ids=["from above", "from below"])
def test_a_link_is_right_on_every_page_whichever_asked_first(pages: list[str]) -> None:
    year = links()
    task = year.county_year.plan.tasks[0]

    assert {page: year.task(task, page).url for page in pages} == PAGES
    for page in pages:
        anchor = routes.relative("990101/2022/01/", page, "t01-goal")
        assert year.figure(1, "goal", page) == Link("一、目标", anchor)
    assert year.figure(1, "goal", "990101/2022/01/").url == Url("#t01-goal")


def test_what_several_pages_show_is_made_once() -> None:
    year, made = links(), []

    assert [year.once("words", lambda: made.append("made") or len(made)) for _ in range(2)] == [1, 1]
    assert links().once("words", lambda: 7) == 7
    assert made == ["made"]
