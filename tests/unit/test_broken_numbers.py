"""A private number broken over two lines is found; figures that stand one under the other are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from livelihood.private_numbers import private_numbers
from livelihood.synth import write_tree

REAL = Path(__file__).parents[2] / "data"

MOBILE, ID_CARD, BANK_CARD = "13800138000", "110101199003077715", "6222020065432101197"


def found(text: str) -> list[tuple[str, str, str]]:
    return [(each.what, each.masked, text[each.start : each.end]) for each in private_numbers(text)]


@pytest.mark.parametrize("at", range(1, len(MOBILE)))
@pytest.mark.parametrize("between", ["\n", "\r\n", " \n\t  ", "\n　　", "-\n", "\n- ", "\u200b\n"])
def test_a_mobile_number_after_its_label(at: int, between: str) -> None:
    number = f"{MOBILE[:at]}{between}{MOBILE[at:]}"

    assert found(f"咨询\n联系电话（张三）：{number}\n下一行") == [("手机号", "138****", number)]


@pytest.mark.parametrize("at", range(1, len(ID_CARD)))
def test_an_id_card_whose_check_digit_is_right_needs_no_label(at: int) -> None:
    number = f"{ID_CARD[:at]}\n{ID_CARD[at:]}"

    assert found(f"合计\n{number}\n12") == [("身份证号", "110****", number)]


@pytest.mark.parametrize("at", range(1, len(BANK_CARD)))
def test_a_bank_card_after_its_label(at: int) -> None:
    number = f"{BANK_CARD[:at]}\n    {BANK_CARD[at:]}"

    assert found(f"- 卡号：{number}") == [("银行卡号", "622****", number)]


@pytest.mark.parametrize(
    ("before", "number", "after", "what"),
    [
        # Running text.
        ("由张三，", "1380013\n8000", "，负责解释", "手机号"),
        ("由张三（", "13800\n138000", "）负责", "手机号"),
        ("由张三（", "１３８００\n　１３８０００", "）负责", "手机号"),
        ("发到", "622202123456\n7890128", "。", "银行卡号"),
        # Hyphens between its groups.
        ("", "138-0013-\n8000", "", "手机号"),
        ("", "138-\n0013-8000", "", "手机号"),
        ("", "138-0013\n-8000", "", "手机号"),
        ("", "6222-0212-3456-\n7890-128", "", "银行卡号"),
        # A label, where there is no check digit or a wrong one.
        ("身份证：", "11010119900\n3071234", "", "身份证号"),
        ("身份证：", "1101019\n00307123", "", "身份证号"),
        ("手机 ", "+86 138\n00138000", "", "手机号"),
        ("TEL:", "138 0013\n8000", "", "手机号"),
        # In Chinese digits, and mixed.
        ("电话：", "一三八〇〇\n一三八〇〇〇", "", "手机号"),
        ("电话：", "壹叁捌零零\n　　138零零零", "", "手机号"),
        ("证件：", "一一〇一〇一一九九〇〇三〇七\n一二三叉", "", "身份证号"),
    ],
)
def test_a_broken_number(before: str, number: str, after: str, what: str) -> None:
    text = f"第一行\n{before}{number}{after}\n末行"

    assert [(each[0], each[2]) for each in found(text)] == [(what, number)]


def test_a_number_that_is_whole_on_its_line_is_told_once() -> None:
    assert found("卡号：622202123456789012\n8") == [("银行卡号", "622****", "622202123456789012")]


@pytest.mark.parametrize("number", [MOBILE, BANK_CARD, "110101199003071234", "110101900307123"])
@pytest.mark.parametrize(
    "rows",
    [
        "{}\n{}",
        "合计\n{}\n{}\n1200",
        "低保 {}\n{} 特困",
        "1 低保 500 {}\n{} 800 2",
        "12 {}\n{} 7",
        "| {} |\n| {} |",
    ],
)
def test_columns_of_figures(number: str, rows: str) -> None:
    for at in range(1, len(number)):
        text = rows.format(number[:at], number[at:])
        # A part of a card's number may be one itself.
        assert [each for each in private_numbers(text) if "\n" in text[each.start : each.end]] == []


@pytest.mark.parametrize(
    "text",
    [
        "138\n0013\n8000",
        # Text on one side alone.
        "13800\n138000，合计",
        "一三八〇〇\n一三八〇〇〇，合计",
        # A paragraph between.
        "电话：1380013\n\n8000",
        # The next line begins with a day, a quantity or the number of an item.
        "总投资1500000\n2022年，全部建成",
        "联系电话：0375-1500000\n2022 年全部建成",
        "电话补贴1500000\n2000户。",
        "受益人口，13800\n138000人次。",
        "手机补贴1380013800\n2、低保",
        "（联系电话：8051234）投资1500000\n2022",
        "电话：8051234\n20220701",
        "电话：12345\n0375-8051234",
        "150-2000\n3000",
        "150-2000\n- 3000",
        "150-2000\n2000-3000",
        # No check digit that is right.
        "卡号：622202123456\n7890129",
        # A checksum over two lines.
        "（56e927cb160379c3cc57f90f138001\n38000a2d8a0f925ddde14e10976e1db23a）",
    ],
)
def test_what_only_stands_one_under_the_other(text: str) -> None:
    assert found(text) == []


def test_no_file_of_real_and_invented_counties_has_one(tmp_path: Path) -> None:
    write_tree(tmp_path / "data", 20)
    every = (file for folder in (REAL, tmp_path / "data") for file in folder.rglob("*"))
    files = [file for file in every if file.suffix in (".yml", ".txt")]

    assert len(files) > 100
    for file in files:
        # Row by row as well: what a table's rows have in one line may stand one under the other.
        text = file.read_text(encoding="utf-8")
        assert found(text) == found("\n".join(text.split())) == [], file.name
