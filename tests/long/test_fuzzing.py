"""Spoiled data files: whatever is wrong is told as problems, and what passes makes pages."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from livelihood.clock import moment
from livelihood.feeds import FeedSettings
from livelihood.pages import markdown_pages, static_files
from livelihood.site import check_data, load_site

ROOT = Path(__file__).parents[2]
NOW = moment("2026-11-21")
ROUNDS = 1500

Spoiler = Callable[[list[str], random.Random], None]


def drop_line(lines: list[str], chance: random.Random) -> None:
    lines.pop(chance.randrange(len(lines)))


def repeat_line(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines.insert(chance.randrange(len(lines)), lines[at])


def swap_lines(lines: list[str], chance: random.Random) -> None:
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def indent_line(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = chance.choice(["  ", " ", "\t"]) + lines[at]


def spoil_character(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    where = chance.randrange(len(lines[at]) + 1)
    lines[at] = (
        lines[at][:where] + chance.choice("0九:：-[]{}\"'&*!#%@ \t年个万<>\u3000") + lines[at][where + 1 :]
    )


def spoil_number(lines: list[str], chance: random.Random) -> None:
    numbered = [at for at, line in enumerate(lines) if any(map(str.isdigit, line))]
    at = chance.choice(numbered)
    lines[at] = "".join(chance.choice("0123456789") if each.isdigit() else each for each in lines[at])


def empty_value(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = lines[at].partition(":")[0] + ":"


SPOILERS: list[Spoiler] = [
    drop_line,
    repeat_line,
    swap_lines,
    indent_line,
    spoil_character,
    spoil_number,
    empty_value,
]


@pytest.mark.long
@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoiler: spoiler.__name__)
def test_spoiled_files_are_told_never_raised(tmp_path: Path, spoil: Spoiler) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    files = sorted(data.rglob("*.yml"))
    stopped = 0
    for seed in range(ROUNDS // len(SPOILERS)):
        chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
        file = chance.choice(files)
        whole = file.read_text(encoding="utf-8")
        lines = whole.splitlines()
        spoil(lines, chance)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        _, problems = check_data(data)
        if problems.errors:
            stopped += 1
            for problem in problems.errors:
                assert problem.path, (seed, problem)
                assert "改法：" in problem.message, (seed, problem)
        else:
            site = load_site(data, now=NOW)
            assert all(page.markdown for page in markdown_pages(site))
            assert list(static_files(site, FeedSettings()))
        file.write_text(whole, encoding="utf-8", newline="\n")

    assert stopped > ROUNDS // len(SPOILERS) // 4
