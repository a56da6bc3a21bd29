"""Plans and notices in running text, of an invented county, in the ways that offices write them."""

from __future__ import annotations

from datetime import date

import pytest

from livelihood.drafting.structure import draft_document
from livelihood.office.problems import DocumentError
from tests.drafting.drafts import office, people, read, told

TITLES = ("开展技能培训", "改造老旧小区", "新建公办幼儿园")
PROMISES = ("全年完成技能培训100人次。", "全年改造老旧小区20个。", "新建公办幼儿园3所。")
UNITS = ("县人社局", "县住建局", "县教体局")
PROGRESS = ("截至目前，完成培训80人次。", "截至目前，开工改造18个。", "截至6月底，建成2所。")
ADDRESSEE = "各乡镇人民政府，县直各单位："
LEAD_IN = "现将上半年民生实事推进情况通报如下："


def plan_lines(numbers: tuple[str, ...], stop: str = "") -> list[str]:
    lines = []
    for number, title, promise, unit in zip(numbers, TITLES, PROMISES, UNITS, strict=True):
        lines += [f"{number}{title}{stop}", f"主要任务：{promise}", f"牵头单位：{unit}"]
    return lines


@pytest.mark.parametrize(
    "numbers",
    [
        ("一、", "二、", "三、"),
        ("一．", "二．", "三．"),
        ("（一）", "（二）", "（三）"),
        ("(一)", "(二)", "(三)"),
        ("1.", "2.", "3."),
        ("1、", "2、", "3、"),
        ("１．", "２．", "３．"),
        ("（1）", "（2）", "（3）"),
        ("第一项：", "第二项：", "第三项："),
        ("第一件 ", "第二件 ", "第三件 "),
        ("实事一：", "实事二：", "实事三："),
    ],
)
@pytest.mark.parametrize("stop", ["", "。"])
def test_tasks_are_numbered_in_any_style(numbers: tuple[str, ...], stop: str) -> None:
    draft = read("2022年虚构县民生实事工作方案", *plan_lines(numbers, stop))
    assert draft.source.kind == "plan"
    assert [(task.no, task.title, task.commitment, task.lead) for task in draft.tasks] == [
        (no, title, promise, (unit,))
        for no, (title, promise, unit) in enumerate(zip(TITLES, PROMISES, UNITS, strict=True), start=1)
    ]
    assert [task.doubts for task in draft.tasks] == [(), (), ()]


def test_chapters_are_no_tasks() -> None:
    numbered = plan_lines(("（一）", "（二）", "（三）"))
    draft = read(
        "2022年虚构县民生实事工作方案",
        "一、总体要求",
        "坚持以人民为中心，办好民生实事。",
        "二、主要任务",
        *numbered,
        "三、保障措施",
        "（一）加强组织领导。各单位要高度重视。",
        "（二）严格督查考核。县政府督查室负责督查。",
    )
    assert [task.title for task in draft.tasks] == list(TITLES)
    assert [task.doubts for task in draft.tasks] == [(), (), ()]


def test_numbers_that_run_on_over_themes_are_one_list() -> None:
    draft = read(
        "2022年虚构县民生实事工作方案",
        "一、就业",
        *plan_lines(("（一）", "（二）", "（三）"))[:3],
        "二、住房和教育",
        *plan_lines(("（一）", "（二）", "（三）"))[3:],
    )
    assert [(task.no, task.title, task.lead) for task in draft.tasks] == [
        (1, "开展技能培训", ("县人社局",)),
        (2, "改造老旧小区", ("县住建局",)),
        (3, "新建公办幼儿园", ("县教体局",)),
    ]


def test_twelve_tasks() -> None:
    numerals = [*"一二三四五六七八九十", "十一", "十二"]
    lines = [
        line
        for numeral in numerals
        for line in (
            f"{numeral}、办好实事之{numeral}",
            f"主要任务：办成{numeral}件事。",
            "牵头单位：县民政局",
        )
    ]
    draft = read("2022年虚构县民生实事工作方案", *lines)
    assert [task.no for task in draft.tasks] == list(range(1, 13))
    assert draft.tasks[11].commitment == "办成十二件事。"


@pytest.mark.parametrize("colon", ["：", ":", " ：", "： "])
@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("工作目标", "责任单位", "配合单位"),
        ("目标任务", "牵头部门", "责任部门"),
        ("主要任务", "主办单位", "协办单位"),
        ("主 要 任 务", "牵 头 单 位", "责 任 单 位"),
        ("【建设内容", "【牵头单位", "【参与单位"),
        ("（一）主要任务", "（二）牵头单位", "（三）配合单位"),
    ],
)
def test_labels_and_colons(colon: str, first: str, second: str, third: str) -> None:
    closing = "】" if first.startswith("【") else ""
    draft = read(
        "虚构县2022年民生实事工作方案",
        "一、开展技能培训",
        f"{first}{closing}{colon}全年完成技能培训100人次。",
        f"{second}{closing}{colon}县人社局",
        f"{third}{closing}{colon}县财政局、县教体局，县民政局；团县委",
    )
    (task,) = draft.tasks
    assert (task.title, task.commitment) == ("开展技能培训", "全年完成技能培训100人次。")
    assert task.lead == ("县人社局",)
    assert task.responsible == ("县财政局", "县教体局", "县民政局", "团县委")
    assert task.doubts == ()


def test_a_promise_of_several_paragraphs_and_wrapped_lines() -> None:
    draft = read(
        "虚构县2022年民生实事工作方案",
        "一、改造老旧小",
        "区和背街小巷",
        "主要任务：全年改造老旧",
        "小区 20 个。",
        "改造背街小巷 5 条，",
        "面积 1.5 万平方米。",
        "牵头单位：县住房和城",
        "乡建设局",
        "责任单位：县发展改革委、县财",
        "政局、县城管局",
        "县自然资源局",
        "完成时限：2022年11月底",
    )
    (task,) = draft.tasks
    assert task.title == "改造老旧小区和背街小巷"
    assert task.commitment == "全年改造老旧小区20个。改造背街小巷5条，面积1.5万平方米。"
    assert task.lead == ("县住房和城乡建设局",)
    assert task.responsible == ("县发展改革委", "县财政局", "县城管局", "县自然资源局")
    assert task.deadline == "2022年11月底"
    assert task.doubts == ()


def test_units_in_brackets_behind_the_promise() -> None:
    draft = read(
        "虚构县2022年民生实事工作方案",
        "一、开展技能培训。全年完成技能培训100人次（含新技师5人）。（牵头单位：县人社局；责任单位：县财政局、县教体局）",
        "二、改造老旧小区。全年改造老旧小区20个。（责任单位：县住建局）",
    )
    assert [(task.commitment, task.lead, task.responsible) for task in draft.tasks] == [
        ("全年完成技能培训100人次（含新技师5人）。", ("县人社局",), ("县财政局", "县教体局")),
        ("全年改造老旧小区20个。", ("县住建局",), ()),
    ]


def test_labels_on_one_line() -> None:
    draft = read(
        "虚构县2022年民生实事工作方案",
        "一、开展技能培训",
        "主要任务：全年完成技能培训100人次。牵头单位：县人社局    责任单位：县财政局  县教体局",
        "责任人：王 晓    牵头领导：李大明",
    )
    (task,) = draft.tasks
    assert (task.lead, task.responsible) == (("县人社局",), ("县财政局", "县教体局"))
    assert people(task) == [("责任人", None, "王晓"), ("牵头领导", None, "李大明")]


def test_unknown_unit_names_are_kept_and_doubted() -> None:
    draft = read(
        "虚构县2022年民生实事工作方案",
        "一、开展技能培训",
        "主要任务：全年完成技能培训100人次。",
        "牵头单位：县湖区管护、虚构通信铁塔虚构县分公司",
        "责任单位：县财政局等",
    )
    (task,) = draft.tasks
    assert task.lead == ("县湖区管护", "虚构通信铁塔虚构县分公司")
    assert task.responsible == ("县财政局",)
    assert task.doubts == ("“县湖区管护”不像单位名称", "单位“县财政局”后面有“等”，文件没有写全")


def test_a_plan_without_labels_takes_the_text() -> None:
    draft = read(
        "虚构县2022年民生实事工作方案",
        "一、开展技能培训",
        "全年完成技能培训100人次。",
        "新增技师5人。",
    )
    (task,) = draft.tasks
    assert task.commitment == "全年完成技能培训100人次。新增技师5人。"
    assert task.doubts == ("没有找到牵头单位或责任单位",)


def notice(*lines: str) -> list[str]:
    return ["虚构县人民政府办公室关于上半年民生实事推进情况的通报", ADDRESSEE, LEAD_IN, *lines]


def test_a_notice_without_attachment_is_cut_at_its_markers() -> None:
    lines = [
        line
        for numeral, title, promise, progress in zip("一二三", TITLES, PROMISES, PROGRESS, strict=True)
        for line in (f"{numeral}、{title}", promise + progress)
    ]
    draft = read(*notice(*lines), "虚构县人民政府办公室", "2022年7月5日")
    assert draft.source.kind == "progress"
    assert [(task.title, task.commitment) for task in draft.tasks] == list(zip(TITLES, PROMISES, strict=True))
    assert [told(task) for task in draft.tasks] == [[("正文", None, text)] for text in PROGRESS]
    assert [task.doubts for task in draft.tasks] == [(), (), ()]


def test_heading_glued_to_text_and_halfwidth_marks() -> None:
    draft = read(
        *notice(
            "一、开展技能培训。全年完成技能培训100人次,新增技师5人。目前,完成培训80人次,新增技师3人。",
            "二、改造老旧小区:全年改造老旧小区20个;截止7月1日,开工18个。",
        )
    )
    assert [(task.title, task.commitment, told(task)[0][2]) for task in draft.tasks] == [
        ("开展技能培训", "全年完成技能培训100人次,新增技师5人。", "目前,完成培训80人次,新增技师3人。"),
        ("改造老旧小区", "全年改造老旧小区20个", "截止7月1日,开工18个。"),
    ]
    assert [task.doubts for task in draft.tasks] == [(), ()]


def test_without_a_marker_nothing_is_guessed() -> None:
    draft = read(*notice("一、开展技能培训。全年完成技能培训100人次。完成培训80人次。"))
    (task,) = draft.tasks
    assert task.commitment is None
    assert told(task) == [("正文", None, "全年完成技能培训100人次。完成培训80人次。")]
    assert task.doubts == ("没有“截至目前”一类的字样，承诺和进展分不开，全文当作进展",)


def test_a_weak_marker_is_doubted() -> None:
    draft = read(
        *notice(
            "一、改造小区。改造20个。一是开工18个；二是完工5个。", "二、建学校。建3所，截至6月底，建成2所。"
        )
    )
    assert [(task.commitment, told(task)[0][2], task.doubts) for task in draft.tasks] == [
        (
            "改造20个。",
            "一是开工18个；二是完工5个。",
            ("进展从“一是开工18…”算起，承诺到哪里为止请核对",),
        ),
        ("建3所", "截至6月底，建成2所。", ()),
    ]


def test_a_promise_by_the_end_of_the_year_is_no_progress() -> None:
    draft = read(*notice("一、建学校。到年底，建成3所。截至目前，建成2所。"))
    assert (draft.tasks[0].commitment, told(draft.tasks[0])[0][2]) == (
        "到年底，建成3所。",
        "截至目前，建成2所。",
    )


def test_progress_before_the_marker_is_doubted() -> None:
    draft = read(*notice("一、开展技能培训。已成立工作专班。截至目前，完成培训80人次。"))
    (task,) = draft.tasks
    assert task.doubts == ("“截至目前”一类的字样前面已经在说进展，承诺到哪里为止看不清楚",)


def test_a_notice_that_only_tells_progress() -> None:
    draft = read(*notice("一、开展技能培训。截至目前，完成培训80人次。"))
    (task,) = draft.tasks
    assert (task.commitment, told(task), task.doubts) == (
        None,
        [("正文", None, "截至目前，完成培训80人次。")],
        (),
    )


def test_labelled_progress() -> None:
    draft = read(
        *notice(
            "一、开展技能培训",
            "目标任务：全年完成技能培训100人次。",
            "责任单位：县人社局",
            "进展情况：完成培训80人次。",
            "新增技师3人。",
        )
    )
    (task,) = draft.tasks
    assert task.commitment == "全年完成技能培训100人次。"
    assert told(task) == [("正文", None, "完成培训80人次。新增技师3人。")]
    assert (task.lead, task.doubts) == (("县人社局",), ())


def test_lists_inside_a_task_are_its_text() -> None:
    draft = read(
        *notice(
            "一、开通公交线路",
            "开通公交线路3条。截至目前，已开通2条：",
            "1.东山镇（31路）：全长约4公里；",
            "2.西河乡（30路）：全长约5公里。",
            "二、改造老旧小区",
            "全年改造20个。截至目前，开工18个。",
        )
    )
    assert [task.title for task in draft.tasks] == ["开通公交线路", "改造老旧小区"]
    assert told(draft.tasks[0])[0][2] == (
        "截至目前，已开通2条：1.东山镇（31路）：全长约4公里；2.西河乡（30路）：全长约5公里。"
    )


def test_closing_words_are_no_progress() -> None:
    draft = read(
        *notice(
            "一、开展技能培训。全年完成技能培训100人次。截至目前，完成培训80人次。",
            "下一步，各单位要确保12月底前完成全部10件实事。",
            "特此通报。",
        )
    )
    (task,) = draft.tasks
    assert told(task) == [("正文", None, "截至目前，完成培训80人次。")]
    assert task.doubts == ("第5段的“下一步，各单位要确保12月底前完…”当作文件的结尾，没有收入这一项",)


def test_a_chapter_on_what_comes_next_is_no_task() -> None:
    draft = read(
        *notice(
            "一、开展技能培训。全年完成技能培训100人次。截至目前，完成培训80人次。",
            "二、改造老旧小区。全年改造20个。截至目前，开工18个。",
            "三、下一步工作打算",
            "各单位要压实责任，确保12月底前完成。",
        )
    )
    assert [task.title for task in draft.tasks] == ["开展技能培训", "改造老旧小区"]
    assert told(draft.tasks[1])[0][2] == "截至目前，开工18个。"


def test_a_number_that_stands_twice_is_an_error() -> None:
    document = office(
        *notice("一、开展技能培训。目前完成。", "二、改造小区。目前完成。", "二、新建学校。目前完成。")
    )
    with pytest.raises(DocumentError) as caught:
        draft_document(document)
    assert [str(problem) for problem in caught.value.problems] == [
        "虚构.docx 第6段：编号2重复，第5段已经有了：请核对两处标题，改正编号"
    ]


def test_a_number_that_is_left_out_is_doubted_on_both_sides() -> None:
    draft = read(*notice("一、开展技能培训。截至目前，完成。", "三、新建学校。截至目前，完成。"))
    assert [(task.no, task.doubts) for task in draft.tasks] == [
        (1, ("下一项的编号是3，缺了2，它的内容可能混在这一项里",)),
        (3, ("第5段的编号是3，前面没有2",)),
    ]


def test_a_heading_without_a_number_is_seen() -> None:
    draft = read(
        *notice(
            "一、开展技能培训。",
            "全年100人次。截至目前，完成80人次。",
            "改造老旧小区。",
            "全年20个。截至目前，开工18个。",
        )
    )
    (task,) = draft.tasks
    assert task.doubts == ("第6段的“改造老旧小区。”像一个没有编号的标题，这里当作第1项的内容",)


def test_a_number_that_a_line_break_cuts_is_doubted() -> None:
    draft = read(*notice("一、开展技能培训。", "全年100人次。截至目前，完成1", "200人次。"))
    (task,) = draft.tasks
    assert task.doubts == ("“。截至目前，完成1／200人次。”处换行把数字断开了，是一个数还是两个数看不出来",)


def test_a_document_without_tasks_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"虚构\.docx：没有认出一项任务"):
        draft_document(office("虚构县人民政府办公室", "关于放假的通知", ADDRESSEE, "国庆放假七天。"))


def test_a_stated_count_is_compared() -> None:
    draft = read(
        "关于2022年10件民生实事推进情况的通报",
        ADDRESSEE,
        "一、开展技能培训。截至目前，完成培训80人次。",
    )
    assert draft.source.doubts == ("文件说有10件民生实事，认出了1项",)


def test_final_results_and_a_date_in_chinese_numerals() -> None:
    draft = read(
        "虚构县人民政府办公室文件",
        "虚政办［2023］3 号",
        "虚构县人民政府办公室",
        "关于2022年民生实事全年完成情况的通报",
        ADDRESSEE,
        "一、开展技能培训。全年完成技能培训100人次。截至12月31日，完成120人次。",
        "虚构县人民政府办公室",
        "二〇二三年一月十二日",
    )
    source = draft.source
    assert (source.kind, source.issuer, source.number, source.title, source.date) == (
        "final",
        "虚构县人民政府办公室",
        "虚政办［2023］3号",
        "虚构县人民政府办公室关于2022年民生实事全年完成情况的通报",
        date(2023, 1, 12),
    )
    assert source.doubts == ()
    assert told(draft.tasks[0]) == [("正文", None, "截至12月31日，完成120人次。")]


def test_themes_of_a_notice_are_no_tasks() -> None:
    draft = read(
        *notice(
            "（一）就业方面",
            "1.开展技能培训。培训100人次。截至目前，80人次。",
            "2.发放贷款。发放5亿元。截至目前，3亿元。",
            "（二）教育方面",
            "3.新建学校。建3所。截至目前，2所。",
        )
    )
    assert [(task.no, task.title, told(task)[0][2]) for task in draft.tasks] == [
        (1, "开展技能培训", "截至目前，80人次。"),
        (2, "发放贷款", "截至目前，3亿元。"),
        (3, "新建学校", "截至目前，2所。"),
    ]


def test_numbers_that_begin_anew_in_each_task_are_doubted() -> None:
    draft = read(
        *notice(
            "一、就业",
            "1.开展技能培训。培训100人次。截至目前，80人次。",
            "二、教育",
            "1.新建学校。建3所。截至目前，2所。",
        )
    )
    assert [(task.title, task.doubts) for task in draft.tasks] == [
        ("就业", ("这一项的内容一开始就分了小项（“1.开展技能培训。培训100人次…”），是一项还是几项请核对",)),
        ("教育", ("这一项的内容一开始就分了小项（“1.新建学校。建3所。截至目前，…”），是一项还是几项请核对",)),
    ]


def test_a_plan_in_the_attachment_of_the_notice_that_issues_it() -> None:
    draft = read(
        "虚政办〔2022〕8号",
        "关于印发2022年民生实事工作方案的通知",
        "各乡镇人民政府：",
        "现印发给你们，请认真贯彻落实。",
        "附件：2022年民生实事工作方案",
        "虚构县人民政府办公室",
        "2022年3月1日",
        "附件",
        "2022年民生实事工作方案",
        "一、开展技能培训",
        "主要任务：全年培训100人次。",
        "牵头单位：县人社局",
    )
    assert [(part.name, part.begins) for part in draft.source.parts] == [
        ("正文", None),
        ("附件", "附件 2022年民生实事工作方案"),
    ]
    assert (draft.source.kind, draft.source.date) == ("plan", date(2022, 3, 1))
    assert [(task.part, task.commitment) for task in draft.tasks] == [("附件", "全年培训100人次。")]


def test_a_promise_that_may_stand_in_the_title() -> None:
    draft = read(
        *notice("一、新建公办幼儿园3所。截至目前，建成2所。", "二、新增学位100个", "截至目前，新增50个。")
    )
    assert [(task.title, task.commitment, told(task)[0][2]) for task in draft.tasks] == [
        ("新建公办幼儿园3所", None, "截至目前，建成2所。"),
        ("新增学位100个", None, "截至目前，新增50个。"),
    ]
    in_title = "没有单独的承诺，标题里有数字，承诺可能就是标题"
    assert [task.doubts for task in draft.tasks] == [
        ("标题“新建公办幼儿园3所”里有数字，它可能就是承诺", in_title),
        (in_title,),
    ]
