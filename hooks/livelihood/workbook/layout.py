"""The workbook's sheets, columns and head cells: what the template writes and the reader looks for by its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from livelihood.plain_text import comparable

PROGRESS = "进度"
NOTES = "填写说明"
EXAMPLE = "示例"
STAGES = "阶段表"
FORMAT = "1"

ColumnKey = Literal[
    "no", "task", "id", "name", "target", "due", "last", "last_day", "value", "unit", "numerator",
    "denominator", "stage", "words", "unavailable", "as_of", "correction", "note",
]  # fmt: skip
HeadKey = Literal["county", "code", "year", "as_of", "issuer", "format"]


@dataclass(frozen=True)
class Column:
    """A column: the word in its header by which it is found, a remark under it, and its width in characters."""

    key: ColumnKey
    header: str
    width: float
    remark: str = ""
    is_input: bool = False
    is_required: bool = False

    @property
    def title(self) -> str:
        """The header cell's text."""
        return f"{self.header}\n（{self.remark}）" if self.remark else self.header


# The unit stands right of the number, so that a row read aloud says “954 个”.
COLUMNS = (
    Column("no", "任务编号", 5.5, is_required=True),
    Column("task", "任务", 15),
    Column("id", "目标编号", 12.5, is_required=True),
    Column("name", "目标名称", 18, is_required=True),
    Column("target", "承诺的目标", 12.5),
    Column("due", "完成期限", 11.5),
    Column("last", "上次进展", 18),
    Column("last_day", "上次数据日期", 11.5),
    Column("value", "本次进展", 12, "填累计数", is_input=True, is_required=True),
    Column("unit", "单位", 7, is_required=True),
    Column("numerator", "分子", 9, "比率", is_input=True),
    Column("denominator", "分母", 9, "比率", is_input=True),
    Column("stage", "阶段", 12, "从下拉框选", is_input=True),
    Column("words", "文字进展", 20, "没有数时填", is_input=True),
    Column("unavailable", "无法统计原因", 16, is_input=True),
    Column("as_of", "数据截至日期", 11.5, "另有才填", is_input=True),
    Column("correction", "更正说明", 16, "数比上次少时填", is_input=True),
    Column("note", "备注", 14, is_input=True),
)
# A row has one of these (分子 with 分母 counting as one); the other input columns speak about it.
RESULTS: tuple[ColumnKey, ...] = ("value", "numerator", "denominator", "stage", "words", "unavailable")

HEAD_LABELS: dict[HeadKey, str] = {
    "county": "县（市、区）",
    "code": "县代码",
    "year": "年份",
    "as_of": "通报日期（数据截至）",
    "issuer": "填报单位",
    "format": "格式版本",
}

_REMARK = re.compile(r"\([^()]*\)")


def plain(text: str) -> str:
    """Return a header or label as it is compared: without remarks in brackets, white space and a final colon."""
    return _REMARK.sub("", comparable(text)).removesuffix(":")


BY_HEADER = {plain(column.header): column for column in COLUMNS}
BY_KEY = {column.key: column for column in COLUMNS}
BY_LABEL = {plain(label): key for key, label in HEAD_LABELS.items()}
