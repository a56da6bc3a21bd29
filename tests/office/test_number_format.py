"""A number is read as its sheet shows it, without the noise of binary fractions."""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal

import pytest

from livelihood.office.cell_values import exact
from livelihood.office.number_format import (
    UnknownFormatError,
    is_date_format,
    plain,
    shown_moment,
    shown_number,
)


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        (2.8, "2.8"),
        (0.1 + 0.2, "0.3"),
        (1.1 * 3, "3.3"),
        (26.0, "26"),
        (140, "140"),
        (259000, "259000"),
        (1e15, "1000000000000000"),
        (0.00001, "0.00001"),
        (-0.0, "0"),
        (123456789012345680, "123456789012346000"),
    ],
)
def test_a_stored_number_is_taken_exactly(stored: float, text: str) -> None:
    assert plain(exact(stored)) == text


@pytest.mark.parametrize(
    ("number", "number_format", "text", "is_exact"),
    [
        ("0.95", "0%", "95%", True),
        ("0.9859", "0.00%", "98.59%", True),
        ("0.9859", "0.0%", "98.6%", False),
        ("0.985", "0%", "99%", False),
        ("1.957", "0%", "196%", False),
        ("12345", "#,##0", "12,345", True),
        ("1234567.5", "#,##0.00", "1,234,567.50", True),
        ("999", "#,##0", "999", True),
        ("8406", '0"人"', "8406人", True),
        ("8406", "0\\人", "8406人", True),
        ("8406", 'General"人"', "8406人", True),
        ("28000", '0!.0,"万"', "2.8万", True),
        ("28460", '0!.0,"万"', "2.8万", False),
        ("28000", '0.0,"千人次"', "28.0千人次", True),
        ("2.5", "0", "3", False),
        ("2.5", "0.0", "2.5", True),
        ("2.50", "0.00", "2.50", True),
        ("2.5", "0.##", "2.5", True),
        ("2", "0.##", "2.", True),
        ("0.5", ".0", ".5", True),
        ("0.5", "#.0", ".5", True),
        ("7", "000", "007", True),
        ("-3.5", "0.0", "-3.5", True),
        ("-3.5", "0.0_);(0.0)", "(3.5)", True),
        ("0", '0;-0;"无"', "无", True),
        ("3", "[Red]0.00", "3.00", True),
        ("3", "[红色]0", "3", True),
        ("1200", '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', "1,200", True),
        ("0", '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', "-", True),
        ("5", "[$¥-804]#,##0.0", "¥5.0", True),
        ("5", ";;;", "", True),
        ("5", "@", "5", True),
    ],
)
def test_a_number_is_shown_by_its_format(number: str, number_format: str, text: str, is_exact: bool) -> None:
    assert shown_number(Decimal(number), number_format) == (text, is_exact)


@pytest.mark.parametrize(
    "number_format", ["0.00E+00", "# ?/?", "[>100]0;0.0", "[DBNum1]0", "[DBNum2][$-804]0"]
)
def test_a_format_that_nobody_here_can_read_is_told(number_format: str) -> None:
    with pytest.raises(UnknownFormatError):
        shown_number(Decimal(5), number_format)


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        ("yyyy/m/d", "2022/7/1"),
        ("yyyy-mm-dd", "2022-07-01"),
        ('yyyy"年"m"月"d"日"', "2022年7月1日"),
        ("yyyy年mm月dd日;@", "2022年07月01日"),
        ("[$-804]yyyy年m月d日", "2022年7月1日"),
        ("yy.m.d", "22.7.1"),
        ("m月d日 aaaa", "7月1日 星期五"),
        ("yyyy/m/d h:mm", "2022/7/1 9:05"),
        ("h:mm:ss", "9:05:07"),
        ("上午/下午h时mm分", "上午9时05分"),
    ],
)
def test_a_date_is_shown_by_its_format(number_format: str, text: str) -> None:
    assert shown_moment(datetime(2022, 7, 1, 9, 5, 7), number_format) == text  # noqa: DTZ001 - a cell has no zone
    assert is_date_format(number_format)


def test_a_time_of_day_is_shown_by_its_format() -> None:
    assert shown_moment(time(17, 30), "h:mm AM/PM") == "5:30 下午"
