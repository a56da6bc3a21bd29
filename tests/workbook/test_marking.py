"""The marked copy: beside the original, with the mistakes where they are, and never in place of anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from livelihood.office.problems import DocumentError, DocumentProblem
from livelihood.workbook.marking import write_marked
from tests.workbook.filled import change, filled, read

NEGATIVE = "“-5”是负数：累计数不会小于0，请核对"
UNKNOWN = "没有“快了”这个阶段：请从下拉框里选（未启动、招标、开工、完工）"
RED = "FFFFB3B3"


def marked(path: Path) -> Path:
    with pytest.raises(DocumentError) as raised:
        read(path)
    copy = write_marked(path, raised.value.problems)
    assert copy is not None
    return copy


def test_bad_cells_are_coloured_and_say_what_is_wrong(tmp_path: Path) -> None:
    path = filled(tmp_path, {"I8": -5, "M9": "快了"})
    before = path.read_bytes()

    copy = marked(path)

    assert copy.name == "填报-有误.xlsx"
    assert path.read_bytes() == before
    sheet = load_workbook(copy)["进度"]
    comments = {
        cell.coordinate: (cell.comment.text, cell.fill.start_color.rgb)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert comments == {"I8": (NEGATIVE, RED), "M9": (UNKNOWN, RED)}
    assert (sheet["I8"].value, sheet["I8"].protection.locked, sheet.protection.sheet) == (-5, False, True)


def test_an_older_copy_is_not_overwritten(tmp_path: Path) -> None:
    path = filled(tmp_path, {"I8": -5})

    assert [marked(path).name for _ in range(3)] == ["填报-有误.xlsx", "填报-有误-2.xlsx", "填报-有误-3.xlsx"]


def test_a_corrected_copy_can_be_read_and_one_still_wrong_has_only_its_own_marks(tmp_path: Path) -> None:
    path = filled(tmp_path, {"I8": -5, "M9": "快了"})
    copy = marked(path)
    change(copy, {"I8": 300})

    sheet = load_workbook(marked(copy))["进度"]
    assert sheet["I8"].comment is None
    assert sheet["I8"].fill.start_color.rgb != RED
    assert sheet["M9"].comment is not None

    change(copy, {"M9": "完工"})
    assert [row.value or row.stage for row in read(copy).rows] == ["300个", "完工"]


def test_several_mistakes_of_a_cell_and_a_persons_own_note_stay_together(tmp_path: Path) -> None:
    path = filled(tmp_path, {})
    workbook = load_workbook(path)
    workbook["进度"]["I8"].comment = Comment("待核实", "张三")
    workbook.save(path)

    copy = write_marked(
        path, [DocumentProblem("表", "进度!I8", "甲"), DocumentProblem("表", "进度!I8", "乙")]
    )

    assert copy is not None
    note = load_workbook(copy)["进度"]["I8"].comment
    assert note is not None
    assert note.text == "甲\n乙\n待核实"


@pytest.mark.parametrize(
    ("place", "marked_at"),
    [("进度", "A1"), ("", "A1"), ("别的!B2", "A1"), ("进度!B1", "A1"), ("进度!J2", "I2")],
)
def test_what_names_no_cell_of_its_own_is_told_at_one_that_shows(
    place: str, marked_at: str, tmp_path: Path
) -> None:
    copy = write_marked(filled(tmp_path, {}), [DocumentProblem("表", place, "有误")])

    assert copy is not None
    note = load_workbook(copy)["进度"][marked_at].comment
    assert note is not None
    assert note.text == "有误"


def test_what_cannot_be_opened_gets_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK damaged")

    assert write_marked(path, [DocumentProblem("坏.xlsx", "", "文件损坏")]) is None
    assert [each.name for each in tmp_path.iterdir()] == ["坏.xlsx"]
