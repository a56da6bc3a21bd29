"""YAML files to plain values that know their lines. Scalars stay text: the model gives them their types."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from livelihood.places import Place, Spot
from livelihood.problems import Problems

PLACE_KEY = "@place"
PLACEHOLDER = "待填"
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE_TAGS = re.compile(r"tag:yaml\.org,2002:(str|int|float|bool|null|timestamp|map|seq|merge|value)$")


def is_placeholder(value: object) -> bool:
    """Tell whether ``value`` is text that a template left to be filled in."""
    return isinstance(value, str) and value.startswith(PLACEHOLDER)


class _Reader:
    """Turns one file's YAML nodes into values, reporting what isn't allowed as it goes."""

    def __init__(self, path: str, problems: Problems) -> None:
        self.path = path
        self.problems = problems
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, key: str = "这里") -> Any:
        if id(node) in self.seen:
            self._report("yaml-alias", node, "这里引用了另一处的内容（* 别名）")
            return None
        self.seen.add(id(node))
        if not _CORE_TAGS.match(node.tag):
            self._report("yaml-tag", node, f"这里写了类型标签 {node.tag}")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, key) for item in node.value]
        assert isinstance(node, yaml.ScalarNode)
        if is_placeholder(node.value):
            self._report("placeholder", node, f"{key} 还写着“{node.value}”")
        return node.value

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
        values[PLACE_KEY] = Place(self.path, node.start_mark.line + 1, lines)
        return values

    def _report(self, code: str, node: yaml.Node, what: str) -> None:
        self.problems.add(code, Spot(self.path, node.start_mark.line + 1), what)


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
        problems.add("unreadable", Spot(path, 0), f"文件打不开（{error.strerror}）")
        return None
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problems.add(
            "yaml-syntax", Spot(path, mark.line + 1 if mark else 0), f"YAML 写法有误（{_reason(error)}）"
        )
        return None
    except yaml.YAMLError as error:
        problems.add("yaml-syntax", Spot(path, 0), f"YAML 写法有误（{error}）".replace("\n", " "))
        return None
    if not isinstance(node, yaml.MappingNode):
        found = "文件是空的" if node is None else "文件最外层不是“键: 值”"
        problems.add("yaml-top", Spot(path, 1), found)
        return None
    value: dict[str, Any] = _Reader(path, problems).value(node)
    return value


_REASONS = {
    "mapping values are not allowed": "一行里有两个冒号，或上一行的引号、缩进没有收好",
    "found character '\\t'": "用了制表符（Tab）缩进",
    "found character that cannot start any token": "有不能用来开头的符号，如 @、`、% 或制表符",
    "did not find expected key": "缩进没有对齐，或缺少冒号",
    "could not find expected ':'": "缺少冒号",
    "did not find expected '-' indicator": "列表缩进没有对齐",
    "did not find expected ',' or": "方括号或花括号没有收好",
    "found unexpected end of stream": "引号没有收好",
    "expected a single document": "文件里有多份内容（---）",
    "undefined alias": "引用了不存在的名称（*）",
}


def _reason(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or str(error)
    for start, reason in _REASONS.items():
        if start in problem or start in (error.context or ""):
            return reason
    return problem
