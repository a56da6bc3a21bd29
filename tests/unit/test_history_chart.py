"""The chart of what reports said over time. Its box: x from 14 to 346 (332 wide), y from 196 up to 34 (162 high)."""

from __future__ import annotations

from typing import Any

import pytest

from livelihood.assessment import assess
from livelihood.contexts.history import Dot, HistoryChart, Label, history_chart
from livelihood.contexts.links import YearLinks
from livelihood.model import Figure, Indicator, Revision
from tests.unit.builders import NOW, county_year, figure, goal, report, source


def chart(promise: Indicator, *told: tuple[str, Figure], **plan: Any) -> HistoryChart | None:
    """Return the chart of ``promise`` with a report of one figure on each day."""
    sources = tuple(source(f"s{day}", None) for day, _ in told) or (source(),)
    reports = tuple(report(said, source=f"s{day}", as_of=day) for day, said in told)
    year = assess(county_year(promise, reports=reports, sources=sources, **plan), NOW)
    return history_chart(year.indicators[0], YearLinks(year, {}))


def two(promise: Indicator, first: str, second: str, **plan: Any) -> HistoryChart:
    """Return the chart of two values: of 1 July (181 of 364 days) and of 1 October (273 of 364, three quarters)."""
    drawn = chart(promise, ("2022-07-01", figure(first)), ("2022-10-01", figure(second)), **plan)
    assert drawn
    return drawn


def test_two_readings() -> None:
    drawn = two(goal("100人", name="救助"), "40人", "60人")

    # The top is 110: 40 stands 58.9 up, 60 stands 88.4 up, 100 stands 147.3 up.
    assert drawn.figures == "M179.1 137.1L263.0 107.6"
    assert drawn.dots == (Dot("179.1", "137.1"), Dot("263.0", "107.6"))
    assert drawn.target == "M14.0 48.7L346.0 48.7"
    assert drawn.pace == "M14.0 196.0L346.0 48.7"
    assert drawn.axis == "M14 34V196H346"
    assert drawn.box == "0 0 360 230"
    assert drawn.labels == (
        Label("14", "216", "start", "2022年1月1日"),
        Label("346", "216", "end", "2022年12月31日"),
        Label("263.0", "127.6", "start", "60人"),
        Label("20", "41.7", "start", "目标100人"),
    )
    assert drawn.words == (
        "救助历次进展：2022年7月1日40人，2022年10月1日60人；目标100人，2022年12月31日到期；另画有按时间均匀推进的线"
    )


def test_beyond_the_target_the_figures_set_the_height() -> None:
    drawn = two(goal("100人"), "150人", "200人")

    # The top is 220: 200 stands 147.3 up, 150 110.5, 100 73.6.
    assert drawn.figures == "M179.1 85.5L263.0 48.7"
    assert drawn.target == "M14.0 122.4L346.0 122.4"


def test_time_ends_with_the_due_date_or_the_last_figure() -> None:
    # 273 days to 1 October, when it falls due: 181 of them are 220.1 wide.
    early = two(goal("100人", due="2022-10-01"), "40人", "60人")
    assert (early.figures, early.pace) == ("M234.1 137.1L346.0 107.6", "M14.0 196.0L346.0 48.7")

    # 181 days to 1 July, when it fell due, of 273 to the last figure: 220.1 wide.
    late = two(goal("100人", due="2022-07-01"), "40人", "60人")
    assert (late.pace, late.target) == ("M14.0 196.0L234.1 48.7", "M14.0 48.7L346.0 48.7")
    assert [label.text for label in late.labels][:2] == ["2022年1月1日", "2022年10月1日"]


@pytest.mark.parametrize(
    ("target", "kind", "values", "level"),
    [
        ("60%以上", "rate", ("55%", "58%"), "48.7"),  # a rate doesn't grow with time
        ("不超过100人", "amount", ("40人", "60人"), "48.7"),  # nor should a limit
    ],
)
def test_without_a_pace(target: str, kind: str, values: tuple[str, str], level: str) -> None:
    drawn = two(goal(target, kind=kind), *values)

    assert drawn.pace == ""
    assert drawn.target == f"M14.0 {level}L346.0 {level}"
    assert "时间" not in drawn.words


def test_without_a_number_to_reach() -> None:
    drawn = two(goal(None, kind="qualitative"), "40人", "60人")

    # The top is 66: 60 stands 147.3 up, 40 98.2.
    assert (drawn.figures, drawn.target, drawn.pace) == ("M179.1 97.8L263.0 48.7", "", "")
    assert [label.text for label in drawn.labels] == ["2022年1月1日", "2022年12月31日", "60人"]
    assert drawn.words == "目标历次进展：2022年7月1日40人，2022年10月1日60人"


def test_a_revised_target_is_a_step() -> None:
    given = {"no": 1, "indicator": "goal", "original": "200人", "date": "2022-10-01", "reason": "调整"}
    revision = Revision.model_validate(given | {"source": "s2022-07-01", "quote": "改"})

    drawn = two(goal("100人"), "40人", "60人", revisions=(revision,))

    # The top is 220: 200 stands 147.3 up until 1 October, 100 73.6 from then on.
    assert drawn.target == "M14.0 48.7L263.0 48.7L263.0 122.4L346.0 122.4"
    assert drawn.pace == "M14.0 196.0L346.0 122.4"


@pytest.mark.parametrize(
    "told",
    [
        (),
        (("2022-07-01", figure("40人")),),
        (("2022-07-01", figure("40人")), ("2022-10-01", figure(words="正在办理"))),
        (("2022-07-01", figure("40人")), ("2022-10-01", figure("60人", prior_year=True))),
        (("2022-07-01", figure(words="开工")), ("2022-10-01", figure(unavailable="无法统计"))),
    ],
)
def test_no_chart_of_less_than_two_numbers(told: tuple[tuple[str, Figure], ...]) -> None:
    assert chart(goal("100人"), *told) is None


def test_words_between_two_numbers_leave_no_zero() -> None:
    told = (
        ("2022-07-01", figure("40人")),
        ("2022-08-01", figure(words="正在办理")),
        ("2022-10-01", figure("60人")),
    )
    drawn = chart(goal("100人"), *told)

    assert drawn
    assert drawn.figures == "M179.1 137.1L263.0 107.6"


def test_nothing_done_of_nothing_asked_cannot_be_drawn() -> None:
    told = (("2022-07-01", figure("0人")), ("2022-10-01", figure("0人")))

    assert chart(goal(None, kind="qualitative"), *told) is None


def test_a_low_figure_has_its_word_above_the_dates() -> None:
    drawn = two(goal("100人"), "0人", "1人")

    # 1 of 110 stands 1.5 up, at 194.5.
    assert drawn.labels[2] == Label("263.0", "182.5", "start", "1人")


def test_a_long_word_at_the_right_stays_in_the_box() -> None:
    drawn = two(goal("100万人次"), "40万人次", "60.55万人次")

    # 263 + 5 × 9 + 3 × 14 = 350 still fits into 360; a later day leaves no room.
    assert drawn.labels[2].anchor == "start"
    late = chart(goal("100万人次"), ("2022-07-01", figure("40万人次")), ("2022-12-31", figure("60.55万人次")))
    assert late
    assert late.labels[2] == Label("346.0", "126.8", "end", "60.55万人次")


def test_figures_are_drawn_by_their_own_days() -> None:
    """A figure may be dated otherwise than its report."""
    told = (
        ("2022-10-01", figure("40人", as_of="2022-09-30")),
        ("2022-10-02", figure("60人", as_of="2022-07-01")),
    )
    drawn = chart(goal("100人"), *told)

    assert drawn
    # 60 of 1 July, then 40 of 30 September (272 of 364 days: 248.1 wide).
    assert drawn.figures == "M179.1 107.6L262.1 137.1"
