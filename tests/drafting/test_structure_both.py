"""Notices whose running text and attachment both tell of each task, and what documents say of themselves."""

from __future__ import annotations

from datetime import date

import pytest

from livelihood.drafting.metadata import read_metadata
from livelihood.office.blocks import Paragraph, Table
from tests.drafting.drafts import grid, office, read, told

HEADER = ["编号", "工作任务", "责任单位", "责任人", "工作进度"]
TITLE = "关于2022年上半年民生实事推进情况的通报"
FIRST = ["1", "开展技能培训。全年培训100人次，新增技师5人。", "县人社局", "王晓", "培训80人次。"]
SECOND = ["2", "改造窨井设施。全年改造窨井设施20个，保障安全。", "县城管局", "赵小川", "改造18个。"]


def table(*rows: list[str]) -> Table:
    return grid(list(HEADER), *(list(row) for row in rows))


def both(*lines: str, rows: tuple[list[str], ...] = (FIRST, SECOND)) -> list[str | Table]:
    return [
        TITLE,
        "各乡镇人民政府：",
        "现将情况通报如下：",
        *lines,
        "附件：推进情况表",
        "2022年7月5日",
        "附件",
        table(*rows),
    ]


def test_the_attachment_tells_where_the_promise_ends() -> None:
    draft = read(
        *both(
            "一、开展技能培训。",
            "全年培训100人次，新增技师5人。成立了工作专班，培训80人次。",
            "二、改造窨井设施。全年改造窨井设施20个，保障安全。改造了18个。",
        )
    )
    assert [(part.name, part.begins) for part in draft.source.parts] == [
        ("正文", None),
        ("附件", "附件 编号 工作任务 责任单位"),
    ]
    assert [(task.part, task.commitment) for task in draft.tasks] == [
        ("附件", "全年培训100人次，新增技师5人。"),
        ("附件", "全年改造窨井设施20个，保障安全。"),
    ]
    assert [told(task) for task in draft.tasks] == [
        [("正文", None, "成立了工作专班，培训80人次。"), ("附件", None, "培训80人次。")],
        [("正文", None, "改造了18个。"), ("附件", None, "改造18个。")],
    ]
    assert [task.doubts for task in draft.tasks] == [(), ()]
    assert draft.source.doubts == ()


def test_punctuation_may_differ() -> None:
    draft = read(
        *both("一、开展技能培训", "全年培训100人次；新增技师5人，截至目前，培训80人次。", rows=(FIRST,)),
    )
    (task,) = draft.tasks
    assert told(task)[0] == ("正文", None, "截至目前，培训80人次。")
    assert task.doubts == ()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("全年培训700人次，新增技师5人。", "“训700”与“训100”"),
        ("全年培训10.0人次，新增技师5人。", "“10.0”与“100”"),
        ("全县培训100人次，新增技师5人。", "“全县培”与“全年培”"),
    ],
)
def test_another_wording_of_the_promise_is_doubted(written: str, shown: str) -> None:
    (task,) = read(*both("一、开展技能培训", f"{written}截至目前，培训80人次。", rows=(FIRST,))).tasks
    assert task.commitment == "全年培训100人次，新增技师5人。"
    assert told(task)[0] == ("正文", None, "截至目前，培训80人次。")
    assert task.doubts == (f"正文和附件所写的承诺不一样：{shown}；这里照附件",)


def test_a_promise_that_the_text_does_not_repeat() -> None:
    (task,) = read(*both("一、开展技能培训", "截至目前，培训80人次。", rows=(FIRST,))).tasks
    assert told(task)[0] == ("正文", None, "截至目前，培训80人次。")
    assert task.doubts == ()


def test_another_promise_in_the_text_is_doubted() -> None:
    (task,) = read(*both("一、开展技能培训", "力争办好培训班30期。截至目前，办了20期。", rows=(FIRST,))).tasks
    assert task.commitment == "全年培训100人次，新增技师5人。"
    assert told(task)[0] == ("正文", None, "截至目前，办了20期。")
    assert task.doubts == ("正文里没有找到附件所写的承诺，承诺和进展按“截至目前”一类的字样分开",)


def test_other_numbers_in_text_and_table() -> None:
    draft = read(
        *both("一、改造窨井设施", "截至目前，改造18个。", "二、开展技能培训", "截至目前，培训80人次。")
    )
    assert [(task.no, task.title, told(task)[0][2]) for task in draft.tasks] == [
        (1, "开展技能培训", "截至目前，培训80人次。"),
        (2, "改造窨井设施", "截至目前，改造18个。"),
    ]
    assert draft.tasks[0].doubts == ("正文是第2项（第6段），表格的编号是1（表1第2行第1列）",)


def test_one_number_with_two_titles_is_doubted() -> None:
    draft = read(*both("一、开展技能培训", "截至目前，80人次。", "二、发展电子商务", "截至目前，建站3个。"))
    assert draft.tasks[1].doubts == (
        "编号同是2，正文的标题是“发展电子商务”，表格的是“改造窨井设施”，可能不是同一项",
    )


def test_a_task_that_only_one_of_both_has() -> None:
    draft = read(*both("一、开展技能培训", "截至目前，80人次。", rows=(FIRST, SECOND)))
    assert draft.tasks[1].doubts == ("正文里没有第2项“改造窨井设施”",)
    lines = ("一、开展技能培训", "截至目前，80人次。", "二、改造窨井设施", "截至目前，18个。")
    draft = read(*both(*lines, rows=(FIRST,)))
    assert (draft.tasks[1].doubts, draft.tasks[1].part) == (("表格里没有第2项“改造窨井设施”",), "正文")


def test_chapters_of_a_notice_whose_tasks_stand_in_the_table_only() -> None:
    draft = read(
        *both("一、营造氛围", "各单位广泛宣传，截至目前，发放传单500份。", "二、倒排工期", "全力推进。")
    )
    assert [task.title for task in draft.tasks] == ["开展技能培训", "改造窨井设施"]
    assert [len(task.progress) for task in draft.tasks] == [1, 1]
    assert draft.source.doubts == ("正文分2节，标题和表格里的任务都不相同，正文没有收入任务",)


def test_an_attachment_with_a_title_on_its_line() -> None:
    blocks: list[str | Table] = [
        TITLE,
        "各乡镇人民政府：",
        "现将情况通报如下：",
        "一、开展技能培训。全年培训100人次，新增技师5人。截至目前，培训80人次。",
        "附件：1.推进情况表",
        "虚构县人民政府办公室",
        "2022年7月5日",
        "附件1：虚构县民生实事推进情况表",
        table(FIRST),
    ]
    draft = read(*blocks)
    assert [(part.name, part.begins) for part in draft.source.parts] == [
        ("正文", None),
        ("附件", "附件1：虚构县民生实事推进情况表"),
    ]
    assert draft.source.issuer == "虚构县人民政府办公室"
    assert told(draft.tasks[0]) == [
        ("正文", None, "截至目前，培训80人次。"),
        ("附件", None, "培训80人次。"),
    ]


def test_a_plan_issued_by_a_notice() -> None:
    draft = read(
        "虚政办〔2022〕8号",
        "虚构县人民政府办公室",
        "关于印发《2022年虚构县重点民生实事",
        "工作方案》的通知",
        "各乡镇人民政府，",
        "县直各单位：",
        "《2022年虚构县重点民生实事工作方案》已经县政府同意，现印发给你们，请认真贯彻落实。",
        "2022年3月1日",
        "2022年虚构县重点民生实事工作方案",
        "根据省政府部署，制定本方案。",
        "一、开展技能培训",
        "主要任务：全年培训100人次。",
        "牵头单位：县人社局",
    )
    source = draft.source
    assert (source.kind, source.number, source.date) == ("plan", "虚政办〔2022〕8号", date(2022, 3, 1))
    assert source.title == "虚构县人民政府办公室关于印发《2022年虚构县重点民生实事工作方案》的通知"
    assert [(part.name, part.begins) for part in source.parts] == [
        ("通知", None),
        ("方案", "2022年虚构县重点民生实事工作方案 根据省政府部署，制定本方案。"),
    ]
    assert draft.tasks[0].part == "方案"
    assert source.doubts == ()


@pytest.mark.parametrize(
    "number",
    [
        "虚政办〔2022〕15号",
        "虚政办[2022]15号",
        "虚政办（2022）15号",
        "虚政办【2022】第15号",
        "虚 政办 〔 2022 〕 15 号",
    ],
)
def test_document_numbers(number: str) -> None:
    lines = ["虚构县人民政府文件", number, "关于民生实事推进情况的通报", "各乡镇人民政府："]
    metadata = read_metadata([Paragraph(line, "") for line in lines])
    assert metadata.number == number.replace(" ", "")
    assert (metadata.issuer, metadata.title) == ("虚构县人民政府", "关于民生实事推进情况的通报")


@pytest.mark.parametrize(
    "written",
    ["2022年7月5日", "2022 年 7 月 5 日", "２０２２年７月５日", "二〇二二年七月五日", "二○二二年七月五日"],
)
def test_dates(written: str) -> None:
    lines = ["关于民生实事推进情况的通报", "截至2022年6月30日，进展顺利。", "虚构县人民政府", written]
    metadata = read_metadata([Paragraph(line, "") for line in lines])
    assert (metadata.date, metadata.issuer) == (date(2022, 7, 5), "虚构县人民政府")


def test_a_date_that_does_not_exist_is_doubted() -> None:
    metadata = read_metadata([Paragraph("2022年13月5日", "第9段")])
    assert metadata.date is None
    assert metadata.doubts == ("第9段的“2022年13月5日”不是一个存在的日期，成文日期没有收入",)


def test_two_dates_are_doubted() -> None:
    lines = ["2022年7月1日", "2022年7月5日"]
    metadata = read_metadata([Paragraph(line, "") for line in lines])
    assert metadata.date == date(2022, 7, 5)
    assert metadata.doubts == ("单独成行的日期有几个（2022年7月1日、2022年7月5日），成文日期取最后一个",)


def test_another_signature_than_the_head_is_doubted() -> None:
    lines = [
        "中共虚构县委办公室文件",
        "关于民生实事推进情况的通报",
        "各乡镇：",
        "虚构县人民政府",
        "2022年7月5日",
    ]
    metadata = read_metadata([Paragraph(line, "") for line in lines])
    assert metadata.issuer == "中共虚构县委办公室"
    assert metadata.doubts == ("文件开头的发文机关是“中共虚构县委办公室”，落款是“虚构县人民政府”，取开头的",)


def test_what_is_missing_is_never_supplied() -> None:
    metadata = read_metadata([Paragraph(line, "") for line in ("2022 10", "各乡镇：", "现通报如下：")])
    assert (metadata.title, metadata.issuer, metadata.number, metadata.date) == (None, None, None, None)


@pytest.mark.parametrize(
    ("title", "kind", "doubts"),
    [
        ("关于上半年民生实事推进情况的通报", "progress", ()),
        ("关于2022年1-9月份民生实事完成情况的通报", "progress", ()),
        ("关于全年民生实事完成情况的通报", "final", ()),
        ("关于民生实事年终完成情况的通报", "final", ()),
        (
            "关于民生实事完成情况的通报",
            "final",
            ("写的是“完成情况”，没有写明是不是全年，当作全年结果",),
        ),
        ("关于2022年民生实事工作方案推进情况的通报", "progress", ()),
    ],
)
def test_kinds_of_notices(title: str, kind: str, doubts: tuple[str, ...]) -> None:
    source = read(title, "各乡镇：", "一、开展技能培训。培训100人次。截至目前，80人次。").source
    assert (source.kind, source.doubts) == (kind, doubts)


def test_the_text_of_the_document_is_not_changed() -> None:
    document = office(*both("一、开展技能培训", "截至目前，80人次。"))
    assert document.text.count("开展技能培训") == 2


def test_a_title_that_a_line_break_cuts_is_whole_in_the_table() -> None:
    (task,) = read(
        *both("一、开展技", "能培训。全年培训100人次，新增技师5人。截至目前，培训80人次。", rows=(FIRST,))
    ).tasks
    assert (task.title, task.commitment) == ("开展技能培训", "全年培训100人次，新增技师5人。")
    assert told(task)[0] == ("正文", None, "截至目前，培训80人次。")
    assert task.doubts == ()


def test_a_title_that_may_be_cut_is_doubted_without_a_table() -> None:
    (task,) = read(TITLE, "各乡镇：", "一、开展技", "能培训。全年培训100人次。截至目前，80人次。").tasks
    assert task.doubts == (
        "标题“开展技”后面的“能培训。全年培训100人次。截至…”像标题的下半截，标题在哪里结束看不清楚",
    )
