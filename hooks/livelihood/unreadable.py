"""Why a file can't be read, in Chinese: the system tells it in its own language, and PyYAML in English."""

from __future__ import annotations

from pathlib import Path

import yaml

from livelihood.places import Spot

# Said by the reader in PyYAML's place, which doesn't look for it.
TOO_DEEP = "nested too deeply"
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
    (TOO_DEEP, "一层套一层，套了太多层", False),
    ("but found another document", "文件里有 ---，内容分成了几份", False),
)


def why_unreadable(file: Path, error: OSError) -> str:
    """Return the reason for which the system refused to read ``file``."""
    if file.is_dir():
        return "这里应当是文件，却是一个文件夹"
    return (
        "没有读取这个文件的权限"
        if isinstance(error, PermissionError)
        else f"文件打不开（错误号 {error.errno}）"
    )


def syntax_error(error: yaml.MarkedYAMLError, path: str) -> tuple[Spot, str]:
    """Return where in the file ``path`` its YAML is wrong, and how."""
    told, mark = "这一行或上一行读不懂", error.problem_mark
    for words, reason, from_context in _REASONS:
        if words in (error.problem or ""):
            told, mark = reason, error.context_mark if from_context else mark
            break
    mark = mark or error.context_mark
    return Spot(path, mark.line + 1 if mark else 0), f"YAML 写法有误：{told}"
