"""YAML files to plain values that know their lines. Scalars stay text: the model gives them their types."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from livelihood.characters import has_unwanted_characters, unwanted_characters
from livelihood.places import Place, Spot
from livelihood.private_numbers import may_hold_private_numbers, private_numbers
from livelihood.problems import Problems
from livelihood.scalar_numbers import numbers_of_comments, numbers_of_scalar
from livelihood.unreadable import TOO_DEEP, syntax_error, why_unreadable

PLACE_KEY = "@place"
PLACEHOLDER = "待填"
CONFIRM_KEY = "confirm"
CONFIRM = "待确认："
# Stands for a value that was reported and can't be used; no field takes it.
UNREAD: Any = object()
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_NULL_TAG = f"{_TAG}null"
_NO_TAG = frozenset({None, "!"})
_CORE_TAGS = _NO_TAG | {
    f"{_TAG}{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")
}
# The model needs a tenth of it; what follows deeper nesting by calling itself runs out of stack.
_DEEPEST = 100
# What an unquoted scalar without a tag looks like that says that there is nothing.
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class _Reader:
    """Turns one file's YAML events into values, noting in ``found`` (code, line, what) what isn't allowed.

    Events, not nodes: making a tree first would take half as long again.
    """

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self._text = text
        self.found: list[tuple[str, int, str]] = []
        self._next: Callable[[], Any] = _Loader(text).get_event
        self._depth = 0
        # An escape may stand for a digit, and for what can't be seen.
        escapes = "\\" in text
        self._is_suspect = escapes or may_hold_private_numbers(text) or has_unwanted_characters(text)

    def document(self) -> dict[str, Any] | None:
        """Return the mapping that the file holds, None for another; raise YAMLError for what can't be parsed."""
        self._next()  # the stream begins
        start = self._next()
        if isinstance(start, StreamEndEvent):
            self.found.append(("yaml-top", 1, "文件是空的"))
            return None
        top, value = self._next(), UNREAD
        if isinstance(top, MappingStartEvent):
            value = self._value(top, "这里", {})
        else:
            self.found.append(("yaml-top", 1, "文件最外层不是“键: 值”"))
            self._skip(top)
        self._next()  # the document ends
        more = self._next()
        if not isinstance(more, StreamEndEvent):
            raise yaml.composer.ComposerError(
                "expected a single document in the stream",
                start.start_mark,
                "but found another document",
                more.start_mark,
            )
        if self._is_suspect and "#" in self._text:
            self._look_through_comments(self._text)
        return value if isinstance(value, dict) else None

    def _value(self, event: Any, key: str, lines: dict[tuple[str, int | None], int]) -> Any:
        """Return the value that begins with ``event``; where that is a list, its items' lines go into ``lines``."""
        kind = event.__class__
        if kind is AliasEvent:
            self._skip(event)
            return UNREAD
        if event.tag not in _CORE_TAGS:
            self._note("yaml-tag", event, f"{key} 的值前面写了类型标签 {event.tag}")
            self._skip(event)
            return UNREAD
        if kind is ScalarEvent:
            return self._scalar(event, key)
        if self._depth == _DEEPEST:
            raise _too_deep(event)
        return self._mapping(event) if kind is MappingStartEvent else self._list(key, lines)

    def _scalar(self, event: Any, key: str) -> Any:
        value: str = event.value
        if value.startswith(PLACEHOLDER):
            self._note("placeholder", event, f"{key} 还写着“{value}”")
            return UNREAD
        if self._is_suspect:
            self._look_through(value, event, f"{key} 里")
        # An unquoted ~ or null is how YAML writes that there is nothing.
        looks_so = value in _NULLS and event.implicit[0]
        return "" if event.tag == _NULL_TAG or (looks_so and event.tag in _NO_TAG) else value

    def _list(self, key: str, lines: dict[tuple[str, int | None], int]) -> list[Any]:
        values: list[Any] = []
        following = self._next
        self._depth += 1
        while (event := following()).__class__ is not SequenceEndEvent:
            lines[key, len(values)] = event.start_mark.line + 1
            values.append(self._value(event, key, {}))
        self._depth -= 1
        return values

    def _mapping(self, start: Any) -> dict[str, Any]:
        values: dict[str, Any] = {}
        lines: dict[tuple[str, int | None], int] = {}
        # Most of a file's time is spent here.
        following = self._next
        self._depth += 1
        while (event := following()).__class__ is not MappingEndEvent:
            key = self._key(event)
            value = following()
            if key is None:
                self._skip(value)
            elif key in values:
                first = lines[key, None]
                self._note("duplicate-key", event, f"键 {key} 写了两次（第一次在第 {first} 行）")
                self._skip(value)
            else:
                lines[key, None] = event.start_mark.line + 1
                if value.__class__ is ScalarEvent and value.tag is None:
                    values[key] = self._scalar(value, key)
                else:
                    values[key] = self._value(value, key, lines)
                if key == CONFIRM_KEY and value.__class__ is ScalarEvent and values[key]:
                    self._note("unconfirmed", event, f"待确认：{value.value.removeprefix(CONFIRM)}")
        self._depth -= 1
        values[PLACE_KEY] = Place(self.path, _line(start), lines)
        return values

    def _key(self, event: Any) -> str | None:
        """Return the key that ``event`` begins, None for one that is no plain text."""
        if event.__class__ is ScalarEvent and event.value != PLACE_KEY:
            key: str = event.value
            if self._is_suspect:
                self._look_through(key, event, "键的名称里")
            return key
        self._note("yaml-key", event, "这个键不是普通文字")
        self._skip(event)
        return None

    def _skip(self, event: Any) -> None:
        """Pass over the value that begins with ``event``; of what it holds, only aliases are noted."""
        depth = 0
        while True:
            if isinstance(event, AliasEvent):
                self._note("yaml-alias", event, f"这里用 *{event.anchor} 引用了另一处的内容")
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if not depth:
                return
            event = self._next()

    def _look_through(self, text: str, event: Any, where: str) -> None:
        """Note what of ``text`` may not be published."""
        first, last = event.start_mark, event.end_mark
        if first.line == last.line:
            for number in private_numbers(text):
                self._note("private-number", event, f"{where}有{number.what} {number.masked}")
        else:
            for line, number in numbers_of_scalar(text, self._text[first.index : last.index]):
                what = f"{where}有{number.what} {number.masked}"
                self.found.append(("private-number", _line(event) + line, what))
        for character in unwanted_characters(text):
            self._note("unseen-character", event, f"{where}第 {character.start + 1} 个字是{character.what}")

    def _look_through_comments(self, text: str) -> None:
        """Note the private numbers of comments: nothing shows them, but the file has them.

        What only looks like a comment, as in a text in quotes, has been noted already.
        """
        noted = {(code, line) for code, line, _ in self.found}
        for line, number in numbers_of_comments(text):
            if ("private-number", line) not in noted:
                self.found.append(("private-number", line, f"注释里有{number.what} {number.masked}"))

    def _note(self, code: str, event: Any, what: str) -> None:
        self.found.append((code, _line(event), what))


def _check_depth(text: str) -> None:
    """Raise YAMLError where ``text`` is nested so deeply that a reader which follows it runs out of stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > _DEEPEST:
            raise _too_deep(event)


def _too_deep(event: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=TOO_DEEP, problem_mark=event.start_mark)


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1


def read_yaml(file: Path, path: str, problems: Problems) -> dict[str, Any] | None:
    """Return the mapping in ``file``, each mapping in it with its Place under PLACE_KEY, or None if it can't be read.

    ``path`` is the file's name in messages. Scalars are text; nothing is interpreted (``no`` is a key, not False).
    Duplicate keys, anchors, tags, bad encoding and bad syntax are reported to ``problems``.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        problems.add("encoding", Spot(path, line), "文件不是 UTF-8 编码，这一行读不出来")
        return None
    except OSError as error:
        problems.add("unreadable", Spot(path, 0), why_unreadable(file, error))
        return None
    try:
        if "&" in text or "*" in text:
            # Events don't tell what is wrong with anchors and what refers to them.
            _check_depth(text)
            yaml.compose(text, Loader=_Loader)
        reader = _Reader(text, path)
        value = reader.document()
    except yaml.MarkedYAMLError as error:
        problems.add("yaml-syntax", *syntax_error(error, path))
        return None
    except yaml.reader.ReaderError:
        unprintable = yaml.reader.Reader.NON_PRINTABLE.search(text)
        line = text.count("\n", 0, unprintable.start()) + 1 if unprintable else 0
        problems.add("yaml-syntax", Spot(path, line), "YAML 写法有误：这一行有看不见的控制字符")
        return None
    for code, line, what in reader.found:
        problems.add(code, Spot(path, line), what)
    return value
