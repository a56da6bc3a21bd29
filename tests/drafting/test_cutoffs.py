"""The day up to which numbers count: with and without a year, of a whole document, and what can't be read."""

from __future__ import annotations

from datetime import date

import pytest

from livelihood.drafting.clauses import Passage
from livelihood.drafting.cutoffs import Calendar, Cutoff

JULY, JANUARY = date(2022, 7, 5), date(2023, 1, 17)


def cutoff(text: str, notice: date | None) -> Cutoff:
    passage = Passage(f"{text}建成30张。")
    return Calendar(2022, notice).cutoff_of(passage, len(passage.text) - 4)


@pytest.mark.parametrize(
    ("text", "notice", "day"),
    [
        ("截至6月30日，", JULY, date(2022, 6, 30)),
        ("截止到今年6月底，", JULY, date(2022, 6, 30)),
        ("截至2022.6.28，", JULY, date(2022, 6, 28)),
        ("1—6月，", JULY, date(2022, 6, 30)),
        ("上半年", JULY, date(2022, 6, 30)),
        ("6月底，", JULY, date(2022, 6, 30)),
        ("截至1月14日，", JANUARY, date(2023, 1, 14)),
        ("截至1月14日，", date(2022, 1, 20), date(2022, 1, 14)),
        ("截至12月底，", JANUARY, date(2022, 12, 31)),
        ("截至年底，", JANUARY, date(2022, 12, 31)),
        ("截至2月29日，", date(2024, 3, 5), date(2024, 2, 29)),
        ("截至6月30日，", None, date(2022, 6, 30)),
        ("截至6月30日，召开会议。截至目前，", JULY, None),
        ("截至6月30日：召开会议。截至目前，", JULY, date(2022, 6, 30)),
        ("召开会议，", JULY, None),
    ],
)
def test_the_last_such_day_up_to_the_notice(text: str, notice: date | None, day: date | None) -> None:
    assert cutoff(text, notice) == Cutoff(day, None)


@pytest.mark.parametrize(
    ("text", "notice", "day", "said"),
    [
        ("截至7月25日，", JULY, date(2022, 7, 25), "通报日期是2022年7月5日，这里当作2022年7月25日，请确认"),
        ("截至12月底，", date(2022, 1, 10), date(2021, 12, 31), "这里当作2021年12月31日，请确认"),
        ("截至1月20日，", JANUARY, date(2023, 1, 20), "这里当作2023年1月20日，请确认"),
        ("截至6月，", JULY, date(2022, 6, 30), "没有写明到哪一天，这里取6月的最后一天，请确认"),
        ("截至上周五，", JULY, None, "“截至上周五”是哪一天没有读出来，请确认这些数的截止日期"),
        ("截至2月30日，", JULY, None, "“截至2月30日”是哪一天没有读出来"),
    ],
)
def test_what_leaves_a_doubt(text: str, notice: date, day: date | None, said: str) -> None:
    found = cutoff(text, notice)
    assert found.day == day
    assert said in (found.doubt or "")


def test_a_document_that_counts_up_to_another_day_than_its_own() -> None:
    calendar = Calendar(2022, JULY)
    assert calendar.doubt_of_all("截至目前进展情况。现将截至6月30日的进展情况通报如下：") == (
        "文件写“截至6月30日的进展情况”，成文日期是2022年7月5日：没有另写日期的数按成文日期算；"
        "应当按另一天算的，请在命令后面加上 --as-of，如 --as-of 2022-06-30"
    )
    assert calendar.doubt_of_all("编号\t任务\t截至7月5日完成情况") is None
    assert calendar.doubt_of_all("截至6月30日，完成培训80人。工作进展情况良好。") is None
    assert Calendar(2022, None).doubt_of_all("截至6月30日的进展情况") is None
