"""Documents for the tests of drafts: both published counties' data, and invented documents given as lines."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from livelihood.drafting.draft import DraftDocument, DraftTask
from livelihood.drafting.structure import draft_document
from livelihood.loading import load
from livelihood.model import CountyYear
from livelihood.office.blocks import Block, Cell, OfficeDocument, Paragraph, Table
from livelihood.problems import Problems

DATA = Path(__file__).parents[2] / "data"
FILES = {
    "410422": DATA / "410422-yexian/2022/sources/notice.txt",
    "410423": DATA / "410423-lushan/2022/sources/plan.txt",
}


def county_year(code: str) -> CountyYear:
    return load(DATA, Problems(), only=[code]).county_years[0]


def office(*blocks: str | Table, kind: Literal["docx", "txt"] = "docx") -> OfficeDocument:
    """Return a document of paragraphs and tables, as it is read; empty paragraphs are left out."""
    made: list[Block] = []
    for at, block in enumerate(blocks, start=1):
        if isinstance(block, Table):
            made.append(block)
        else:
            made.extend(Paragraph(line, f"第{at}段") for line in block.split("\n") if line.strip())
    return OfficeDocument(file=f"虚构.{kind}", kind=kind, blocks=tuple(made))


def grid(*rows: list[str | Cell], place: str = "表1") -> Table:
    """Return a table; a Cell that is given in several places is merged over them."""
    return Table(
        tuple(
            tuple(
                text if isinstance(text, Cell) else Cell(text, f"{place}第{at}行第{column}列")
                for column, text in enumerate(row, start=1)
            )
            for at, row in enumerate(rows, start=1)
        ),
        place,
    )


def read(*blocks: str | Table) -> DraftDocument:
    return draft_document(office(*blocks))


def told(task: DraftTask) -> list[tuple[str, str | None, str]]:
    """Return a task's progress as (part, unit, text)."""
    return [(each.part, each.unit, each.text) for each in task.progress]


def people(task: DraftTask) -> list[tuple[str, str | None, str]]:
    """Return a task's officials as (role, unit, name)."""
    return [(each.role, each.unit, each.name) for each in task.officials]
