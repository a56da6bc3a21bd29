"""Tables of tasks of an invented county: columns in any order, merged and split rows, several units and people."""

from __future__ import annotations

import pytest

from livelihood.drafting.draft import DraftDocument
from livelihood.drafting.rows import whole_rows
from livelihood.drafting.structure import draft_document
from livelihood.office.blocks import Cell, Table
from livelihood.office.problems import DocumentError
from tests.drafting.drafts import grid, office, people, read, told

HEADER = ["编号", "工作任务", "责任单位", "责任人", "分管领导", "工作进度"]
FIRST = ["1", "开展技能培训。全年培训100人次。", "县人社局", "王晓", "李大明", "完成培训80人次。"]
SECOND = ["2", "改造老旧小区。全年改造20个。", "县住建局", "赵小川", "李大明", "开工18个。"]
THIRD = ["3", "新建公办幼儿园。新建3所。", "县教体局", "钱多多", "孙文", "建成2所。"]


def texts(row: list[str]) -> list[str | Cell]:
    return list(row)


def notice(*rows: list[str], header: list[str] | None = None) -> Table:
    return grid(texts(header or HEADER), *(texts(row) for row in rows))


def outline(draft: DraftDocument) -> list[tuple[int, str, str | None, tuple[str, ...]]]:
    return [(task.no, task.title, task.commitment, task.lead) for task in draft.tasks]


EXPECTED = [
    (1, "开展技能培训", "全年培训100人次。", ("县人社局",)),
    (2, "改造老旧小区", "全年改造20个。", ("县住建局",)),
    (3, "新建公办幼儿园", "新建3所。", ("县教体局",)),
]


def test_an_attachment_alone() -> None:
    draft = read("附件", "2022年虚构县民生实事推进情况表", notice(FIRST, SECOND, THIRD))
    assert draft.source.kind == "progress"
    assert [(part.name, part.begins) for part in draft.source.parts] == [("附件", None)]
    assert outline(draft) == EXPECTED
    assert told(draft.tasks[0]) == [("附件", None, "完成培训80人次。")]
    assert people(draft.tasks[0]) == [("责任人", "县人社局", "王晓"), ("分管领导", None, "李大明")]
    assert [task.doubts for task in draft.tasks] == [(), (), ()]


@pytest.mark.parametrize("order", [(5, 4, 3, 2, 1, 0), (0, 2, 3, 4, 5, 1), (1, 0, 5, 4, 2, 3)])
def test_columns_in_any_order(order: tuple[int, ...]) -> None:
    rows = [[row[at] for at in order] for row in (FIRST, SECOND, THIRD)]
    draft = read(notice(*rows, header=[HEADER[at] for at in order]))
    assert outline(draft) == EXPECTED
    assert set(people(draft.tasks[1])) == {("责任人", "县住建局", "赵小川"), ("分管领导", None, "李大明")}


@pytest.mark.parametrize(
    "header",
    [
        ["序号", "实事项目", "责任部门", "负责人", "分管县领导", "进展情况"],
        ["序 号", "工作\n任务", "责任\n单位", "责任\n人", "分管\n领导", "工作\n进展"],
        ["项号", "民生实事项目", "牵头单位", "责任人", "县级领导", "截至6月底完成情况"],
        ["编号", "2022年目标任务", "主办单位", "责任人", "牵头县领导", "上半年推进情况"],
    ],
)
def test_headers_by_their_synonyms(header: list[str]) -> None:
    draft = read(notice(FIRST, SECOND, THIRD, header=header))
    assert outline(draft) == EXPECTED
    assert [told(task)[0][2] for task in draft.tasks] == ["完成培训80人次。", "开工18个。", "建成2所。"]
    assert people(draft.tasks[0])[1] == ("".join(header[4].split()), None, "李大明")


@pytest.mark.parametrize(
    "numbers", [("一", "二", "三"), ("1.", "2.", "3."), ("１", "２", "３"), ("1.0", "2.0", "3.0")]
)
def test_numbers_as_cells_hold_them(numbers: tuple[str, ...]) -> None:
    rows = [[no, *row[1:]] for no, row in zip(numbers, (FIRST, SECOND, THIRD), strict=True)]
    assert outline(read(notice(*rows))) == EXPECTED


def test_a_plan_table() -> None:
    draft = read(
        "2022年虚构县民生实事任务分解表",
        grid(
            ["序号", "实事项目", "主要任务", "牵头单位", "责任单位", "完成时限"],
            ["1", "开展技能培训", "全年培训\n100人次。", "县人社局", "县财政局\n县教体局、团县委", "12月底"],
        ),
    )
    (task,) = draft.tasks
    assert draft.source.kind == "plan"
    assert (task.title, task.commitment, task.deadline) == ("开展技能培训", "全年培训100人次。", "12月底")
    assert (task.lead, task.responsible) == (("县人社局",), ("县财政局", "县教体局", "团县委"))
    assert (task.progress, task.doubts) == ((), ())


def test_a_header_repeated_on_every_page_and_a_second_table() -> None:
    draft = read(
        grid(texts(HEADER), texts(FIRST), texts(HEADER), texts(SECOND)),
        grid(texts(HEADER), texts(THIRD), place="表2"),
    )
    assert outline(draft) == EXPECTED


def test_a_second_table_without_a_header_goes_on() -> None:
    draft = read(grid(texts(HEADER), texts(FIRST), texts(SECOND)), grid(texts(THIRD), place="表2"))
    assert outline(draft) == EXPECTED


def test_a_row_that_a_page_break_splits() -> None:
    table = notice(
        FIRST,
        ["2", "改造老旧小区。全年改", "县住房和城", "赵小", "李大明", "开工1"],
        HEADER,
        ["", "造20个。", "乡建设局", "", "", "8个，其余12月底前完工。"],
        THIRD,
    )
    document = office(table)
    draft = draft_document(document)
    task = draft.tasks[1]
    assert outline(draft)[1] == (2, "改造老旧小区", "全年改造20个。", ("县住房和城乡建设局",))
    assert told(task) == [("正文", None, "开工18个，其余12月底前完工。")]
    assert task.doubts == (
        "表1第5行第6列与上一行相接处是两个数字（开工1／8个，其余1），是不是一个数看不出来",
    )
    assert "开工18个，其余12月底前完工。" in whole_rows(document).document.text


def test_a_split_row_with_a_merged_number() -> None:
    number, unit = Cell("2", "表1第3行第1列"), Cell("县住建局", "表1第3行第3列")
    table = grid(
        texts(HEADER),
        texts(FIRST),
        [number, "改造老旧小区。全年改", unit, "赵小川", "李大明", "开工18个，其余12月底"],
        [number, "造20个。", unit, "", "", "前完工。"],
        texts(THIRD),
    )
    draft = read(table)
    assert outline(draft) == EXPECTED
    assert told(draft.tasks[1]) == [("正文", None, "开工18个，其余12月底前完工。")]
    assert [task.doubts for task in draft.tasks] == [(), (), ()]


def test_a_row_for_each_unit_under_a_merged_number() -> None:
    number, title = Cell("1", "表1第2行第1列"), Cell("改造小区和井盖。改造20个。", "表1第2行第2列")
    leader = Cell("李大明", "表1第2行第5列")
    draft = read(
        grid(
            texts(HEADER),
            [number, title, "县住建局", "赵小川", leader, "开工18个。"],
            [number, title, "县城管局", "孙文", leader, "更换井盖5座。"],
        )
    )
    (task,) = draft.tasks
    assert (task.commitment, task.lead) == ("改造20个。", ("县住建局", "县城管局"))
    assert people(task) == [
        ("责任人", "县住建局", "赵小川"),
        ("责任人", "县城管局", "孙文"),
        ("分管领导", None, "李大明"),
    ]
    assert told(task) == [("正文", "县住建局", "开工18个。"), ("正文", "县城管局", "更换井盖5座。")]
    assert task.doubts == ()


def test_a_row_for_each_unit_without_a_number_is_doubted() -> None:
    draft = read(notice(FIRST, ["", "", "县财政局", "孙文", "", "拨款5万元。"], SECOND))
    task = draft.tasks[0]
    assert task.lead == ("县人社局", "县财政局")
    assert told(task) == [("正文", "县人社局", "完成培训80人次。"), ("正文", "县财政局", "拨款5万元。")]
    assert task.doubts == ("表1第3行第1列一行没有编号，当作第1项的另一个单位",)


@pytest.mark.parametrize("between", [" ", "\n", "、", "，", "；", "\n\n", "　"])
def test_several_units_and_people_in_one_cell(between: str) -> None:
    units = between.join(("县城管局", "县住建局"))
    row = ["1", "改造小区。改造20个。", units, between.join(("王 晓", "滕跃峰")), "李大明", "开工18个。"]
    (task,) = read(notice(row)).tasks
    assert task.lead == ("县城管局", "县住建局")
    assert people(task) == [
        ("责任人", None, "王晓"),
        ("责任人", None, "滕跃峰"),
        ("分管领导", None, "李大明"),
    ]
    assert task.doubts == ()


def test_names_of_single_characters() -> None:
    row = ["1", "改造小区。改造20个。", "县住建局", "王 晓 李 明", "欧阳\n大 明", "开工18个。"]
    (task,) = read(notice(row)).tasks
    assert [name for _, _, name in people(task)] == ["王晓", "李明", "欧阳", "大明"]
    assert task.doubts == ("表1第2行第4列：“王 晓 李 明”当作两个人",)


def test_a_unit_that_the_people_cell_gives() -> None:
    row = [
        "1",
        "改造小区。改造20个。",
        "县城管局、县住建局",
        "县城管局：王晓\n滕跃峰（县住建局）",
        "",
        "开工18个。",
    ]
    (task,) = read(notice(row)).tasks
    assert people(task) == [("责任人", "县城管局", "王晓"), ("责任人", "县住建局", "滕跃峰")]


def test_progress_by_unit_in_one_cell() -> None:
    told_by = "已召开会议。县城管局： 更换井盖5座。路线：东山镇（31路）：全长4公里。 县住建局:开工18个。\n县供电公司：架线3公里。"
    row = ["1", "改造小区。改造20个。", "县城管局 县住建局", "王晓", "", told_by]
    (task,) = read(notice(row)).tasks
    assert told(task) == [
        ("正文", None, "已召开会议。"),
        ("正文", "县城管局", "更换井盖5座。路线：东山镇（31路）：全长4公里。"),
        ("正文", "县住建局", "开工18个。"),
        ("正文", "县供电公司", "架线3公里。"),
    ]
    assert task.doubts == ("表1第2行第6列：进展前写的“县供电公司”不在责任单位里",)


def test_leads_marked_in_one_cell() -> None:
    row = ["1", "改造小区。改造20个。", "县住建局（牵头）、县城管局、县财政局（配合）", "王晓", "", "开工。"]
    (task,) = read(notice(row)).tasks
    assert (task.lead, task.responsible) == (("县住建局",), ("县城管局", "县财政局"))


def test_swapped_columns_are_doubted() -> None:
    row = ["1", "改造小区。改造20个。", "王晓", "县住建局", "李大明", "开工18个。"]
    (task,) = read(notice(row)).tasks
    assert task.doubts == ("表1第2行第3列：“王晓”不像单位名称", "表1第2行第4列：“县住建局”不像姓名")


def test_a_title_in_its_own_paragraph_of_the_cell() -> None:
    rows = [
        ["1", "开展技能培训\n全年培训100人次，新增技师5人。", "县人社局", "", "", "目前80人次。"],
        ["2", "改造城镇老旧\n小区", "县住建局", "", "", "开工18个。"],
    ]
    assert outline(read(notice(*rows))) == [
        (1, "开展技能培训", "全年培训100人次，新增技师5人。", ("县人社局",)),
        (2, "改造城镇老旧小区", None, ("县住建局",)),
    ]


def test_a_task_without_a_title_is_doubted() -> None:
    row = ["1", "全年培训100人次，新增技师5人。", "县人社局", "王晓", "", "目前80人次。"]
    (task,) = read(notice(row)).tasks
    assert (task.title, task.commitment) == ("全年培训100人次", "全年培训100人次，新增技师5人。")
    assert task.doubts == (
        "任务“全年培训100人次，新增技师5人…”里没有单独的标题，标题取开头的“全年培训100人次”",
    )


def problems(*blocks: str | Table) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        draft_document(office(*blocks))
    return [str(problem) for problem in caught.value.problems]


def test_a_duplicate_number_is_an_error() -> None:
    assert problems(notice(FIRST, SECOND, ["2", *THIRD[1:]])) == [
        "虚构.docx 表1第4行第1列：编号2重复，表1第3行第1列已经有了：请核对两行，改正编号"
    ]


def test_two_lists_of_tasks_are_an_error() -> None:
    other = grid(texts(HEADER), texts(["1", *SECOND[1:]]), place="表2")
    assert problems(notice(FIRST), other) == [
        "虚构.docx 表2第2行第1列：编号1重复，表1第2行第1列已经有了：请核对两行，改正编号"
    ]


def test_a_missing_number_is_an_error() -> None:
    assert problems(notice(FIRST, ["", *SECOND[1:]], THIRD)) == [
        (
            "虚构.docx 表1第3行第1列：这一行（“改造老旧小区。全年改造20个。”）没有编号，又不像上一行的下半截："
            "请补上编号，或把它并入上一行"
        )
    ]


def test_a_number_that_is_none_is_an_error() -> None:
    assert problems(notice(FIRST, ["二项", *SECOND[1:]], ["x", *THIRD[1:]])) == [
        "虚构.docx 表1第4行第1列：编号写的是“x”，不是 1 至 99 的数字：请改成数字"
    ]


def test_a_number_that_is_left_out_is_doubted() -> None:
    draft = read(notice(FIRST, THIRD))
    assert [task.doubts for task in draft.tasks] == [(), ("表1第3行第1列的编号是3，前面没有2",)]


def test_a_table_without_numbers_is_counted_and_doubted() -> None:
    draft = read(notice(FIRST[1:], SECOND[1:], header=HEADER[1:]))
    assert outline(draft) == EXPECTED[:2]
    assert draft.tasks[0].doubts == ("表格没有编号一列，表1第2行第1列一行按次序当作第1项",)


def test_a_table_of_something_else_is_left_aside() -> None:
    contacts = grid(["姓名", "单位", "电话"], ["王晓", "县人社局", "12345"], place="表2")
    projects = grid(["序号", "项目名称", "金额（万元）"], ["1", "东山路", "30"], place="表3")
    draft = read(notice(FIRST, SECOND, THIRD), contacts, projects)
    assert outline(draft) == EXPECTED
    assert draft.source.doubts == (
        "表3的表格没有责任单位、进度等列，没有收入任务",
        "表2的表格没有“工作任务”“责任单位”等列名，没有收入任务",
        "没有标题和导语，不知道是进展还是全年结果，当作进展通报",
    )


def test_an_unknown_column_is_told() -> None:
    rows = [[*FIRST, "90分"], [*SECOND, ""]]
    draft = read("关于民生实事推进情况的通报", notice(*rows, header=[*HEADER, "评价意见"]))
    assert draft.source.doubts == ("表1的表格里“评价意见”一列没有收入",)


def test_notes_and_headings_in_a_table_are_no_tasks() -> None:
    wide, note = Cell("一、就业类", "表1第2行第1列"), Cell("注：数据截至6月底。", "表1第4行第1列")
    draft = read(grid(texts(HEADER), [wide] * 6, texts(FIRST), [note] * 6, texts(SECOND)))
    assert outline(draft) == EXPECTED[:2]


def test_a_header_of_two_rows() -> None:
    number, task, progress = (Cell(text, "表1") for text in ("编号", "工作任务", "工作进度"))
    duty = Cell("责任分工", "表1第1行第3列")
    draft = read(
        grid(
            [number, task, duty, duty, progress],
            [number, task, "责任单位", "责任人", progress],
            ["1", "开展技能培训。全年培训100人次。", "县人社局", "王晓", "完成培训80人次。"],
        )
    )
    assert outline(draft) == EXPECTED[:1]
    assert people(draft.tasks[0]) == [("责任人", "县人社局", "王晓")]


def test_units_and_people_without_anything_between_are_doubted() -> None:
    row = ["1", "改造小区。改造20个。", "县城管局县住建局", "王晓李明", "欧阳大明", "开工18个。"]
    (task,) = read(notice(row)).tasks
    assert task.lead == ("县城管局县住建局",)
    assert task.doubts == (
        "表1第2行第3列：“县城管局县住建局”像几个单位连在一起，中间没有隔开",
        "表1第2行第4列：“王晓李明”不像姓名",
    )


def test_posts_before_names_are_left_out_and_told() -> None:
    row = ["1", "改造小区。改造20个。", "县住建局", "局长王晓", "县委常委、副县长 李大明", "开工18个。"]
    (task,) = read(notice(row)).tasks
    assert people(task) == [("责任人", "县住建局", "王晓"), ("分管领导", None, "李大明")]
    assert task.doubts == (
        "表1第2行第4列：职务“局长”没有收入",
        "表1第2行第5列：职务“县委常委”没有收入",
        "表1第2行第5列：职务“副县长”没有收入",
    )


def test_a_split_row_of_a_plain_text_is_doubted() -> None:
    table = notice(
        ["1", "改造小区。全年改", "县住建局", "赵小川", "", "开工"], ["", "造20个。", "", "", "", "18个。"]
    )
    (task,) = draft_document(office(table, kind="txt")).tasks
    assert (task.commitment, told(task)) == ("全年改造20个。", [("正文", None, "开工18个。")])
    assert task.doubts == (
        (
            "表1第3行第1列一行没有自己的编号，当作上一行的下半截；拼起来的文字在原文件里不连续，"
            "请改用 .docx 或把两行并成一行"
        ),
    )


def test_a_ledger_of_promise_and_progress_in_columns_of_their_own() -> None:
    header = ["序号", "项目名称", "年度目标", "牵头单位", "责任单位", "完成时限", "进展情况", "存在问题"]
    row = ["1", "开展技能培训", "培训100人次", "县人社局", "县财政局", "11月底", "培训80人次", "无"]
    draft = read("虚构县民生实事台账", "填报单位：县政府办  日期：2022年6月30日", notice(row, header=header))
    (task,) = draft.tasks
    assert (draft.source.kind, draft.source.title, draft.source.date) == (
        "progress",
        "虚构县民生实事台账",
        None,
    )
    assert (task.title, task.commitment, task.deadline) == ("开展技能培训", "培训100人次", "11月底")
    assert (task.lead, task.responsible) == (("县人社局",), ("县财政局",))
    assert (told(task), task.doubts) == ([("正文", None, "培训80人次")], ())


def test_a_sheet_of_lines_and_a_sheet_with_a_title_row() -> None:
    lines = grid(
        ["关于民生实事推进情况的通报"], ["一、开展技能培训"], ["截至目前，培训80人次。"], place="正文"
    )
    wide = Cell("虚构县民生实事推进情况表", "附件!A1")
    table = grid([wide] * 6, list(HEADER), texts(FIRST), place="附件")
    draft = read(lines, table)
    assert outline(draft) == EXPECTED[:1]
    assert draft.source.title == "关于民生实事推进情况的通报"
