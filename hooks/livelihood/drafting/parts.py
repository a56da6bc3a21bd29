"""The parts of a document (正文 and 附件, or 通知 and 方案): where each begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from livelihood.documents import Document
from livelihood.drafting.draft import DraftPart
from livelihood.drafting.metadata import is_attachment_list, standing_date
from livelihood.drafting.passages import tight
from livelihood.office.blocks import Block, OfficeDocument, Paragraph, Table
from livelihood.plain_text import comparable

_ATTACHMENT = re.compile(r"附件(\d{1,2}|[一二三四五六七八九十])?[：:.]?")
_ISSUED = re.compile(r"关于印发《(.+?)》的通知|关于印发(.+?(?:方案|计划|意见|办法|分工|清单|任务))的通知")
_PLAN_NAME = re.compile(r"(方案|计划|意见|办法|分工|清单|任务)(?:（[^）]*）|\([^)]*\))?$")
_CUT = re.compile(r"\d|[，。；：,;:！？]")
# So many characters let a person find the place; so many pieces are tried before giving up.
_TELLING, _PIECES = 10, 40


@dataclass(frozen=True)
class Part:
    """A part with its blocks."""

    name: str
    begins: str | None
    blocks: tuple[Block, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The part's paragraphs outside tables."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def draft(self) -> DraftPart:
        """The part as a draft names it."""
        return DraftPart(self.name, self.begins)


def first_part(document: OfficeDocument) -> tuple[Paragraph, ...]:
    """Return the paragraphs before the first attachment: what the document says of itself stands there."""
    end = min((at for at, _ in _attachment_starts(document) if at), default=len(document.blocks))
    return tuple(block for block in document.blocks[:end] if isinstance(block, Paragraph))


def find_parts(document: OfficeDocument, title: str | None, doubts: list[str]) -> tuple[Part, ...]:
    """Return the document's parts in reading order; a part whose beginning can't be told apart is left joined."""
    blocks = document.blocks
    starts = dict(_attachment_starts(document))
    plan = _issued_plan(blocks[: min(starts, default=len(blocks))], title)
    first_name = "正文"
    if plan is not None:
        starts[plan[0]] = plan[1]
        first_name = "通知"
    opened: list[tuple[int, str, str | None]] = [(0, first_name, None)]
    text = Document(document.text, (("正文", None),))
    for at, name in sorted(starts.items()):
        if at == 0:
            opened[0] = (0, name, None)
            continue
        begins = _begins(blocks[at:], text)
        if begins is None:
            doubts.append(f"{blocks[at].place}起是{name}，但开头的文字在全文中不止一处，没有分开")
            continue
        opened.append((at, name, begins))
    ends = [at for at, _, _ in opened[1:]] + [len(blocks)]
    return tuple(
        Part(name, begins, blocks[at:end]) for (at, name, begins), end in zip(opened, ends, strict=True)
    )


def _attachment_starts(document: OfficeDocument) -> Iterator[tuple[int, str]]:
    blocks = document.blocks
    found = [
        (at, match[1] or "")
        for at, block in enumerate(blocks)
        if isinstance(block, Paragraph) and (match := _ATTACHMENT.fullmatch(tight(block.text)))
    ]
    found = [(at, no) for at, no in found if not _opens_list(blocks, at)]
    if not found:
        start = _sheet_start(blocks) if document.kind == "xlsx" else _titled_start(blocks)
        found = [(start, "")] if start is not None else []
    several = len(found) > 1
    for order, (at, no) in enumerate(found, start=1):
        yield at, f"附件{no or order}" if several else "附件"


def _opens_list(blocks: Sequence[Block], at: int) -> bool:
    """附件： alone on a line may also head the list of attachments above the date."""
    after = [block for block in blocks[at + 1 : at + 8] if isinstance(block, Paragraph)]
    listed = len(after) > 1 and tight(after[0].text).startswith(("1.", "1．", "1、"))
    return listed and any(standing_date(block.text) for block in after)


def _titled_start(blocks: Sequence[Block]) -> int | None:
    """Return where an attachment without the word alone on a line begins: behind the date or the list of them."""
    table = next((at for at, block in enumerate(blocks) if isinstance(block, Table)), None)
    if table is None:
        return None
    closings = [
        at
        for at, block in enumerate(blocks[:table])
        if isinstance(block, Paragraph) and (standing_date(block.text) or is_attachment_list(block.text))
    ]
    if not closings:
        return None
    dates = [at for at in closings if standing_date(_text(blocks[at]))]
    last = closings[-1]
    # 附件：标题 behind the date is where the attachment begins, not what announces it.
    return last if dates and last > dates[-1] else last + 1


def _sheet_start(blocks: Sequence[Block]) -> int | None:
    """Return where the sheet with the first table begins, if another sheet stands before it."""
    table = next((block for block in blocks if isinstance(block, Table)), None)
    if table is None or _sheet(blocks[0]) == table.place:
        return None
    return next(at for at, block in enumerate(blocks) if _sheet(block) == table.place)


def _sheet(block: Block) -> str:
    """Return the name of the sheet that a block of a workbook stands in: 进度 of the table 进度 and of 进度!A1."""
    return block.place if isinstance(block, Table) else block.place.rpartition("!")[0]


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""


def _issued_plan(blocks: Sequence[Block], title: str | None) -> tuple[int, str] | None:
    """Return where the plan that a notice issues (关于印发《…方案》的通知) begins and what it is called."""
    found = _ISSUED.search(title or "")
    if not found:
        return None
    name = comparable(found[1] or found[2])
    kind = _PLAN_NAME.search(name)
    past_title = False
    for at, block in enumerate(blocks):
        past_title = past_title or tight(_text(block)).endswith(("：", ":", "。"))
        if past_title and any(
            comparable("".join(_text(each) for each in blocks[at : at + lines])) == name
            for lines in (1, 2, 3)
        ):
            return at, kind[1] if kind else "方案"
    return None


def _begins(blocks: Sequence[Block], text: Document) -> str | None:
    """Return the shortest telling beginning of ``blocks`` that stands once in the text."""
    begins = ""
    for _, piece in zip(range(_PIECES), _opening_pieces(blocks), strict=False):
        begins = f"{begins} {piece}".strip()
        if len(comparable(begins)) >= _TELLING and len(text.places(begins)) == 1:
            return begins
    return None


def _opening_pieces(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            line = " ".join(block.text.split())
            cut = _CUT.search(line) if len(comparable(line)) > 24 else None
            if cut and cut.start():
                yield line[: cut.start()].strip()
                yield line[cut.start() :]
            else:
                yield line
            continue
        for row in block.rows:
            for at, cell in enumerate(row):
                if cell.text.strip() and (at == 0 or cell is not row[at - 1]):
                    yield " ".join(cell.text.split())
