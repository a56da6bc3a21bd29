"""A county-year put together from its promises and reports."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from livelihood.assessment import IndicatorProgress, YearProgress, assess
from livelihood.checks import CheckKind
from livelihood.clock import SHANGHAI
from livelihood.model import Figure, Indicator
from livelihood.status import Status
from tests.unit.builders import NOW, county_year, figure, goal, report, source, task

JULY, OCTOBER = date(2022, 7, 1), date(2022, 10, 1)
SOURCES = (source(), source("autumn", OCTOBER))


def one(promise: Indicator, *told: Figure, start: str | None = None) -> IndicatorProgress:
    """Return the promise's progress after one report."""
    (found,) = assess(county_year(promise, reports=(report(*told),), start=start), NOW).indicators
    return found


def two_reports(promises: tuple[Indicator, ...], july: list[Figure], october: list[Figure]) -> YearProgress:
    reports = (report(*july), report(*october, source="autumn"))
    return assess(county_year(*promises, reports=reports, sources=SOURCES), NOW)


def test_before_any_report() -> None:
    year = assess(county_year(goal()), NOW)
    (found,) = year.indicators

    assert found.status is Status.AWAITING
    assert (found.reading, found.actual, found.ratio, found.as_of) == (None, None, None, None)
    assert (found.elapsed, found.stage, found.history) == (None, None, ())
    assert (year.latest_report, year.as_of_dates) == (None, ())


def test_the_latest_report_that_speaks_of_a_promise_counts() -> None:
    year = two_reports(
        (goal(), goal("10个", id="other"), goal("5家", id="silent")),
        [figure("50人"), figure("4个", indicator="other")],
        [figure("80人")],
    )
    first, other, silent = year.indicators

    assert (first.actual and first.actual.text, first.ratio, first.as_of) == ("80人", Fraction(4, 5), OCTOBER)
    assert [(each.as_of, each.actual and each.actual.text) for each in first.history] == [
        (JULY, "50人"),
        (OCTOBER, "80人"),
    ]
    # 273 of 364 days
    assert first.elapsed == Fraction(273, 364)
    # an older figure keeps its own date: 181 of 364 days
    assert (other.ratio, other.as_of, other.elapsed) == (Fraction(2, 5), JULY, Fraction(181, 364))
    assert (silent.status, silent.as_of, silent.history) == (Status.OMITTED, None, ())
    assert year.as_of_dates == (JULY, OCTOBER)
    assert year.latest_report
    assert year.latest_report.source == "autumn"


def test_words_after_a_number_leave_the_number_in_history() -> None:
    (found,) = two_reports((goal(),), [figure("50人")], [figure(words="正在扫尾")]).indicators

    assert (found.actual, found.ratio, found.as_of) == (None, None, OCTOBER)
    assert found.status is Status.IN_PROGRESS
    assert [each.ratio for each in found.history] == [Fraction(1, 2), None]


def test_another_years_figure_counts_nowhere() -> None:
    found = one(goal(), figure("50人"), figure("900人", prior_year=True))

    assert found.actual
    assert found.actual.text == "50人"
    assert len(found.history) == 1
    (prior,) = found.prior_year
    assert (prior.figure.value and prior.figure.value.text, prior.ratio) == ("900人", None)

    only_prior = one(goal(), figure("900人", prior_year=True))
    assert (only_prior.status, only_prior.reading, only_prior.history) == (Status.OMITTED, None, ())


def test_extras_are_followed_over_the_reports() -> None:
    def extra(id: str, value: str, **fields: object) -> Figure:
        return figure(value, extra=True, id=id, name=id, **fields)

    (told,) = two_reports(
        (goal(),),
        [extra("firms", "16家"), extra("length", "5公里"), extra("old", "9户", prior_year=True)],
        [extra("beds", "3张"), extra("firms", "20家")],
    ).tasks

    assert [
        (each.figure.key, each.figure.amount and each.figure.amount.text, each.as_of) for each in told.extras
    ] == [
        ("firms", "20家", OCTOBER),
        ("length", "5公里", JULY),
        ("old", "9户", JULY),
        ("beds", "3张", OCTOBER),
    ]
    assert all(each.ratio is None for each in told.extras)
    assert told.standing.total == 1


def test_tasks_keep_their_own_figures() -> None:
    tasks = (task(goal(), no=1), task(goal("10人"), no=3))
    reports = (report(figure("5人"), no=3),)
    first, third = assess(county_year(tasks=tasks, reports=reports), NOW).tasks

    assert first.indicators[0].status is Status.OMITTED
    assert third.indicators[0].ratio == Fraction(1, 2)
    assert third.task.no == 3


def test_standing_counts_all_tasks() -> None:
    tasks = (task(goal(), no=1), task(goal(), goal("1个", id="other"), no=2))
    year = assess(county_year(tasks=tasks, reports=(report(figure("150人"), no=2),)), NOW)

    assert year.standing.counts == {Status.EXCEEDED: 1, Status.OMITTED: 2}
    assert [each.standing.total for each in year.tasks] == [1, 2]
    assert len(year.indicators) == 3


@pytest.mark.parametrize(
    ("target", "value", "must_exceed"),
    [
        ("超100人", "100人", True),
        ("超100人", "101人", False),
        ("超100人", "99人", False),
        ("超100人", "突破100人", False),
        ("100人", "100人", False),
        ("不超过100人", "100人", False),
    ],
)
def test_exactly_the_whole_of_what_must_be_exceeded(target: str, value: str, must_exceed: bool) -> None:
    assert one(goal(target), figure(value)).must_exceed is must_exceed


def test_nothing_to_exceed_without_a_target() -> None:
    assert not one(goal(None, kind="qualitative"), figure(words="推进")).must_exceed
    assert not one(goal("全覆盖"), figure("全覆盖")).must_exceed


@pytest.mark.parametrize(
    ("now", "missing"),
    [
        (datetime(2022, 12, 31, 23, 59, 59, tzinfo=SHANGHAI), False),
        (datetime(2023, 1, 1, tzinfo=SHANGHAI), True),
        (datetime(2022, 12, 31, 15, 59, 59, tzinfo=UTC), False),
        (datetime(2022, 12, 31, 16, tzinfo=UTC), True),
    ],
)
def test_a_year_is_over_at_midnight_in_shanghai(now: datetime, missing: bool) -> None:
    assert assess(county_year(goal()), now).final_missing is missing
    with_figures = county_year(goal(), reports=(report(figure("50人")),))
    assert assess(with_figures, now).final_missing is missing
    with_result = county_year(goal(), reports=(report(figure("50人"), final=True),))
    assert not assess(with_result, now).final_missing


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        assess(county_year(goal()), NOW.replace(tzinfo=None))


def test_a_report_without_any_date_is_refused() -> None:
    told = county_year(goal(), reports=(report(figure("50人")),), sources=(source(day=None),))

    with pytest.raises(ValueError, match="report without a date"):
        assess(told, NOW)


def test_a_reports_own_date_comes_before_its_documents() -> None:
    told = county_year(goal(), reports=(report(figure("50人"), as_of=date(2022, 6, 30)),))

    assert assess(told, NOW).as_of_dates == (date(2022, 6, 30),)


def test_parts_have_their_own_time() -> None:
    promise = goal(
        "30公里",
        due="2022-11-30",
        parts=[
            {"name": "甲", "target": "20公里", "quote": "一", "due": "2022-09-30"},
            {"name": "乙", "target": "10公里", "quote": "二"},
        ],
    )
    parts = [{"name": "甲", "value": "5公里", "quote": "三"}, {"name": "丙", "value": "1公里", "quote": "四"}]
    found = one(promise, figure(parts=parts, quote=None))
    first, second = found.parts

    assert (found.due, found.due_basis, found.ratio) == (date(2022, 11, 30), "stated", Fraction(1, 5))
    assert (first.due, first.ratio, first.elapsed) == (date(2022, 9, 30), Fraction(1, 4), Fraction(181, 272))
    # not reported by this part's name, and due when the whole is: 181 of 333 days
    assert (second.actual, second.ratio, second.due) == (None, None, date(2022, 11, 30))
    assert second.elapsed == Fraction(181, 333)


def test_parts_before_any_report_have_no_time() -> None:
    promise = goal("30公里", parts=[{"name": "甲", "target": "30公里", "quote": "一"}])
    (found,) = assess(county_year(promise), NOW).indicators
    (part,) = found.parts

    assert (part.actual, part.ratio, part.elapsed) == (None, None, None)
    assert (part.due, found.due_basis) == (date(2022, 12, 31), "year_end")


def test_time_counts_from_the_plans_start() -> None:
    # 1 June to 31 December are 213 days, 30 of them gone
    assert one(goal(), figure("50人"), start="2022-06-01").elapsed == Fraction(30, 213)


def test_the_stage_reached() -> None:
    promise = goal(None, kind="stage", stages=["未开工", "在建", "建成"])

    assert one(promise, figure(stage="在建")).stage == 1
    assert one(promise, figure(words="推进")).stage is None


def test_checks_of_the_promise_and_of_every_report_are_kept() -> None:
    promise = goal(parts=[{"name": "甲", "target": "90人", "quote": "一"}])
    year = two_reports(
        (promise,),
        [
            figure("50人", stated={"text": "60%", "of": "target"}),
            figure("7人", extra=True, id="more", name="另", as_of="2022-07-02"),
        ],
        [figure("80人", stated={"text": "80%", "of": "target"}, restated_target="90人")],
    )
    (found,) = year.indicators

    assert [(check.kind, check.report and check.report.source) for check in found.checks] == [
        (CheckKind.PARTS_SUM, None),
        (CheckKind.STATED_RATIO, "notice"),
        (CheckKind.RESTATED_TARGET, "autumn"),
    ]
    assert [check.key for check in year.checks] == ["goal", "goal", "goal", "more"]
    assert year.checks == year.tasks[0].checks


def test_a_figures_own_date_is_among_the_dates() -> None:
    year = two_reports(
        (goal(), goal("10个", id="other")),
        [figure("50人"), figure("4个", indicator="other", as_of="2022-07-25")],
        [],
    )

    assert year.as_of_dates == (JULY, date(2022, 7, 25))


def test_now_changes_nothing_but_whether_the_year_is_over() -> None:
    told = county_year(goal(), reports=(report(figure("50人")),))
    first, later = assess(told, NOW), assess(told, NOW + timedelta(days=3000))

    assert first.tasks == later.tasks
    assert (first.final_missing, later.final_missing) == (False, True)
