from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from livelihood.assessment import YearProgress, assess
from livelihood.bulletin.content import Bulletin, BulletinError, bulletin_of
from livelihood.embargo import published
from livelihood.model import Official, Report
from livelihood.names import disclosed
from tests.unit.builders import NOW, county_year, figure, goal, ledger, report, source, task


def told(no: int, *texts: dict[str, str], **fields: Any) -> Report:
    tasks = [{"no": no, "progress": texts}]
    return Report.model_validate({"format": "1", "source": "notice", "tasks": tasks} | fields)


def test_the_real_notice_opens_with_its_standing(yexian: Bulletin) -> None:
    assert yexian.title == "关于叶县2022年民生实事进展情况的通报"
    assert yexian.date == date(2022, 7, 1)
    assert yexian.addressee is None
    assert yexian.issuer is None
    assert yexian.silent == ()
    assert yexian.opening == (
        "2022年，叶县民生实事共十项任务、三十项目标。截至2022年7月1日、7月25日，七项超额完成，六项已达标，"
        "四项符合时间进度，八项推进中，一项慢于时间进度，一项暂无法统计，三项通报未提及。现将进展情况通报如下："
    )


def test_the_real_notice_has_its_ten_sections_verbatim(yexian: Bulletin) -> None:
    assert [section.heading for section in yexian.sections] == [
        "一、开展职业技能培训和评价取证。",
        "二、扩大医院门诊费用异地就医直接结算范围。",
        "三、推进城市窨井设施及城镇老旧小区改造提升。",
        "四、加快农村交通物流体系建设。",
        "五、实施学前教育普惠扩容工程。",
        "六、推进居家社区养老服务设施建设。",
        "七、提高妇女儿童健康保障水平。",
        "八、实施残疾儿童康复救助。",
        "九、开展青少年心理健康服务进村(社区)行动。",
        "十、提升移动政务服务能力。",
    ]
    first = yexian.sections[0]
    assert first.commitment == (
        "高质量推进“人人持证、技能河南”建设，全年完成技能培训2.8万人次、新增技能人才2.28万人（含高技能人才9300人）。",
    )
    # The body's own words, not the attachment's; and every figure is in them, so nothing is added.
    (words,) = first.progress
    assert words == (
        "截止目前，已成立16家企业评价机构，完成5家社会评价机构备案。"
        "各成员单位完成培训人数5.48万人次，新增技能人才3.21万人(含新增高技能人才1.13万人)。"
    )
    assert all(len(section.progress) == 1 for section in yexian.sections)


def test_the_real_attachment_has_the_six_columns(yexian: Bulletin) -> None:
    table = yexian.attachment
    assert table.title == "叶县2022年民生实事进展情况表"
    assert table.columns == ("编号", "工作任务", "责任单位", "责任人", "分管领导", "工作进度")
    assert [row.no for row in table.rows] == list(range(1, 11))
    fourth = table.rows[3]
    assert fourth.task[0].startswith("加快农村交通物流体系建设。推动“四好农村路”高质量发展，")
    assert fourth.units == ("县交通局", "县商务局")
    assert fourth.people == (("兰建伟", "王清伟"), ("胡炜哲", "王二宝", "何鹏飞"))
    assert [line[:10] for line in fourth.progress] == ["县交通局：一是202", "县商务局：已完成12"]
    assert fourth.cells == (("4",), fourth.task, fourth.units, *fourth.people, fourth.progress)
    assert table.rows[7].progress == (
        "将残疾儿童康复救助作为年度首要工作任务列入县残联年度计划，目前已实施残疾儿童康复救助150人。",
    )


def test_a_county_without_reports_is_refused(lushan: YearProgress) -> None:
    with pytest.raises(BulletinError) as refused:
        bulletin_of(lushan)
    assert str(refused.value) == "鲁山县2022年民生实事还没有收录通报，写不出进展；收录通报以后再写。"


def test_words_of_an_earlier_day_say_so_and_older_figures_keep_their_dates(invented: Bulletin) -> None:
    """The third task: words of October, a figure of June, extras of July, and October's figures without words."""
    assert invented.addressee == "各乡镇人民政府"
    assert invented.issuer == "虚构县人民政府"
    assert invented.date == date(2022, 10, 20)
    expected = (
        "截至2022年10月8日：东关街道、西关街道均已建成，建成社区养老服务站9个。",
        "截至2022年6月30日，新增护理员25人。",
        "截至2022年7月1日，建成的服务站4座；2021年建成的服务站6个。",
        "截至2022年10月8日，改造老年人通行道路：新建路段因雨停工，暂无法统计；改建道路3.2公里。",
    )
    assert invented.sections[2].progress == expected
    assert invented.attachment.rows[2].progress == expected


def test_words_of_the_notice_s_own_day_stand_as_they_are(xugou: YearProgress) -> None:
    words = bulletin_of(xugou).sections[1].progress
    assert words == ("3家定点医院全部开通，免费体检率58%，村卫生室培训村医80人次。",)


def test_a_date_before_the_latest_report_is_refused(xugou: YearProgress) -> None:
    with pytest.raises(
        BulletinError, match="成文日期2022年10月7日早于最近一份通报的数据截止日期2022年10月8日"
    ):
        bulletin_of(xugou, dated=date(2022, 10, 7))


def test_a_final_report_makes_a_notice_of_completion() -> None:
    year = county_year(goal(), reports=(report(figure("100人"), final=True),))
    bulletin = bulletin_of(assess(year, NOW))
    assert bulletin.title == "关于虚构县2022年民生实事完成情况的通报"
    assert bulletin.attachment.title == "虚构县2022年民生实事完成情况表"
    assert bulletin.opening.endswith("一项已达标。现将完成情况通报如下：")


def test_figures_without_words_become_sentences_in_both_places() -> None:
    year = county_year(goal(name="救助儿童"), reports=(report(figure("60人")),))
    bulletin = bulletin_of(assess(year, NOW))
    assert bulletin.sections[0].progress == ("截至2022年7月1日，救助儿童60人。",)
    assert bulletin.attachment.rows[0].progress == ("截至2022年7月1日，救助儿童60人。",)


def test_of_a_task_that_no_report_speaks_of_nothing_is_said() -> None:
    year = county_year(goal(), tasks=(task(goal(), no=2),), reports=(report(figure("60人")),))
    bulletin = bulletin_of(assess(year, NOW))
    assert bulletin.silent == (2,)
    assert bulletin.sections[1].progress == ()
    assert bulletin.attachment.rows[1].progress == ()


def test_the_parts_of_units_keep_their_names_and_the_body_its_own_words() -> None:
    texts = (
        {"part": "正文", "text": "目前正在推进。"},
        {"part": "附件", "unit": "县住建局", "text": "已开工。"},
        {"part": "附件", "unit": "县城管局", "text": "已完工。"},
    )
    year = county_year(goal(), reports=(told(1, *texts),))
    bulletin = bulletin_of(assess(year, NOW))
    assert bulletin.sections[0].progress == ("目前正在推进。",)
    assert bulletin.sections[0].units == ("县住建局", "县城管局")
    assert bulletin.attachment.rows[0].progress == ("县住建局：已开工。", "县城管局：已完工。")


@pytest.mark.parametrize("part", ["正文", "附件"])
def test_words_of_one_part_only_serve_both_places(part: str) -> None:
    parts = [{"name": "正文"}, {"name": "附件", "begins": "附件"}]
    year = county_year(
        goal(), sources=(source(parts=parts),), reports=(told(1, {"part": part, "text": "已开工。"}),)
    )
    bulletin = bulletin_of(assess(year, NOW))
    assert bulletin.sections[0].progress == ("已开工。",)
    assert bulletin.attachment.rows[0].progress == ("已开工。",)


def test_a_figure_s_own_date_that_the_words_lack_is_told() -> None:
    words = {"text": "救助儿童60人。"}
    dated = figure("60人", quote="救助儿童60人", as_of="2022-06-30")
    tasks = [{"no": 1, "progress": [words], "figures": [dated]}]
    year = county_year(goal(name="救助儿童"), reports=(told(1, tasks=tasks),))
    expected = ("救助儿童60人。", "截至2022年6月30日，救助儿童60人。")
    assert bulletin_of(assess(year, NOW)).sections[0].progress == expected


def test_what_was_corrected_since_is_told_behind_the_words() -> None:
    figures = [
        figure("60人", quote="救助儿童60人"),
        figure("3所", extra=True, id="schools", name="开办学校", quote="开办学校3所"),
    ]
    corrections = [
        {
            "no": 1,
            "indicator": "goal",
            "old": "60人",
            "new": "50人",
            "reason": "重复统计",
            "date": "2022-07-10",
        },
        {
            "no": 1,
            "indicator": "schools",
            "old": "3所",
            "withdrawn": True,
            "reason": "口径有误",
            "date": "2022-07-10",
        },
    ]
    words = [{"text": "救助儿童60人，开办学校3所。"}]
    tasks = [{"no": 1, "progress": words, "figures": figures}]
    year = county_year(goal(name="救助儿童"), reports=(told(1, tasks=tasks, corrections=corrections),))
    assert bulletin_of(assess(year, NOW)).sections[0].progress == (
        "救助儿童60人，开办学校3所。",
        "更正：救助儿童原为60人，应为50人。",
        "更正：开办学校原为3所，现予撤回。",
    )
    wordless = [{"no": 1, "figures": figures}]
    year = county_year(goal(name="救助儿童"), reports=(told(1, tasks=wordless, corrections=corrections),))
    assert bulletin_of(assess(year, NOW)).sections[0].progress == ("截至2022年7月1日，救助儿童50人。",)


def test_other_roles_have_columns_of_their_own() -> None:
    people = [{"role": "包保领导", "name": "甲乙"}, {"role": "责任人", "name": "丙丁"}]
    officials = tuple(Official.model_validate(each) for each in people)
    year = county_year(
        tasks=(task(goal(), officials=officials, lead=["县民政局", "县残联"]),),
        reports=(report(figure("60人")),),
    )
    table = bulletin_of(assess(year, NOW)).attachment
    assert table.columns == ("编号", "工作任务", "责任单位", "责任人", "分管领导", "包保领导", "工作进度")
    assert table.rows[0].units == ("县民政局", "县残联")
    assert table.rows[0].people == (("丙丁",), (), ("甲乙",))


def test_who_is_in_office_on_the_notice_s_day_is_named() -> None:
    people = [
        {"role": "责任人", "name": "甲乙", "until": "2022-07-05"},
        {"role": "责任人", "name": "丙丁", "since": "2022-07-06"},
    ]
    officials = tuple(Official.model_validate(each) for each in people)
    year = county_year(tasks=(task(goal(), officials=officials),), reports=(report(figure("60人")),))
    progress = assess(year, NOW)
    assert bulletin_of(progress).attachment.rows[0].people == (("甲乙",), ())
    later = bulletin_of(progress, dated=date(2022, 7, 6))
    assert later.attachment.rows[0].people == (("丙丁",), ())


def test_the_issuer_is_whoever_is_configured() -> None:
    year = county_year(
        goal(), reports=(report(figure("60人")),), county_fields={"organizer": "虚构县人民政府办公室"}
    )
    assert bulletin_of(assess(year, NOW)).issuer == "虚构县人民政府办公室"


def test_lines_and_control_characters_make_no_trouble() -> None:
    year = county_year(
        tasks=(task(goal(), title="改\x0b造", commitment="第一段。\n\n第二段\x01。\u3000"),),
        reports=(told(1, {"text": "甲\x00乙。\r\n丙\t丁。"}),),
    )
    bulletin = bulletin_of(assess(year, NOW), addressee="各\n单位")
    assert bulletin.sections[0].heading == "一、改 造。"
    assert bulletin.sections[0].commitment == ("第一段。", "第二段。")
    assert bulletin.sections[0].progress == ("甲乙。", "丙 丁。")
    assert bulletin.attachment.rows[0].task == ("改 造。第一段。", "第二段。")
    assert bulletin.addressee == "各 单位"


def test_an_embargoed_report_leaves_no_trace() -> None:
    later = report(figure("70人"), as_of="2022-07-20", publish_at="2022-09-01T08:00:00+08:00", source="late")
    year = county_year(
        goal(name="救助儿童"),
        sources=(source(), source("late")),
        reports=(report(figure("60人")), later),
    )
    seen = published(ledger(year), NOW).county_years[0]
    bulletin = bulletin_of(assess(seen, NOW))
    assert bulletin.date == date(2022, 7, 1)
    assert bulletin.sections[0].progress == ("截至2022年7月1日，救助儿童60人。",)
    after = datetime(2022, 9, 2, tzinfo=UTC)
    shown = bulletin_of(assess(published(ledger(year), after).county_years[0], after))
    assert shown.sections[0].progress == ("截至2022年7月20日，救助儿童70人。",)


def test_names_are_shown_as_the_ledger_discloses_them() -> None:
    people = [
        {"role": "责任人", "name": "欧阳明", "name_display": "surname"},
        {"role": "责任人", "name": "李雷", "name_display": "withheld"},
        {"role": "分管领导", "name": "张华"},
    ]
    officials = tuple(Official.model_validate(each) for each in people)
    year = county_year(
        tasks=(task(goal(), officials=officials),), reports=(told(1, {"text": "欧阳明同志正在推进。"}),)
    )
    bulletin = bulletin_of(assess(disclosed(ledger(year)).county_years[0], NOW))
    assert bulletin.attachment.rows[0].people == (("欧阳〔略〕",), ("张华",))
    assert bulletin.sections[0].progress == ("〔略〕同志正在推进。",)
    assert "欧阳明" not in repr(bulletin)
    assert "李雷" not in repr(bulletin)
