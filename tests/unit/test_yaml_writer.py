"""YAML as a person would write it, which reads back as exactly what was meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livelihood.characters import has_unwanted_characters
from livelihood.problems import Problems
from livelihood.yaml_reader import PLACE_KEY, PLACEHOLDER, read_yaml
from livelihood.yaml_writer import Short, scalar, written, written_items

# What YAML can hold at all: no control characters but the tab and line breaks, no halves of surrogate pairs; and what
# the reader refuses: a text that stands for one still to come, and characters that can't be seen.
_TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff\ufeff"), min_size=1
).filter(lambda text: PLACEHOLDER not in text and not has_unwanted_characters(text))


def read(folder: Path, text: str) -> Any:
    file = folder / "file.yml"
    file.write_text(text, encoding="utf-8", newline="\n")
    problems = Problems()
    value = read_yaml(file, "file.yml", problems)
    assert [str(problem) for problem in problems.sorted()] == []
    return without_places(value)


def without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_places(each) for key, each in value.items() if key != PLACE_KEY}
    return [without_places(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.8万人次", "2.8万人次"),
        ("2022-07-01", "2022-07-01"),
        ("“四好农村路”提升改建", "“四好农村路”提升改建"),
        ("no", "no"),
        ("null", "'null'"),
        ("Null", "'Null'"),
        ("nullable", "nullable"),
        ("1 开展", "1 开展"),
        ("一 #二", "'一 #二'"),
        ("", "''"),
        ("~", "'~'"),
        ("a: b", "'a: b'"),
        ("# 1", "'# 1'"),
        ("[略]", "'[略]'"),
        ("%5", "'%5'"),
        ("it's", "it's"),
        ("'it'", "'''it'''"),
        (" 前有空格", "' 前有空格'"),
        ("两\n行", '"两\\n行"'),
    ],
)
def test_text_is_quoted_only_where_it_must_be(text: str, expected: str) -> None:
    assert scalar(text) == expected


def test_truth_and_numbers_and_what_is_empty() -> None:
    assert written({"no": 1, "final": True, "none": None, "list": [], "mapping": {}}) == (
        "no: 1\nfinal: true\n"
    )


def test_a_comma_is_quoted_within_brackets_only() -> None:
    assert scalar("1,200个") == "1,200个"
    assert scalar("1,200个", in_brackets=True) == "'1,200个'"
    assert scalar("一, 二") == "一, 二"
    assert scalar("一, 二", in_brackets=True) == "'一, 二'"


def test_a_record_as_a_person_would_write_it() -> None:
    units = [f"县第{number}局" for number in range(1, 25)]
    record = {
        "format": 1,
        "title": "方案",
        "number": None,
        "tasks": [
            {
                "# 第一项": "这一行是说明",
                "no": 1,
                "lead": ["县人社局", "县教体局"],
                "responsible": units,
                "officials": [],
                "indicators": [{"id": "training", "due": Short(text="年底前", date="2022-12-31")}],
            },
            {"no": 2, "stated": {"text": "60%"}, "parts": [Short(name="正文", begins="")]},
        ],
    }

    assert written(record) == (
        "format: 1\n"
        "title: 方案\n"
        "tasks:\n"
        "  # 这一行是说明\n"
        "  - no: 1\n"
        "    lead: [县人社局, 县教体局]\n"
        "    responsible:\n" + "".join(f"      - {unit}\n" for unit in units) + "    indicators:\n"
        "      - id: training\n"
        "        due: {text: 年底前, date: 2022-12-31}\n"
        "  - no: 2\n"
        "    stated:\n"
        "      text: 60%\n"
        "    parts:\n"
        "      - {name: 正文}\n"
    )


def test_items_for_a_list_that_is_there() -> None:
    assert written_items([{"id": "notice", "file": "notice.txt"}]) == (
        "  - id: notice\n    file: notice.txt\n"
    )


@given(st.from_regex(r"[A-Za-z0-9一-鿿“”《》（）〔〕、。，；：！？—…·./%+_ -]{1,6}", fullmatch=True))
def test_ordinary_text_reads_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    record = {"plain": text, "list": [text], "short": Short(text=text)}

    assert read(tmp_path_factory.mktemp("yaml"), written(record)) == record


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), _TEXTS, min_size=1))
def test_whatever_is_written_reads_back(
    tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("yaml")
    record = {"plain": texts, "short": Short(texts), "list": list(texts.values()), "items": [texts]}

    assert read(folder, written(record)) == record
