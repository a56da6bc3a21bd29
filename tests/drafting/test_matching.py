"""Figures: which promise a number of a progress text belongs to, and what is left to a person."""

from __future__ import annotations

from datetime import date

from livelihood.documents import Document
from livelihood.drafting.draft import DraftFigure, DraftProgress, DraftTask
from livelihood.drafting.matching import draft_figures
from livelihood.model import Indicator


def goal(id: str, name: str, target: str | None, **fields: object) -> Indicator:
    given = {"id": id, "name": name, "target": target, "quote": name} | fields
    return Indicator.model_validate({key: value for key, value in given.items() if value is not None})


def figures(
    progress: str, *promised: Indicator, notice: date | None = None, more: str | None = None
) -> tuple[DraftFigure, ...]:
    text = f"{progress}\n附件：情况表\n{more}" if more else progress
    passages = [DraftProgress("正文", None, progress)]
    if more:
        passages.append(DraftProgress("附件", None, more))
    openings = (("正文", None), ("附件", "附件：情况表")) if more else (("正文", None),)
    task = DraftTask(1, "办好实事", None, "正文", (), (), (), tuple(passages), "第1项")
    return draft_figures(task, promised, Document(text, openings), 2022, notice)


TRAINING = goal("training", "完成技能培训", "2.8万人次")
BEDS = goal("beds", "嵌入式养老床位", "50张")
RATE = goal("rate", "产前超声筛查率", "60%", kind="rate")


def test_a_plan_without_progress_has_no_figures() -> None:
    task = DraftTask(1, "办好实事", "完成技能培训2.8万人次。", "正文", (), (), (), (), "第1项")
    assert draft_figures(task, [TRAINING], Document("完成技能培训2.8万人次。", (("正文", None),)), 2022) == ()


def test_unit_and_words_make_a_match_with_its_reason() -> None:
    (figure,) = figures("目前完成技能培训1.5万人次。", TRAINING)
    assert (figure.indicator, figure.value, figure.doubts) == ("training", "1.5万人次", ())
    assert (figure.confidence, figure.reason) == (95, "单位都是“人次”，都写到“完成技能培训”")
    assert figure.quote == "目前完成技能培训1.5万人次"


def test_people_are_never_taken_for_visits() -> None:
    (figure,) = figures("目前完成技能培训1.5万人。", TRAINING)
    assert (figure.indicator, figure.value) == (None, "1.5万人")
    assert figure.doubts == ("“1.5万人”像是“完成技能培训”的进展，但目标的单位是“人次”，不能直接比较，请核对",)


def test_a_close_unit_is_put_before_the_person() -> None:
    (figure,) = figures("已开展健康讲座12场。", goal("talks", "健康讲座", "10场次"))
    assert figure.indicator is None
    assert figure.doubts == ("“12场”可能是“健康讲座”的进展（目标的单位是“场次”），也可能是另一件事，请确认",)


def test_the_same_unit_with_other_words_is_put_before_the_person() -> None:
    (figure,) = figures("目前路基完成27.1公里。", goal("roads", "新建农村公路", "50公里"))
    assert (figure.indicator, bool(figure.doubts)) == (None, True)


def test_work_that_has_begun_is_not_done() -> None:
    (figure,) = figures("公办幼儿园已开工4所。", goal("schools", "新建公办幼儿园", "5所"))
    assert figure.doubts == ("原文写的是“开工”，不一定是“新建公办幼儿园”已完成的数，请确认",)


def test_a_promise_to_begin_is_kept_by_beginning() -> None:
    (figure,) = figures("老旧小区已开工改造400户。", goal("homes", "老旧小区开工改造", "639户"))
    assert (figure.indicator, figure.doubts) == ("homes", ())


def test_two_numbers_for_one_promise_are_put_before_the_person() -> None:
    found = figures("新增养老床位20张。社区新增养老床位15张。", goal("beds", "新增养老床位", "50张"))
    assert [bool(each.doubts) for each in found] == [True, True]


def test_a_share_proves_numerator_and_denominator() -> None:
    (figure,) = figures("孕妇活产数2904人，产前超声筛查人数2088人，筛查率71.9%（目标任务为60%以上）。", RATE)
    assert (figure.numerator, figure.denominator, figure.denominator_quote) == (
        "2088人",
        "2904人",
        "孕妇活产数2904人",
    )
    assert (figure.stated, figure.stated_of, figure.restated_target) == ("71.9%", "rate", "60%以上")
    assert (figure.confidence, figure.doubts) == (95, ())


def test_a_share_that_the_numbers_do_not_give_stays_a_share() -> None:
    found = figures("孕妇活产数2904人，产前超声筛查人数2088人，产前超声筛查率75%。", RATE)
    rate = next(each for each in found if each.indicator == "rate")
    assert (rate.value, rate.numerator) == ("75%", None)


def test_a_stated_share_of_the_target_goes_with_its_number() -> None:
    (figure,) = figures("嵌入式养老床位建成30张，完成全年任务60%。", BEDS)
    assert (figure.value, figure.stated, figure.stated_of, figure.doubts) == ("30张", "60%", "target", ())
    assert figure.quote == "嵌入式养老床位建成30张，完成全年任务60%"


def test_a_stated_share_that_does_not_fit_is_doubtful() -> None:
    (figure,) = figures("嵌入式养老床位建成30张，完成全年任务80%。", BEDS)
    assert figure.doubts == ("原文写“80%”，按目标50张算是60.00%，请核对目标和数",)


def test_dates_of_figures() -> None:
    (figure,) = figures("截至7月25日，嵌入式养老床位建成30张。", BEDS)
    assert figure.as_of == date(2022, 7, 25)
    (figure,) = figures("截至7月25日，嵌入式养老床位建成30张。", BEDS, notice=date(2022, 7, 25))
    assert figure.as_of is None
    (figure,) = figures("截至7月25日，召开会议。截至目前，嵌入式养老床位建成30张。", BEDS)
    assert figure.as_of is None


def test_numbers_of_earlier_years_stay_out_of_sums() -> None:
    (figure,) = figures("2021年建成嵌入式养老床位20张。", BEDS)
    assert (figure.indicator, figure.prior_year, figure.doubts) == (None, True, ())


def test_more_than_last_year_is_no_figure() -> None:
    assert [each.value for each in figures("嵌入式养老床位建成30张，比去年多8张。", BEDS)] == ["30张"]


def test_what_is_left_or_planned_is_not_done() -> None:
    left, planned = figures("剩余嵌入式养老床位20张。计划8月底再建养老床位15张。", BEDS)
    assert (left.indicator, left.reason) == (None, "是剩余的数，不是完成数")
    assert planned.doubts == ("“15张”是计划的数，不是完成数，请确认要不要收录",)


def test_a_repeated_target_is_no_figure() -> None:
    (figure,) = figures("50张嵌入式养老床位已建成30张。", BEDS)
    assert (figure.value, figure.restated_target) == ("30张", "50张")


def test_a_part_is_matched_with_the_promise_of_a_part() -> None:
    whole = goal("talent", "新增技能人才", "2万人")
    part = goal("high", "新增技能人才中的高技能人才", "5000人", part_of="talent")
    found = figures("新增技能人才1.1万人（含高技能人才3000人）。", whole, part)
    assert [(each.indicator, each.value, each.doubts) for each in found] == [
        ("talent", "1.1万人", ()),
        ("high", "3000人", ()),
    ]


def test_one_town_is_not_the_county() -> None:
    (figure,) = figures("虚山镇完成技能培训300人次。", TRAINING)
    assert figure.doubts == ("“300人次”可能只是虚山镇的数，请确认",)


def test_one_month_is_not_the_total() -> None:
    (figure,) = figures("本月完成技能培训300人次。", TRAINING)
    assert figure.doubts == ("“300人次”可能只是“本月”的数，不是累计数，请确认",)


def test_a_sentence_in_two_parts_is_one_figure_of_the_later_part() -> None:
    sentence = "嵌入式养老床位建成30张。"
    (figure,) = figures(sentence, BEDS, more=sentence)
    assert (figure.value, figure.part) == ("30张", "附件")


def test_what_cannot_be_counted_says_so() -> None:
    volume = goal("volume", "门诊直接结算量", None, kind="qualitative")
    (figure,) = figures("因系统升级，门诊直接结算量暂无法统计。", volume)
    assert figure.unavailable == "因系统升级，门诊直接结算量暂无法统计"
    assert (figure.value, bool(figure.doubts)) == (None, True)


def test_work_under_way_is_told_in_words_with_a_doubt() -> None:
    (figure,) = figures("青年之家工作阵地正在建设中。", goal("base", "青年之家工作阵地", "1个"))
    assert (figure.words, figure.value) == ("青年之家工作阵地正在建设中", None)
    assert figure.doubts == ("原文没有可比的数，请确认这句说的是“青年之家工作阵地”的进展",)
