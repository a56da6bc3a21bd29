"""YAML files to plain values that know their lines. Scalars stay text: the model gives them their types."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from livelihood.places import Place, Spot
from livelihood.private_numbers import private_numbers
from livelihood.problems import Problems

PLACE_KEY = "@place"
PLACEHOLDER = "待填"
CONFIRM_KEY = "confirm"
CONFIRM = "待确认："
# Stands for a value that was reported and can't be used; no field takes it.
UNREAD: Any = object()
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE_TAGS = re.compile(r"tag:yaml\.org,2002:(str|int|float|bool|null|timestamp|map|seq|merge|value)$")
_NULL_TAG = "tag:yaml.org,2002:null"


class _Reader:
    """Turns one file's YAML nodes into values, reporting what isn't allowed as it goes."""

    def __init__(self, text: str, path: str, problems: Problems) -> None:
        self.text = text
        self.path = path
        self.problems = problems
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, key: str = "这里") -> Any:
        if id(node) in self.seen:
            self._report_aliases()
            return UNREAD
        self.seen.add(id(node))
        if not _CORE_TAGS.match(node.tag):
            self._report("yaml-tag", node, f"{key} 的值前面写了类型标签 {node.tag}")
            return UNREAD
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, key) for item in node.value]
        assert isinstance(node, yaml.ScalarNode)
        if node.value.startswith(PLACEHOLDER):
            self._report("placeholder", node, f"{key} 还写着“{node.value}”")
            return UNREAD
        for number in private_numbers(node.value):
            self._report("private-number", node, f"{key} 里有{number.what} {number.masked}")
        # An unquoted ~ or null is how YAML writes that there is nothing.
        return "" if node.tag == _NULL_TAG else node.value

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        values: dict[str, Any] = {}
        lines: dict[tuple[str, int | None], int] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if key is None or key == PLACE_KEY:
                self._report("yaml-key", key_node, "这个键不是普通文字")
                continue
            if key in values:
                self._report(
                    "duplicate-key", key_node, f"键 {key} 写了两次（第一次在第 {lines[key, None]} 行）"
                )
                continue
            lines[key, None] = key_node.start_mark.line + 1
            if isinstance(value_node, yaml.SequenceNode):
                lines.update(
                    {(key, at): item.start_mark.line + 1 for at, item in enumerate(value_node.value)}
                )
            values[key] = self.value(value_node, key)
            if key == CONFIRM_KEY and isinstance(value_node, yaml.ScalarNode) and values[key]:
                self._report("unconfirmed", key_node, f"待确认：{value_node.value.removeprefix(CONFIRM)}")
        values[PLACE_KEY] = Place(self.path, node.start_mark.line + 1, lines)
        return values

    def _report(self, code: str, node: yaml.Node, what: str) -> None:
        self.problems.add(code, Spot(self.path, node.start_mark.line + 1), what)

    def _report_aliases(self) -> None:
        # An alias is composed to the very node that it refers to: only the events know where it stands.
        for event in yaml.parse(self.text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark else 0
                what = f"这里用 *{event.anchor} 引用了另一处的内容"
                self.problems.add("yaml-alias", Spot(self.path, line), what)


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
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        _report_syntax(error, path, problems)
        return None
    except yaml.reader.ReaderError:
        unprintable = yaml.reader.Reader.NON_PRINTABLE.search(text)
        line = text.count("\n", 0, unprintable.start()) + 1 if unprintable else 0
        problems.add("yaml-syntax", Spot(path, line), "YAML 写法有误：这一行有看不见的控制字符")
        return None
    if not isinstance(node, yaml.MappingNode):
        found = "文件是空的" if node is None else "文件最外层不是“键: 值”"
        problems.add("yaml-top", Spot(path, 1), found)
        return None
    value = _Reader(text, path, problems).value(node)
    return value if isinstance(value, dict) else None


def why_unreadable(file: Path, error: OSError) -> str:
    """Return the reason why ``file`` can't be read, in Chinese: the system's own words are in its language."""
    if file.is_dir():
        return "这里应当是文件，却是一个文件夹"
    return (
        "没有读取这个文件的权限"
        if isinstance(error, PermissionError)
        else f"文件打不开（错误号 {error.errno}）"
    )


# PyYAML's words, what they come from, and whether it is where the parser's context began rather than where it stopped.
_REASONS = (
    ("mapping values are not allowed", "一行里有两个“: ”，或这一行多缩进了", False),
    ("found a tab character", "用了制表符（Tab）缩进，只能用空格", False),
    ("found character that cannot start any token", "值以 @、%、` 或制表符开头，要写在引号里", False),
    ("found undefined alias", "值以 * 开头，要写在引号里", False),
    ("alphabetic or numeric character", "值以 * 或 & 开头，要写在引号里", False),
    ("found unknown escape character", "双引号里有反斜杠 \\，改用单引号", False),
    ("found unexpected end of stream", "引号只有一半", True),
    ("did not find expected ',' or", "方括号或花括号只有一半", True),
    ("could not find expected ':'", "键的后面没有“: ”", True),
    ("did not find expected '-' indicator", "和上面的各项没有左对齐", False),
    ("did not find expected key", "和上面的各行没有左对齐，或引号后面还有文字", False),
    ("block sequence entries are not allowed", "“- ”要另起一行", False),
    ("but found another document", "文件里有 ---，内容分成了几份", False),
)


def _report_syntax(error: yaml.MarkedYAMLError, path: str, problems: Problems) -> None:
    told, mark = "这一行或上一行读不懂", error.problem_mark
    for words, reason, from_context in _REASONS:
        if words in (error.problem or ""):
            told, mark = reason, error.context_mark if from_context else mark
            break
    mark = mark or error.context_mark
    problems.add("yaml-syntax", Spot(path, mark.line + 1 if mark else 0), f"YAML 写法有误：{told}")
