"""sources.yml: the official documents that every figure comes from."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from livelihood.model.base import DataFile, Day, Id, Moment, Record, Text

Reason = Literal["日期", "序号", "名称", "往年", "复述", "电话"]


class SourcePart(Record):
    """A part of a document (正文, 附件 …). ``begins`` is text that stands exactly once; the first part has none."""

    name: Text
    begins: Text | None = Field(None, description="这一部分开头的文字，在全文中只出现一次；第一部分不写")


class NotIndicator(Record):
    """Numbers of a document that are no target and no figure: every number in ``text``, wherever it stands."""

    text: Text = Field(description="文件中含有这些数字的一小段原文")
    reason: Reason
    part: Text | None = Field(None, description="只指某一部分时写它的名称")


class Original(Record):
    """The file that an office sent, from which the text was taken. It is kept as evidence and never published."""

    file: Text = Field(description="sources/ 下的文件名，如 notice.docx")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="原件的 SHA-256 校验值，64 位")


class Source(Record):
    """An official document. Title, issuer, number and date are absent where the scan lacks them."""

    id: Id
    file: Text = Field(description="sources/ 下的文件名")
    original: Original | None = Field(None, description="收到的原件（Word、Excel 或文本），只存档，不公开")
    kind: Literal["plan", "progress", "final", "workbook"]
    title: Text | None = Field(None, description="文件标题")
    issuer: Text | None = Field(None, description="发文机关")
    number: Text | None = Field(None, description="文号")
    date: Day | None = Field(None, description="成文日期")
    recorded: Day = Field(description="收录到本站的日期")
    publish_at: Moment | None = Field(None, description="在这一时刻之前不公开")
    parts: tuple[SourcePart, ...] = Field(min_length=1)
    not_indicators: tuple[NotIndicator, ...] = ()

    @property
    def is_workbook(self) -> bool:
        """Whether figures stand in cells: a quote is then a row's text, its cells one after the other."""
        return self.kind == "workbook"


class SourceFile(DataFile):
    """The documents of one county-year."""

    sources: tuple[Source, ...] = Field(min_length=1)
