"""The formats of data files: the one that this program reads, and what leads to it from the older ones.

A change of the model that files in use don't fit makes a new format: ``Format`` of the model goes up by one, and the
step from the one before goes into ``STEPS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any, TypeAlias, get_args

from livelihood.model.base import DataFile
from livelihood.places import Place
from livelihood.problems import Problems
from livelihood.yaml_reader import PLACE_KEY

# From a file's path below the data folder, with forward slashes, and its text, to its text in the next format, comments
# kept. The number of the format is left as it is. What can't be decided without a person raises MigrationError.
Step: TypeAlias = Callable[[PurePosixPath, str], str]

CURRENT = int(get_args(DataFile.model_fields["format"].annotation)[0])
# By the format that they begin with.
STEPS: dict[int, Step] = {}


class MigrationError(Exception):
    """A file that can't be brought up to the present format; ``str()`` says in Chinese why and what to do."""


def format_of(raw: Mapping[str, Any]) -> int | None:
    """Return the number of the format of a file (as yaml_reader has it), None where none is written."""
    written = raw.get("format")
    is_number = isinstance(written, str) and written.isascii() and written.isdecimal()
    return int(str(written)) if is_number else None


def is_older(number: int) -> bool:
    """Tell whether files of the format ``number`` can be brought up to the present one."""
    return number < CURRENT and all(each in STEPS for each in range(number, CURRENT))


def is_readable(raw: Mapping[str, Any], problems: Problems) -> bool:
    """Tell whether a file (as yaml_reader has it) may be read; report one of an older or newer format.

    What is no known format at all is left to the model.
    """
    number, place = format_of(raw), raw[PLACE_KEY]
    assert isinstance(place, Place)
    if number is not None and number > CURRENT:
        what = f"这个文件是格式 {number}，本程序只认识到格式 {CURRENT}"
        problems.add("newer-format", place.spot("format"), what)
        return False
    if number is not None and is_older(number):
        what = f"这个文件是格式 {number}，现在是格式 {CURRENT}"
        problems.add("older-format", place.spot("format"), what)
        return False
    return True
