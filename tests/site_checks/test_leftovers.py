"""Marks of a program are told from what somebody typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from livelihood.site_checks.leftovers import folded, leftovers, typed_marks


@pytest.mark.parametrize(
    "text",
    [
        "{{ x", "x }}", "{% if", "%}", "{# x", "#REF!", "#N/A", "#DIV/0!", "#NAME?", "#VALUE!", "None",
        "目标None个", "nan", "共nan人", "NaN", "undefined", "Undefined", "Decimal('1')", "Fraction(1, 3)",
        "Traceback (most recent call last)",
    ],
)  # fmt: skip
def test_marks_of_a_program(text: str) -> None:
    assert list(leftovers(text, ())) == [text]


@pytest.mark.parametrize(
    "text", ["Nonesuch", "finance", "nanyang", "he-nan", "a.nan", "nan@example.org", "{x}", "#1", "50%", "无"]
)
def test_other_words(text: str) -> None:
    assert list(leftovers(text, ())) == []


def test_what_stands_around_is_told() -> None:
    found = list(leftovers("前面一共有十几个字的一句话，改造None个，后面也有十几个字的一句话。", ()))
    assert found == ["有十几个字的一句话，改造None个，后面也有十几个字的一"]


def test_what_was_typed_is_none(tmp_path: Path) -> None:
    (tmp_path / "410000-x").mkdir()
    (tmp_path / "410000-x" / "plan.yml").write_text(
        'a: 见 {{ 7*7 }}\n  和 None\nb: "\\x7b{ escaped"\nc: [plain, "#REF!"]\n', encoding="utf-8"
    )
    (tmp_path / "notice.txt").write_text("第一行\n第二行  nan 个\n", encoding="utf-8")
    (tmp_path / "broken.yml").write_text("a: [{{", encoding="utf-8")

    typed = typed_marks(tmp_path)
    assert typed == ("见 {{ 7*7 }} 和 None", "{{ escaped", "第二行 nan 个", "#REF!")

    page = folded("承诺：见 {{ 7*7 }}\n和 None。第二行 nan 个，{{ escaped")
    assert list(leftovers(page, typed)) == []
    assert list(leftovers(f"{page}，另有None个", typed)) != []
