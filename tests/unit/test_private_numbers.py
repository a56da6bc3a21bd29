"""ID card, mobile and bank card numbers are found however they are written, and other long numbers are left alone."""

from __future__ import annotations

import pytest

from livelihood.private_numbers import private_numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("手机13800138000", ("手机号", "138****", 2)),
        ("联系人：138 0013 8000。", ("手机号", "138****", 4)),
        ("138-0013-8000", ("手机号", "138****", 0)),
        ("138\u200b0013\u200b8000", ("手机号", "138****", 0)),
        ("+8613800138000", ("手机号", "+86****", 0)),
        ("１３８００１３８０００", ("手机号", "138****", 0)),
        ("电话<b>13800138000</b>", ("手机号", "138****", 5)),
        ("11010119900307123X", ("身份证号", "110****", 0)),
        (
            "9ae2bdd7beedc2e766c6b76585530e16925115707dc7a06ab5ee4aa2776b2c7",
            ("手机号", "169****", 30),
        ),
        ("证号：110101199003071233，", ("身份证号", "110****", 3)),
        ("张三，13800138000", ("手机号", "138****", 3)),
        ("张三,13800138000.", ("手机号", "138****", 3)),
        ("008613800138000", ("手机号", "008****", 0)),
        ("TEL13800138000", ("手机号", "138****", 3)),
        ("138—0013—8000", ("手机号", "138****", 0)),
        ("110101-19900307-7715", ("身份证号", "110****", 0)),
        ("号码 110101 19900307 7715", ("身份证号", "110****", 3)),
        ("110101900307123", ("身份证号", "110****", 0)),
        ("6222021234567890128", ("银行卡号", "622****", 0)),
        ("卡号6222 0212 3456 7890 128，共2户", ("银行卡号", "622****", 2)),
        ("4111 1111 1111 1111 25", ("银行卡号", "411****", 0)),
        ("4111-1111-1111-1111", ("银行卡号", "411****", 0)),
        ("５１０５１０５１０５１０５１００", ("银行卡号", "510****", 0)),
        ("371449635398431", ("银行卡号", "371****", 0)),
        ("9558801234567890128", ("银行卡号", "955****", 0)),
    ],
)
def test_a_private_number(text: str, number: tuple[str, str, int]) -> None:
    assert [found[:3] for found in private_numbers(text)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "电话0375-8051234、12345",
        "总投资13800138000元",
        "13800138000.5",
        "1380013800",
        "138001380001",
        "138****8000",
        # 9001 is no year, and 13 no month: these are other numbers of 18 digits.
        "914104229001234567",
        "110101199013071233",
        # A wrong check digit, in groups, and on a card.
        "110101 19900307 1234",
        "6222021234567890129",
        "4111 1111 1111 1112",
        # No issuer's range, or not its length.
        "0000000000000000",
        "41111111111111111",
        # Sums, and columns of a table.
        "总投资6222021234567890128元",
        "4111111111111111.5",
        "1,234,567,890,123",
        "2022 0701 2022 0801 2022",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        # A file's checksum.
        "9ae2bdd7beedc2e766c6b76585530e16925115707dc7a06ab5ee4aa2776b2c7b",
        "56e927cb160379c3cc57f90f13800138000a2d8a0f925ddde14e10976e1db23a",
        # A table's numbers stand apart.
        "138\n0013\n8000",
    ],
)
def test_no_private_number(text: str) -> None:
    assert list(private_numbers(text)) == []


@pytest.mark.parametrize(
    ("text", "what", "written"),
    [
        ("电话一三八〇〇一三八〇〇〇。", "手机号", "一三八〇〇一三八〇〇〇"),
        ("电话壹叁捌零零壹叁捌零零零", "手机号", "壹叁捌零零壹叁捌零零零"),
        ("电话幺三捌○○一三八○〇零", "手机号", "幺三捌○○一三八○〇零"),
        ("一三八 〇〇一三 八〇〇〇", "手机号", "一三八 〇〇一三 八〇〇〇"),
        ("一三八—〇〇一三—八〇〇〇", "手机号", "一三八—〇〇一三—八〇〇〇"),
        ("138零零13八000", "手机号", "138零零13八000"),
        ("１３８〇０１３８０００", "手机号", "１３８〇０１３８０００"),
        ("一一〇一〇一一九九〇〇三〇七七七一五", "身份证号", "一一〇一〇一一九九〇〇三〇七七七一五"),
        ("证号11010119900307123叉", "身份证号", "11010119900307123叉"),
        ("六二二二〇二一二三四五六七八九〇一二八", "银行卡号", "六二二二〇二一二三四五六七八九〇一二八"),
        # What stands before it hides none of it.
        ("4111 1111 1111 1111 二五", "银行卡号", "4111 1111 1111 1111"),
        ("张三，一三八〇〇一三八〇〇〇", "手机号", "一三八〇〇一三八〇〇〇"),
        ("第一13800138000", "手机号", "13800138000"),
        ("138 0013 8000", "手机号", "138 0013 8000"),
    ],
)
def test_a_number_in_chinese_digits(text: str, what: str, written: str) -> None:
    assert [(each.what, text[each.start : each.end]) for each in private_numbers(text)] == [(what, written)]


def test_a_number_in_chinese_digits_is_masked_as_it_is_written() -> None:
    assert [each.masked for each in private_numbers("电话一三8零零13八零零零")] == ["一三8****"]


@pytest.mark.parametrize(
    "text",
    [
        "二〇二二年七月一日至二〇二三年六月三十日",
        "拨打一二三四五热线，或〇三七五—八〇五一二三四",
        "一三八〇〇一三八〇〇〇元",
        "一千三百八十亿零一百三十八万",
        # A word and a dash.
        "全国统一4008001234",
        "面积13800一15000、1380一一15000平方米",
        # Blotted out.
        "138○○○○8000",
        "豫发〔二〇二二〕一三号、平政办〔2022〕三八号、叶政〔二〇二二〕一三八号",
        "一、二、三、四、五、六、七、八、九、十、十一",
        "一三五七九一三五七九",
    ],
)
def test_other_chinese_digits(text: str) -> None:
    assert list(private_numbers(text)) == []


def test_every_private_number_of_a_text() -> None:
    found = [number.masked for number in private_numbers("13800138000、13900139000")]

    assert found == ["138****", "139****"]


def test_digits_in_a_row_take_no_longer_than_others() -> None:
    assert list(private_numbers("4111 1" * 20_000 + "元")) == []


def test_neither_do_blanks_before_a_broken_line() -> None:
    assert list(private_numbers(f"1{' ' * 100_000}12345\n138001{' ' * 100_000}\n")) == []
