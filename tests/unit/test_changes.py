"""What changed at each recording: before → after, assessed from what had been recorded by then."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from livelihood import changes
from livelihood.assessment import assess
from livelihood.changes import Change, ChangeKind
from livelihood.model import CountyYear, Report, Revision, Source
from livelihood.status import Status
from tests.unit.builders import NOW, county_year, figure, goal, report, source, task


def recorded(name: str, day: str, document_day: str | None, **fields: Any) -> Source:
    return source(name, None, recorded=day, **({"date": document_day} if document_day else {}), **fields)


PLAN = recorded("plan", "2022-03-02", "2022-03-01")
JULY = recorded("july", "2022-07-05", "2022-07-01")
OCTOBER = recorded("october", "2022-10-09", "2022-10-01")


def year_of(
    *reports: Report, sources: tuple[Source, ...] = (PLAN, JULY, OCTOBER), **fields: Any
) -> CountyYear:
    """Return a county-year that promises 100人 and, as its second indicator, 4所."""
    promises = goal("100人"), goal("4所", id="schools", name="学校")
    return county_year(*promises, reports=reports, sources=sources, **{"source": "plan"} | fields)


def changes_of(year: CountyYear) -> tuple[Change, ...]:
    return changes.changes_of(assess(year, NOW))


def told(change: Change) -> list[tuple[str, str | None, str | None, Status | None, Status | None]]:
    """Return each number of a change: its key, its text before and after, its status before and after."""
    return [
        (
            number.key,
            number.before.actual.text if number.before and number.before.actual else None,
            number.after.actual.text if number.after and number.after.actual else None,
            number.status_before,
            number.status_after,
        )
        for number in change.numbers
    ]


def test_a_plan_alone() -> None:
    (change,) = changes_of(year_of())

    assert (change.kind, change.key, str(change.recorded)) == (ChangeKind.PLAN, "plan-plan", "2022-03-02")
    assert change.before is None
    assert change.after.words() == "2项目标：2项未收录通报"
    assert change.numbers == change.targets == ()


def test_two_reports() -> None:
    # On 1 July 181 of 364 days are gone, so that 40% is 9.7 points behind: in time. On 1 October, 25% is 50 points behind.
    first = report(figure("40人"), source="july")
    second = report(figure("100人"), figure("1所", indicator="schools"), source="october")

    october, july, plan = changes_of(year_of(first, second))

    assert [change.key for change in (october, july, plan)] == ["report-october", "report-july", "plan-plan"]
    assert told(july) == [
        ("goal", None, "40人", Status.AWAITING, Status.ON_TRACK),
        ("schools", None, None, Status.AWAITING, Status.OMITTED),
    ]
    assert told(october) == [
        ("goal", "40人", "100人", Status.ON_TRACK, Status.MET),
        ("schools", None, "1所", Status.OMITTED, Status.BEHIND),
    ]
    assert july.before is not None
    assert july.before.words() == "2项目标：2项未收录通报"
    assert july.after == october.before
    assert october.after.words() == "2项目标：1项已达标 · 1项慢于时间进度"


def test_a_number_that_a_report_leaves_out_does_not_change() -> None:
    first = report(figure("40人"), figure("1所", indicator="schools"), source="july")
    second = report(figure("60人"), source="october")

    assert [number.key for number in changes_of(year_of(first, second))[0].numbers] == ["goal"]


def test_a_report_recorded_after_a_newer_one() -> None:
    july = recorded("july", "2022-11-01", "2022-07-01")
    first = report(figure("40人"), source="july")
    second = report(figure("90人"), source="october")

    late, newer, _ = changes_of(year_of(first, second, sources=(PLAN, july, OCTOBER)))

    assert (late.key, late.is_late, newer.is_late) == ("report-july", True, False)
    # What was before it by its date is told; the newer figure goes on counting.
    assert told(late) == [("goal", None, "40人", Status.ON_TRACK, Status.ON_TRACK)]
    assert late.before == late.after
    assert told(newer)[0] == ("goal", None, "90人", Status.AWAITING, Status.ON_TRACK)


def test_extra_figures_and_figures_of_another_year() -> None:
    first = report(figure("16家", extra=True, id="firms", name="机构"), source="july")
    second = report(
        figure("14家", extra=True, id="firms", name="机构"),
        figure("70人", prior_year=True),
        source="october",
    )

    october, july, _ = changes_of(year_of(first, second))

    assert told(july)[-1] == ("firms", None, "16家", None, None)
    assert told(october) == [
        ("goal", None, "70人", Status.OMITTED, Status.OMITTED),
        ("firms", "16家", "14家", None, None),
    ]
    assert [number.after.ratio for number in october.numbers if number.after] == [None, None]


def test_numbers_stand_task_by_task() -> None:
    year = year_of(tasks=(task(goal("9个", id="later", name="后来"), no=2),))
    entries = [
        {"no": 1, "figures": (figure("1人"), figure("2家", extra=True, id="firms", name="机构"))},
        {"no": 2, "figures": (figure("3个", indicator="later"),)},
    ]
    notice = Report.model_validate({"format": "1", "source": "july", "tasks": entries})
    year = replace(year, reports=(notice,))

    (change, _) = changes_of(year)

    assert [(number.task_no, number.key) for number in change.numbers] == [
        (1, "goal"),
        (1, "schools"),
        (1, "firms"),
        (2, "later"),
    ]


def test_a_correction_tells_what_fell() -> None:
    first = report(figure("60人"), figure("1所", indicator="schools"), source="july")
    second = report(
        figure("50人"),
        figure("2所", indicator="schools"),
        source="october",
        correction={"reason": "重复计算"},
    )

    corrected = changes_of(year_of(first, second))[0].corrected

    assert [number.key for number in corrected] == ["goal"]
    assert corrected[0].fell_from is corrected[0].before
    assert corrected[0].before is not None
    assert corrected[0].before.figure.value is not None
    assert corrected[0].before.figure.value.text == "60人"


def test_a_number_falls_from_the_last_one_even_over_a_gap() -> None:
    november = recorded("november", "2022-11-05", "2022-11-01")
    first = report(figure("60人"), source="july")
    second = report(figure(unavailable="无法统计"), source="october")
    third = report(figure("50人"), source="november", correction={"reason": "重复计算"})
    year = year_of(first, second, third, sources=(PLAN, JULY, OCTOBER, november))

    (number,) = changes_of(year)[0].corrected

    assert number.before is not None
    assert number.before.figure.unavailable == "无法统计"
    assert number.fell_from is not None
    assert number.fell_from.figure.value is not None
    assert number.fell_from.figure.value.text == "60人"


def test_a_rate_that_falls_is_no_correction() -> None:
    rate = goal("60%以上", kind="rate")
    first, second = report(figure("58%"), source="july"), report(figure("57%"), source="october")
    year = county_year(rate, reports=(first, second), sources=(PLAN, JULY, OCTOBER), source="plan")

    assert changes_of(year)[0].corrected == ()


def revision(original: str, day: str, id: str) -> Revision:
    given = {"no": 1, "indicator": "goal", "original": original, "date": day, "reason": "资金调整"}
    return Revision.model_validate(given | {"source": id, "quote": "改"})


def test_a_revised_target_is_the_original_until_it_is_recorded() -> None:
    """First 200人, from August 100人: 40人 are 20% and behind, then 40% and in time; 100人 meet only the latter."""
    august = recorded("august", "2022-08-10", "2022-08-01")
    reports = (report(figure("40人"), source="july"), report(figure("100人"), source="october"))
    year = year_of(
        *reports,
        sources=(PLAN, JULY, august, OCTOBER),
        revisions=(revision("200人", "2022-08-01", "august"),),
    )

    october, revised, july, _ = changes_of(year)

    assert told(july)[0] == ("goal", None, "40人", Status.AWAITING, Status.BEHIND)
    assert july.numbers[0].after is not None
    assert str(july.numbers[0].after.ratio) == "1/5"
    assert (revised.kind, revised.key) == (ChangeKind.REVISION, "revision-august")
    (target,) = revised.targets
    assert (target.revision.original.text, str(target.target)) == ("200人", "100人")
    assert (target.status_before, target.status_after) == (Status.BEHIND, Status.ON_TRACK)
    assert told(october)[0] == ("goal", "40人", "100人", Status.ON_TRACK, Status.MET)


def test_several_revisions_follow_on_each_other_by_their_dates() -> None:
    may, june = recorded("may", "2022-06-20", "2022-05-01"), recorded("june", "2022-06-10", "2022-06-01")
    # The later one was recorded first.
    revisions = (revision("300人", "2022-06-01", "june"), revision("400人", "2022-05-01", "may"))
    year = year_of(sources=(PLAN, may, june), revisions=revisions)

    by_may, by_june, _ = changes_of(year)

    assert (by_may.key, by_june.key) == ("revision-may", "revision-june")
    # When only June's was known, the plan's own target came before it.
    (target,) = by_june.targets
    assert (target.revision.original.text, str(target.target)) == ("400人", "100人")
    (target,) = by_may.targets
    assert (target.revision.original.text, str(target.target)) == ("400人", "300人")


def test_a_document_that_is_plan_and_report() -> None:
    year = year_of(report(figure("40人"), source="july"), sources=(JULY,), source="july")

    assert [change.key for change in changes_of(year)] == ["report-july", "plan-july"]


def test_reports_of_one_document_are_told_apart_by_their_dates() -> None:
    july = recorded("july", "2022-10-09", None)
    reports = (
        report(figure("40人"), source="july", as_of="2022-07-01"),
        report(figure("60人"), source="july", as_of="2022-10-01"),
    )

    later, earlier, plan = changes_of(year_of(*reports, sources=(PLAN, july)))

    assert [change.key for change in (later, earlier, plan)] == [
        "report-july-2022-10-01",
        "report-july-2022-07-01",
        "plan-plan",
    ]
    assert told(later)[0] == ("goal", "40人", "60人", Status.ON_TRACK, Status.BEHIND)


def test_a_days_changes_stand_newest_document_first() -> None:
    day = "2022-11-01"
    sources = tuple(recorded(each, day, None) for each in ("plan", "july", "october"))
    reports = (
        report(figure("40人"), source="july", as_of="2022-07-01"),
        report(figure("60人"), source="october", as_of="2022-10-01"),
    )

    keys = [change.key for change in changes_of(year_of(*reports, sources=sources))]

    assert keys == ["report-october", "report-july", "plan-plan"]
