"""YAML: whatever is written into a data file is read back as the same text, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from livelihood.problems import Problems
from livelihood.yaml_reader import PLACE_KEY, read_yaml

KEYS = st.text("abcxyz_-0123456789", min_size=1, max_size=8)
TEXTS = st.text(st.sampled_from(list("县救助完成019.:#-{}[]'\"&*!|>%@` \n\\，。〔〕é")), max_size=20)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("yaml") / "x.yml"


@given(st.dictionaries(KEYS, st.one_of(TEXTS, st.lists(TEXTS, max_size=4)), min_size=1, max_size=6))
def test_texts_come_back(file: Path, content: dict[str, str | list[str]]) -> None:
    # Quoted, so that a leading 待填 or a long number is all that could be taken amiss.
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, default_style='"')
    file.write_text(text, encoding="utf-8", newline="\n")
    problems = Problems()
    value = read_yaml(file, "x.yml", problems)

    assert problems.sorted() == ()
    assert value is not None
    place = value.pop(PLACE_KEY)
    assert value == content
    lines = text.split("\n")
    for key in content:
        assert lines[place.spot(key).line - 1].startswith(f'"{key}":')


@given(st.text(st.sampled_from(list("abc县: -[]{}\"'#&*!|>?@%,\n\t\x00\x85\u2028待填01<")), max_size=60))
def test_no_text_breaks_it(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
    problems = Problems()
    value = read_yaml(file, "x.yml", problems)

    assert (value is not None) or problems.errors
    # YAML ends lines at these characters too.
    lines = sum(map(text.count, "\n\x85\u2028")) + 1
    assert all(0 <= problem.line <= lines + 1 for problem in problems.sorted())


@given(st.binary(max_size=40))
def test_no_bytes_break_it(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    problems = Problems()

    assert (read_yaml(file, "x.yml", problems) is not None) or problems.errors
