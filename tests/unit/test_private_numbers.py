"""ID card, mobile and bank card numbers are found however they are written, and other long numbers are left alone."""

from __future__ import annotations

import pytest

from livelihood.private_numbers import PrivateNumber, private_numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("手机13800138000", PrivateNumber("手机号", "138****", 2)),
        ("联系人：138 0013 8000。", PrivateNumber("手机号", "138****", 4)),
        ("138-0013-8000", PrivateNumber("手机号", "138****", 0)),
        ("138\u200b0013\u200b8000", PrivateNumber("手机号", "138****", 0)),
        ("+8613800138000", PrivateNumber("手机号", "+86****", 0)),
        ("１３８００１３８０００", PrivateNumber("手机号", "138****", 0)),
        ("电话<b>13800138000</b>", PrivateNumber("手机号", "138****", 5)),
        ("11010119900307123X", PrivateNumber("身份证号", "110****", 0)),
        (
            "9ae2bdd7beedc2e766c6b76585530e16925115707dc7a06ab5ee4aa2776b2c7",
            PrivateNumber("手机号", "169****", 30),
        ),
        ("证号：110101199003071233，", PrivateNumber("身份证号", "110****", 3)),
        ("张三，13800138000", PrivateNumber("手机号", "138****", 3)),
        ("张三,13800138000.", PrivateNumber("手机号", "138****", 3)),
        ("008613800138000", PrivateNumber("手机号", "008****", 0)),
        ("TEL13800138000", PrivateNumber("手机号", "138****", 3)),
        ("138—0013—8000", PrivateNumber("手机号", "138****", 0)),
        ("110101-19900307-7715", PrivateNumber("身份证号", "110****", 0)),
        ("号码 110101 19900307 7715", PrivateNumber("身份证号", "110****", 3)),
        ("110101900307123", PrivateNumber("身份证号", "110****", 0)),
        ("6222021234567890128", PrivateNumber("银行卡号", "622****", 0)),
        ("卡号6222 0212 3456 7890 128，共2户", PrivateNumber("银行卡号", "622****", 2)),
        ("4111 1111 1111 1111 25", PrivateNumber("银行卡号", "411****", 0)),
        ("4111-1111-1111-1111", PrivateNumber("银行卡号", "411****", 0)),
        ("５１０５１０５１０５１０５１００", PrivateNumber("银行卡号", "510****", 0)),
        ("371449635398431", PrivateNumber("银行卡号", "371****", 0)),
        ("9558801234567890128", PrivateNumber("银行卡号", "955****", 0)),
    ],
)
def test_a_private_number(text: str, number: PrivateNumber) -> None:
    assert list(private_numbers(text)) == [number]


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


def test_every_private_number_of_a_text() -> None:
    found = [number.masked for number in private_numbers("13800138000、13900139000")]

    assert found == ["138****", "139****"]


def test_digits_in_a_row_take_no_longer_than_others() -> None:
    assert list(private_numbers("4111 1" * 20_000 + "元")) == []
