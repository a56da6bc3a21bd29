"""Promises: names, due dates, quotes, parts, members, measures, and what is left to a person."""

from __future__ import annotations

from datetime import date

from livelihood.documents import Document
from livelihood.drafting.draft import DraftIndicator, DraftTask
from livelihood.drafting.promises import draft_indicators
from livelihood.model import SchemeTask


def promises(
    commitment: str | None, scheme: SchemeTask | None = None, text: str | None = None, part: str = "正文"
) -> tuple[DraftIndicator, ...]:
    openings = (("正文", None), ("附件", "附件：情况表")) if text else (("正文", None),)
    document = Document(text or commitment or "", openings)
    task = DraftTask(1, "办好实事", commitment, part, ("县民政局",), (), (), (), "第1项")
    return draft_indicators(task, document, 2022, scheme)


def test_a_task_without_a_commitment_promises_nothing() -> None:
    assert promises(None) == ()


def test_a_commitment_without_a_number_is_one_promise_in_words_with_a_doubt() -> None:
    (promise,) = promises("提升门诊费用异地就医直接结算量。")
    assert (promise.kind, promise.target, promise.quote) == (
        "qualitative",
        None,
        "提升门诊费用异地就医直接结算量",
    )
    assert promise.doubts == ("承诺里没有数量，请确认是不是只能用文字说明的目标",)


def test_due_dates() -> None:
    def due(commitment: str) -> tuple[str, date] | None:
        found = promises(commitment)[0].due
        return (found.text, found.date) if found else None

    assert due("年底前建成养老中心5处。") == ("年底前", date(2022, 12, 31))
    assert due("全年培训500人。") == ("全年", date(2022, 12, 31))
    assert due("10月底前建成养老中心5处。") == ("10月底前", date(2022, 10, 31))
    assert due("8月25日前建成养老中心5处。") == ("8月25日前", date(2022, 8, 25))
    assert due("2023年6月底前建成养老中心5处。") == ("2023年6月底前", date(2023, 6, 30))
    assert due("建成养老中心5处。") is None


def test_a_month_that_may_or_may_not_be_included_is_doubtful() -> None:
    (promise,) = promises("9月前建成养老中心5处。")
    assert promise.doubts == ("期限“9月前”不知道含不含9月，这里写的是9月的最后一天",)


def test_one_number_for_each_of_two_things() -> None:
    found = promises("免费开展宫颈癌、乳腺癌筛查各1.1万人次。")

    assert [(each.name, each.target, each.doubts) for each in found] == [
        ("宫颈癌筛查", "1.1万人次", ()),
        ("乳腺癌筛查", "1.1万人次", ()),
    ]


def test_one_number_for_things_that_cannot_be_told_apart() -> None:
    found = promises("新建公园、改造广场各3个。")

    assert found
    assert all(each.doubts for each in found)


def test_one_number_for_two_things_is_two_promises() -> None:
    found = promises("免费开展一次宫颈癌、乳腺癌筛查，各完成筛查1.4万人。")
    assert [(each.name, each.target) for each in found] == [
        ("宫颈癌筛查", "1.4万人"),
        ("乳腺癌筛查", "1.4万人"),
    ]
    assert {each.quote for each in found} == {"免费开展一次宫颈癌、乳腺癌筛查，各完成筛查1.4万人"}


def test_rates_that_share_a_threshold() -> None:
    found = promises("事项月使用率、事项可用率均不低于90%。")
    assert [(each.name, each.kind, each.target) for each in found] == [
        ("事项月使用率", "rate", "不低于90%"),
        ("事项可用率", "rate", "不低于90%"),
    ]


def test_numbers_in_a_row_take_their_names_in_turn() -> None:
    found = promises("养老床位、托育床位分别达到300张、120张。")
    assert [(each.name, each.target, each.doubts) for each in found] == [
        ("养老床位", "300张", ()),
        ("托育床位", "120张", ()),
    ]


def test_a_number_for_each_of_several() -> None:
    (promise,) = promises("实现每个街道有1处综合养老服务中心。")
    assert (promise.target, promise.per, promise.name, promise.doubts) == (
        "1处",
        "街道",
        "街道综合养老服务中心",
        (),
    )


def test_a_part_of_the_number_before() -> None:
    whole, part = promises("新增技能人才2.28万人（含高技能人才9300人）。")
    assert (whole.part_of, part.part_of, part.name) == (None, whole.id, "新增技能人才中的高技能人才")


def test_who_set_a_target() -> None:
    (promise,) = promises("对窨井设施更换改造（市定任务478个），加大养护力度。")
    assert (promise.target, promise.set_by, promise.name) == ("478个", "市定任务", "窨井设施更换改造")


def test_numbers_side_by_side_are_put_before_the_person() -> None:
    (promise,) = promises("改造涉及19个老旧小区36栋住宅楼1073户居民，总建筑面积12.5万平方米。")
    assert promise.doubts == ("19个、36栋、1073户并列，请确认哪一个是目标，其余是规模",)
    assert promise.scope == ("36栋", "1073户", "12.5万平方米")


def test_the_scheme_decides_among_numbers_side_by_side() -> None:
    scheme = SchemeTask.model_validate(
        {
            "no": 3,
            "key": "renewal",
            "title": "改造",
            "measures": [{"id": "homes", "name": "老旧小区改造户数", "unit": "户"}],
        }
    )
    (promise,) = promises("改造涉及19个老旧小区36栋住宅楼1073户居民，总建筑面积12.5万平方米。", scheme)
    assert (promise.id, promise.measure, promise.target, promise.doubts) == ("homes", "homes", "1073户", ())
    assert promise.scope == ("19个", "36栋", "12.5万平方米")


def test_a_measure_needs_its_unit() -> None:
    scheme = SchemeTask.model_validate(
        {
            "no": 1,
            "key": "skills",
            "title": "培训",
            "measures": [{"id": "training", "name": "技能培训", "unit": "人次"}],
        }
    )
    assert promises("完成技能培训500人次。", scheme)[0].measure == "training"
    assert promises("完成技能培训500人。", scheme)[0].measure is None


def test_a_sentence_that_stands_in_two_parts_names_its_own() -> None:
    text = "正文写明，建成养老中心5处。\n附件：情况表\n养老 建成养老中心5处。"
    (promise,) = promises("建成养老中心5处。", text=text, part="附件")
    assert (promise.quote, promise.part, promise.doubts) == ("建成养老中心5处", "附件", ())


def test_where_a_rise_begins_is_no_target() -> None:
    (promise,) = promises("自来水普及率由88%提高到92%。")
    assert (promise.name, promise.kind, promise.target, promise.doubts) == ("自来水普及率", "rate", "92%", ())


def test_a_number_of_an_earlier_year_is_no_target() -> None:
    (promise,) = promises("2021年改造1443户，今年改造1073户。")
    assert promise.target == "1073户"


def test_a_number_in_characters_is_left_to_the_person() -> None:
    (promise,) = promises("新建养老中心三处。")
    assert (promise.kind, promise.target) == ("qualitative", None)
    assert promise.doubts == ("“三处”的数用汉字写，不能直接比较，请改写成数字或确认只能用文字说明",)


def test_kinds_comparisons_and_prices_are_doubtful() -> None:
    assert promises("实现糖尿病等5种慢特病直接结算。")[0].doubts == (
        "种类数“5种”是目标还是名称的一部分，请确认",
    )
    assert promises("养老床位比上年增加200张。")[0].doubts == ("“200张”是和以前相比的变化，请确认怎样算完成",)
    assert promises("每户补助5000元。")[0].doubts == ("“5000元”像是标准或单价，请确认是不是目标",)


def test_full_coverage_is_a_stage() -> None:
    (promise,) = promises("实现普通门诊直接结算全覆盖。")
    assert (promise.kind, promise.target, promise.stages, promise.name) == (
        "stage",
        "全覆盖",
        ("未启动", "全覆盖"),
        "普通门诊直接结算",
    )
