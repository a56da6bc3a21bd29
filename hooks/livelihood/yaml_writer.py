"""Data files written as a person would write them: plain text where YAML allows it, short lists on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

_ROOM = 110
_STEP = "  "
# Letters, digits and Chinese that mean nothing to YAML wherever they stand: it needn't be asked, which is slow.
_PLAIN = re.compile(
    r"(?!(?i:null)$)[A-Za-z0-9\u4e00-\u9fff“《（〔][A-Za-z0-9\u4e00-\u9fff“”《》（）〔〕、。，；：！？—…·./%+_-]*"
    r"(?: [A-Za-z0-9\u4e00-\u9fff“”《》（）〔〕、。，；：！？—…·]+)*"
)


class Short(dict[str, str]):
    """A mapping that is written on one line: {text: 年底前, date: 2022-12-31}."""


def scalar(value: object, *, in_brackets: bool = False) -> str:
    """Return ``value`` as one YAML scalar on one line, quoted only where plain text would be read otherwise.

    ``in_brackets`` tells that it stands in a list or mapping on one line.
    """
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if _PLAIN.fullmatch(text) or _is_plain(text, in_brackets):
        return text
    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=float("inf"), default_style='"')
    single = f"'{text.replace(chr(39), chr(39) * 2)}'"
    return single if _reads_as(single, text) else dumped.removesuffix("\n").removesuffix("\n...")


def _is_plain(text: str, in_brackets: bool) -> bool:
    # As a value, and within brackets where it stands there: YAML itself is asked.
    return _reads_as(f"key: {text}", text, ("key",)) and (
        not in_brackets or _reads_as(f"[{text}]", text, (0,))
    )


def _reads_as(written: str, text: str, way: Sequence[object] = ()) -> bool:
    try:
        found: Any = yaml.compose(written, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    if way == ("key",):
        pairs = found.value if isinstance(found, yaml.MappingNode) else []
        found = pairs[0][1] if len(pairs) == 1 else None
    elif way:
        items = found.value if isinstance(found, yaml.SequenceNode) else []
        found = items[0] if len(items) == 1 else None
    is_null = getattr(found, "tag", "") == "tag:yaml.org,2002:null"
    return isinstance(found, yaml.ScalarNode) and found.value == text and not is_null and "\n" not in written


def written(record: Mapping[str, Any], indent: int = 0) -> str:
    """Return a mapping of texts, lists and mappings as YAML, ``indent`` steps in.

    Keys whose value is None or empty are left out. A key that begins with # is a comment: its value stands on
    a line of its own.
    """
    return "".join(f"{line}\n" for line in _mapping(record, _STEP * indent))


def written_items(items: Iterable[Mapping[str, Any]], margin: str = _STEP) -> str:
    """Return mappings as the items of a YAML list that stand behind ``margin``."""
    return "".join(f"{line}\n" for item in items for line in _item(item, margin))


def _mapping(record: Mapping[str, Any], margin: str) -> Iterator[str]:
    for key, value in record.items():
        if value is None or value in ([], (), {}):
            continue
        if key.startswith("#"):
            yield f"{margin}# {value}"
        elif isinstance(value, Short):
            yield f"{margin}{key}: {_on_one_line(value)}"
        elif isinstance(value, Mapping):
            yield f"{margin}{key}:"
            yield from _mapping(value, margin + _STEP)
        elif isinstance(value, list | tuple):
            yield from _list(key, value, margin)
        else:
            yield f"{margin}{key}: {scalar(value)}"


def _list(key: str, items: Sequence[Any], margin: str) -> Iterator[str]:
    if not any(isinstance(item, Mapping) for item in items):
        line = f"{margin}{key}: [{', '.join(scalar(item, in_brackets=True) for item in items)}]"
        if len(line) <= _ROOM:
            yield line
            return
    yield f"{margin}{key}:"
    for item in items:
        yield from _item(item, margin + _STEP)


def _item(item: Any, margin: str) -> Iterator[str]:
    if isinstance(item, Short):
        yield f"{margin}- {_on_one_line(item)}"
    elif isinstance(item, Mapping):
        inner = margin + _STEP
        lines = [line.removeprefix(inner) for line in _mapping(item, inner)]
        comments = lines[: _comments(lines)]
        first, *others = lines[len(comments) :]
        yield from (f"{margin}{line}" for line in comments)
        yield f"{margin}- {first}"
        yield from (f"{inner}{line}" for line in others)
    else:
        yield f"{margin}- {scalar(item)}"


def _comments(lines: Sequence[str]) -> int:
    """Return how many of the first ``lines`` are comments: they stand before the item's dash."""
    return next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))


def _on_one_line(record: Mapping[str, str]) -> str:
    pairs = (f"{key}: {scalar(value, in_brackets=True)}" for key, value in record.items() if value)
    return f"{{{', '.join(pairs)}}}"
