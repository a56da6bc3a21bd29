"""A data folder's files in the present format: every file that has an older one, with all else as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from yaml.events import ScalarEvent

from livelihood.data_files import DataFiles
from livelihood.migrations.formats import CURRENT, STEPS, format_of, is_older, is_readable
from livelihood.problems import Problems
from livelihood.yaml_reader import read_yaml

_PATTERNS = ("*.yml", "schemes/*.yml", "*/county.yml", "*/*/plan.yml", "*/*/sources.yml", "*/*/reports/*.yml")


def migrated(data: Path, problems: Problems) -> dict[Path, bytes]:
    """Return, by their paths, what the files of ``data`` hold in the present format, those that have it left out.

    Files that can't be read, those of a newer format, links and pipes are reported to ``problems``. Raises MigrationError where a
    file needs a person.
    """
    return {path: text.encode() for path, text in _migrated(data, problems)}


def _migrated(data: Path, problems: Problems) -> Iterator[tuple[Path, str]]:
    DataFiles(problems).look_through_all(data)
    if problems.errors:
        return  # what isn't a file can't be read, and a link might be written through
    for path in sorted({path for pattern in _PATTERNS for path in data.glob(pattern)}):
        # What else is wrong with a file is for `check` to tell.
        found = Problems()
        raw = read_yaml(path, path.as_posix(), found)
        if raw is None:
            problems.extend(found.sorted())
            continue
        number = format_of(raw)
        if number is not None and is_older(number):
            text = path.read_bytes().decode("utf-8-sig")
            yield path, _brought_up(PurePosixPath(path.relative_to(data)), text, number)
        else:
            is_readable(raw, problems)


def _brought_up(path: PurePosixPath, text: str, number: int) -> str:
    for each in range(number, CURRENT):
        text = _numbered(STEPS[each](path, text), each + 1)
    return text


def _numbered(text: str, number: int) -> str:
    """Return the YAML ``text``, whose outermost mapping has the key format, with this number there."""
    depth, is_value = 0, False
    # Only this loader tells places as characters; it stops at the first line.
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if depth == 1 and isinstance(event, ScalarEvent):
            if is_value:
                start: Any = event.start_mark
                end: Any = event.end_mark
                return f"{text[: start.index]}{number}{text[end.index :]}"
            is_value = event.value == "format"
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    raise AssertionError("a step took the key format away")
