"""A corrected figure counts as corrected from its day on, a withdrawn one as not told; the old number stays readable."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from livelihood.assessment import IndicatorProgress, assess
from livelihood.changes import Change, ChangeKind, changes_of
from livelihood.clock import SHANGHAI, moment
from livelihood.contexts.all_updates import corrections_page
from livelihood.contexts.indicator import indicator_view
from livelihood.contexts.links import YearLinks
from livelihood.contexts.task import task_page
from livelihood.contexts.updates import year_updates_page
from livelihood.corrections import corrected, tellings
from livelihood.embargo import published
from livelihood.feeds import FeedSettings
from livelihood.model import CountyYear, FigureCorrection, Report, Unit
from livelihood.pages import markdown_pages, static_files
from livelihood.site import check_data, load_site
from livelihood.status import Status
from tests.unit.builders import NOW, county_year, document, figure, goal, ledger, report, source
from tests.unit.county_parts import parts
from tests.unit.data_tree import REPORT, SOURCES, YEAR, write_data
from tests.unit.open_data_reading import csv_rows, exact_json, json_tasks, published_files, site_of

PLAN = source("plan", date(2022, 3, 1), recorded="2022-03-02")
JULY = source("july", date(2022, 7, 1), recorded="2022-07-05")
OCTOBER = source("october", date(2022, 10, 1), recorded="2022-10-09")
LETTER = source("letter", date(2022, 8, 8), recorded="2022-08-09")


def correction(old: str = "60人", new: str | None = "48人", **fields: Any) -> dict[str, Any]:
    given = {
        "no": 1,
        "indicator": "goal",
        "old": old,
        "new": new,
        "reason": "多计了一期",
        "date": "2022-08-10",
    }
    given |= {"withdrawn": True} if new is None else {}
    return {name: value for name, value in (given | fields).items() if value is not None}


def july(*corrections: dict[str, Any], told: str = "60人", **fields: Any) -> Report:
    return report(figure(told, **fields), source="july", corrections=corrections)


def year_of(*reports: Report, **fields: Any) -> CountyYear:
    sources = (PLAN, JULY, OCTOBER, LETTER)
    texts = {each.id: document(f"{each.id}通报原句，更正为48人。") for each in sources}
    return county_year(
        *(fields.pop("goals", None) or (goal("100人"),)),
        reports=reports,
        sources=sources,
        source="plan",
        documents=texts,
        **fields,
    )


def progress_of(*reports: Report, **fields: Any) -> IndicatorProgress:
    return assess(year_of(*reports, **fields), NOW).indicators[0]


def record(**fields: Any) -> FigureCorrection:
    return FigureCorrection.model_validate(correction(**fields))


class TestReplacement:
    """Which number a correction replaces."""

    @pytest.mark.parametrize(
        ("given", "old", "new", "field", "expected"),
        [
            ({"value": "8406人"}, "8406人", "8460人", "value", "8460人"),
            ({"value": "１,２00 人"}, "1,200人", "1,300人", "value", "1,300人"),
            ({"numerator": "2人", "denominator": "4人"}, "2人", "3人", "numerator", "3人"),
            ({"numerator": "2人", "denominator": "4人"}, "4人", "5人", "denominator", "5人"),
        ],
    )
    def test_a_number(self, given: dict[str, str], old: str, new: str, field: str, expected: str) -> None:
        written = figure(**given)
        found = corrected(written, [record(old=old, new=new)])

        assert found is not None
        assert str(getattr(found, field)) == expected
        assert corrected(written, []) is written

    def test_a_part_and_a_stage(self) -> None:
        parts = [
            {"name": "甲", "value": "3个", "quote": "甲3个"},
            {"name": "乙", "value": "4个", "quote": "乙4个"},
        ]
        summed = corrected(figure(parts=parts), [record(old="4个", new="5个")])
        staged = corrected(figure(by_stage={"在建": "3个", "建成": "4个"}), [record(old="4个", new="2个")])

        assert summed is not None
        assert summed.amount is not None
        assert summed.amount.text == "8个"
        assert staged is not None
        assert {stage: str(count) for stage, count in staged.by_stage.items()} == {
            "在建": "3个",
            "建成": "2个",
        }

    def test_one_after_the_other(self) -> None:
        chain = [record(old="60人", new="48人"), record(old="48人", new="50人")]
        found = corrected(figure("60人"), chain)

        assert found is not None
        assert str(found.value) == "50人"
        assert corrected(figure("60人"), [*chain, record(old="50人", new=None)]) is None

    def test_what_can_be_named(self) -> None:
        parts = [
            {"name": "甲", "value": "3个", "quote": "甲3个"},
            {"name": "乙", "value": "4个", "quote": "乙4个"},
        ]

        assert tellings(figure(parts=parts)) == ("3个", "4个", "7个")
        assert tellings(figure(stage="开工")) == ("开工",)
        assert tellings(
            figure(items=[{"name": "东关", "stage": "开工"}, {"name": "西关", "stage": "建成"}])
        ) == ("东关：开工；西关：建成",)


class TestArithmetic:
    """What counts."""

    def test_the_corrected_number_counts(self) -> None:
        progress = progress_of(july(correction()))

        assert progress.actual is not None
        assert (progress.actual.text, progress.ratio) == ("48人", Fraction(12, 25))
        assert (progress.status, progress.withdrawn) == (Status.ON_TRACK, ())
        # 30 of 100 lies more than ten points behind 181 of 364 days.
        assert progress_of(july(correction(new="30人"))).status is Status.BEHIND

    def test_a_withdrawn_number_counts_as_not_told(self) -> None:
        progress = progress_of(july(correction(new=None)))

        assert (progress.reading, progress.actual, progress.as_of) == (None, None, None)
        assert (progress.status, progress.history) == (Status.OMITTED, ())
        (withdrawn,) = progress.withdrawn
        assert (withdrawn.is_withdrawn, withdrawn.actual, str(withdrawn.figure.value)) == (True, None, "60人")

    def test_an_older_report_counts_again(self) -> None:
        newer = report(
            figure("90人"), source="october", corrections=[correction("90人", None, date="2022-10-12")]
        )
        progress = progress_of(july(), newer)

        assert progress.actual is not None
        assert (progress.actual.text, progress.as_of) == ("60人", date(2022, 7, 1))
        assert [reading.report.source for reading in progress.history] == ["july"]

    def test_a_check_says_that_it_reckons_with_the_corrected_number(self) -> None:
        stated = {"text": "60%", "of": "target"}
        (check,) = progress_of(july(correction(), stated=stated, quote="60人，完成60%")).checks

        assert check.statement == "通报称“完成60%”，按更正后的48人÷100人计算为48.0%"
        assert progress_of(july(stated=stated, quote="60人，完成60%")).checks == ()

    def test_other_tasks_and_other_figures_are_left_alone(self) -> None:
        assert progress_of(july(correction(no=2))).ratio == Fraction(3, 5)
        assert progress_of(july(correction(indicator="other"))).ratio == Fraction(3, 5)


class TestChanges:
    """What changed, and when."""

    def changes(self, *reports: Report, **fields: Any) -> tuple[Change, ...]:
        return changes_of(assess(year_of(*reports, **fields), NOW))

    def test_a_correction_is_a_change_of_its_own_day(self) -> None:
        made, reported, plan = self.changes(july(correction(new="30人")))

        assert (made.kind, made.key, made.source) == (
            ChangeKind.CORRECTION, "correction-july-2022-08-10", "july",
        )  # fmt: skip
        assert [str(change.recorded) for change in (made, reported, plan)] == [
            "2022-08-10", "2022-07-05", "2022-03-02",
        ]  # fmt: skip
        (number,) = made.numbers
        assert number.before is not None
        assert number.after is not None
        assert [each.actual and each.actual.text for each in (number.before, number.after)] == [
            "60人",
            "30人",
        ]
        assert (number.status_before, number.status_after) == (Status.ON_TRACK, Status.BEHIND)
        assert made.before is not None
        assert made.before.words() == "1项目标：1项符合时间进度"
        assert made.after.words() == "1项目标：1项慢于时间进度"
        # The report brought the number that its document has.
        (first,) = reported.numbers
        assert first.after is not None
        assert first.after.actual is not None
        assert first.after.actual.text == "60人"
        assert reported.after == made.before

    def test_a_withdrawal(self) -> None:
        made, *_ = self.changes(july(correction(new=None)))

        (number,) = made.numbers
        assert number.after is not None
        assert number.after.is_withdrawn
        assert (number.status_before, number.status_after) == (Status.ON_TRACK, Status.OMITTED)

    def test_a_document_corrects_several_numbers_at_once(self) -> None:
        told = report(
            figure("60人"),
            figure("16家", extra=True, id="firms", name="机构"),
            source="july",
            corrections=[
                correction(source="letter", quote="更正为48人"),
                correction("16家", "14家", indicator="firms", source="letter", quote="更正为48人"),
                correction("48人", "50人", date="2022-09-01"),
            ],
        )
        second, first, *_ = self.changes(told)

        assert (second.key, first.key) == ("correction-july-2022-09-01", "correction-letter-2022-08-10")
        assert [number.key for number in first.numbers] == ["goal", "firms"]
        assert first.numbers[1].status_before is None
        texts = [
            (each.before and each.before.actual and each.before.actual.text,
             each.after and each.after.actual and each.after.actual.text)
            for each in (*first.numbers, *second.numbers)
        ]  # fmt: skip
        assert texts == [("60人", "48人"), ("16家", "14家"), ("48人", "50人")]

    def test_a_correction_after_a_newer_report_changes_no_status(self) -> None:
        newer = report(figure("90人"), source="october")
        made, october, reported, _ = self.changes(july(correction(date="2022-10-20")), newer)

        assert [change.kind for change in (made, october, reported)] == [
            ChangeKind.CORRECTION, ChangeKind.REPORT, ChangeKind.REPORT,
        ]  # fmt: skip
        assert made.before == made.after
        assert not reported.is_late
        # What the newer report found was not yet corrected.
        (number,) = october.numbers
        assert number.before is not None
        assert number.before.actual is not None
        assert number.before.actual.text == "60人"


class TestPages:
    """What citizens read."""

    def links(self, *reports: Report, **fields: Any) -> YearLinks:
        return YearLinks(assess(year_of(*reports, **fields), NOW), {})

    def test_beside_the_indicator(self) -> None:
        links = self.links(july(correction(source="letter", quote="更正为48人")))
        view = indicator_view(links.year.indicators[0], links, "990101/2022/01/")

        facts = {fact.term: fact.lines for fact in view.facts}
        assert facts["更正"] == ("2022年7月1日的60人更正为48人（2022年8月10日），原因：多计了一期",)
        assert (view.numbers, view.ratio) == ("48人 / 100人", "48.0%")
        assert [(each.label, each.quote) for each in view.evidence] == [
            ("目标", "承诺原句"), ("进展", "通报原句"), ("2022年8月10日更正", "更正为48人"),
        ]  # fmt: skip
        assert view.evidence[2].source.url == "../sources/letter/#q-11-17"

    def test_a_withdrawn_number_is_said_to_be_withdrawn(self) -> None:
        links = self.links(july(correction(new=None)))
        view = indicator_view(links.year.indicators[0], links, "990101/2022/01/")

        facts = {fact.term: fact.lines for fact in view.facts}
        assert facts["更正"] == ("2022年7月1日的60人已撤回（2022年8月10日），原因：多计了一期",)
        assert view.numbers == "目标100人，通报的数已撤回"
        assert "数据截至" not in facts

    def test_the_history_keeps_what_was_told(self) -> None:
        withdrawn = correction("90人", None, date="2022-10-12")
        newer = report(figure("90人"), source="october", corrections=[withdrawn])
        links = self.links(july(correction()), newer)
        view = indicator_view(links.year.indicators[0], links, "990101/2022/01/")

        assert [(row.as_of, row.said, row.ratio) for row in view.history] == [
            ("2022年10月1日", "90人（已撤回）", ""),
            ("2022年7月1日", "48人（更正前60人）", "48.0%"),
        ]

    def test_figures_without_a_target(self) -> None:
        firms = {"extra": True, "id": "firms", "name": "机构"}
        shops = {"extra": True, "id": "shops", "name": "门店"}
        told = report(
            figure("16家", **firms),
            figure("5间", **shops),
            source="july",
            corrections=[
                correction("16家", "14家", indicator="firms"),
                correction("5间", None, indicator="shops"),
            ],
        )
        units = {"县民政局": Unit.model_validate({"id": "minzheng", "name": "县民政局"})}
        links = YearLinks(assess(year_of(told), NOW), units)
        page = task_page(links.year.tasks[0], links)

        assert [(extra.name, extra.said, extra.corrections) for extra in page.extras] == [
            ("机构", "14家", ("2022年7月1日的16家更正为14家（2022年8月10日），原因：多计了一期",)),
            ("门店", "已撤回", ("2022年7月1日的5间已撤回（2022年8月10日），原因：多计了一期",)),
        ]
        assert [[each.quote for each in extra.evidence] for extra in page.extras] == [["通报原句"], []]

    def test_the_corrections_page_and_the_updates(self) -> None:
        links = self.links(july(correction(new="30人", source="letter", quote="更正为48人")))
        (change,) = corrections_page(parts([links]), NOW.date()).context().changes
        (number,) = change.numbers

        assert (change.day, change.title) == ("2022年8月10日", "数字更正")
        assert change.document.title == "虚构县2022年进展通报（2022年8月8日）"
        assert change.facts == (
            "更正的是“虚构县2022年进展通报（2022年7月1日）”里的数字；文件照原样保留。",
            "此前1项目标：1项符合时间进度；现在1项目标：1项慢于时间进度。",
        )
        assert number.words == (
            "一、目标：60人（相当于目标的60.0%） → 30人（相当于目标的30.0%）"
            "（2022年7月1日的数，原因：多计了一期）；符合时间进度 → 慢于时间进度"
        )
        updates = year_updates_page(links).changes
        assert [change.title for change in updates] == ["数字更正", "收录进展通报", "承诺已收录"]
        assert updates[0].numbers[0].words == number.words

    def test_a_withdrawal_on_the_corrections_page(self) -> None:
        links = self.links(july(correction(new=None)))
        (change,) = corrections_page(parts([links]), NOW.date()).context().changes

        assert change.title == "数字撤回"
        assert change.numbers[0].words == (
            "一、目标：60人（相当于目标的60.0%） → 已撤回"
            "（2022年7月1日的数，原因：多计了一期）；符合时间进度 → 通报未提及"
        )


class TestOpenData:
    """What is downloaded."""

    def test_a_corrected_figure(self) -> None:
        files = published_files(site_of(year_of(july(correction())), now=NOW))
        (row,) = csv_rows(files["figures.csv"])
        (promise,) = csv_rows(files["indicators.csv"])

        assert (row["value"], row["value_text"], row["original_text"], row["withdrawn"]) == (
            "48", "48人", "60人", "false",
        )  # fmt: skip
        assert row["correction"] == "2022-08-10更正：60人改为48人，原因：多计了一期"
        assert (promise["actual"], promise["actual_text"], promise["ratio"]) == ("48", "48人", "0.480000")
        ((_, told),) = json_tasks(exact_json(files["data.json"]))
        assert told["indicators"][0]["correction"] == row["correction"]

    def test_a_withdrawn_figure(self) -> None:
        files = published_files(site_of(year_of(july(correction(new=None))), now=NOW))
        (row,) = csv_rows(files["figures.csv"])
        (promise,) = csv_rows(files["indicators.csv"])

        assert (row["value"], row["value_text"], row["original_text"], row["withdrawn"]) == (
            "", "", "60人", "true",
        )  # fmt: skip
        assert row["correction"] == "2022-08-10撤回：60人，原因：多计了一期"
        assert (promise["actual"], promise["status"], promise["as_of"]) == ("", "omitted", "")

    def test_a_figure_that_was_not_corrected(self) -> None:
        (row,) = csv_rows(published_files(site_of(year_of(july()), now=NOW))["figures.csv"])

        assert (row["original_text"], row["withdrawn"], row["correction"]) == ("", "false", "")


class TestBeforeItsDay:
    """A correction that is still to come leaves no trace."""

    def test_its_own_date(self) -> None:
        year = year_of(july(correction(reason="暗中更正")))
        midnight = datetime(2022, 8, 10, tzinfo=SHANGHAI)
        (before,) = published(ledger(year), midnight - timedelta(seconds=1)).county_years

        assert before.reports[0].corrections == ()
        assert "暗中更正" not in repr(before)
        assert published(ledger(year), midnight).county_years == (year,)

    def test_the_moment_of_its_document(self) -> None:
        year = year_of(july(correction(source="letter", quote="更正为48人")))
        later = LETTER.model_copy(update={"publish_at": datetime(2022, 9, 1, tzinfo=SHANGHAI)})
        year = replace(year, sources={**year.sources, "letter": later})
        (before,) = published(ledger(year), datetime(2022, 8, 31, tzinfo=SHANGHAI)).county_years

        assert before.reports[0].corrections == ()
        assert "letter" not in before.sources

    def test_what_corrects_a_report_that_is_held_back(self) -> None:
        hidden = july(correction(source="letter", quote="更正为48人")).model_copy(
            update={"publish_at": datetime(2022, 9, 1, tzinfo=SHANGHAI)}
        )
        (before,) = published(ledger(year_of(hidden)), datetime(2022, 8, 31, tzinfo=SHANGHAI)).county_years

        assert sorted(before.sources) == ["october", "plan"]


CORRECTED = REPORT.replace(
    "source: notice\n",
    """source: notice
corrections:
  - {no: 1, indicator: relief, old: 150人, new: 130人, reason: 重复计数, date: 2022-07-20, source: letter,
     quote: 更正为130人}
""",
)
LETTER_SOURCE = """\
  - id: letter
    file: letter.txt
    kind: progress
    recorded: 2022-07-20
    parts: [{name: 正文}]
    not_indicators:
      - {text: 150人, reason: 复述}
"""


def write_corrected(folder: Path, report_text: str = CORRECTED) -> Path:
    return write_data(
        folder,
        {
            f"{YEAR}/sources.yml": SOURCES + LETTER_SOURCE,
            f"{YEAR}/sources/letter.txt": "通报里救助150人一数更正为130人。\n",
            f"{YEAR}/reports/2022-07-01.yml": report_text,
        },
    )


def test_from_the_files_to_the_pages_and_the_feed(tmp_path: Path) -> None:
    data = write_corrected(tmp_path)
    assert check_data(data)[1].sorted() == ()
    site = load_site(data, now=moment("2022-08-01"))
    pages = {page.uri: unescape(page.markdown) for page in markdown_pages(site)}
    files = {file.uri: file.content for file in static_files(site, FeedSettings())}

    task = pages["990101/2022/01/index.md"]
    assert "2022年7月1日的150人更正为130人（2022年7月20日），原因：重复计数" in task
    assert "130人 / 140人" in task
    assert "已救助150人" in task  # the document's own words
    assert "原因：重复计数" in pages["corrections/index.md"]
    assert "没有更正记录" not in pages["corrections/index.md"]
    assert "<mark>更正为130人</mark>" in pages["990101/2022/sources/letter/index.md"]
    for feed in ("updates/feed.xml", "990101/feed.xml"):
        told = files[feed].decode()
        assert "数字更正" in told
        assert "150人（相当于目标的107.1%） → 130人（相当于目标的92.9%）" in told
    assert 'updated: "2022-07-20"' in task


def test_before_its_day_the_site_has_the_documents_number(tmp_path: Path) -> None:
    site = load_site(write_corrected(tmp_path), now=moment("2022-07-19"))
    pages = {page.uri: page.markdown for page in markdown_pages(site)}

    assert "150人 / 140人" in pages["990101/2022/01/index.md"]
    assert "没有更正记录" in pages["corrections/index.md"]


def test_a_corrected_figure_is_what_a_later_report_must_not_fall_below(tmp_path: Path) -> None:
    data = write_corrected(tmp_path)
    later = REPORT.replace("source: notice", "source: later").replace("150人", "140人")
    listed = (
        SOURCES
        + LETTER_SOURCE
        + LETTER_SOURCE.replace("letter", "later")
        .replace(
            "    not_indicators:\n      - {text: 150人, reason: 复述}\n",
            "    date: 2022-07-25\n    not_indicators: [{text: 2022年7月25日, reason: 日期}]\n",
        )
        .replace("2022-07-20", "2022-07-26")
    )
    (data / YEAR / "sources.yml").write_text(listed, encoding="utf-8")
    (data / YEAR / "sources" / "later.txt").write_text("已救助140人。\n2022年7月25日\n", encoding="utf-8")
    (data / YEAR / "reports" / "2022-07-25.yml").write_text(later, encoding="utf-8")

    # 150 → 140 would be a fall; the corrected 130 → 140 is none.
    assert check_data(data)[1].sorted() == ()
    first = data / YEAR / "reports" / "2022-07-01.yml"
    first.write_text(REPORT, encoding="utf-8")
    codes = [problem.code for problem in check_data(data)[1].sorted()]
    assert "falling-figure" in codes
