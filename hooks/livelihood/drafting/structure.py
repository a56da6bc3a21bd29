"""A document's structure: what it is, its parts, its tasks. Rules read it; what they can't tell carries a doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from livelihood.drafting.attachment import Entry, read_entries
from livelihood.drafting.columns import TaskTable
from livelihood.drafting.draft import DraftDocument, DraftSource, DraftTask
from livelihood.drafting.genre import Genre, document_kind, stated_count
from livelihood.drafting.groups import read_groups
from livelihood.drafting.labels import Kind, find_labels
from livelihood.drafting.merging import Origin, by_number, merge, pair
from livelihood.drafting.metadata import Metadata, read_metadata
from livelihood.drafting.parts import Part, find_parts, first_part
from livelihood.drafting.rows import task_tables, whole_rows
from livelihood.drafting.sections import Section, find_sections
from livelihood.drafting.sheets import with_lines
from livelihood.office.blocks import OfficeDocument, Paragraph
from livelihood.office.problems import DocumentError, DocumentProblem

# Columns without which a table of numbered names is only a list beside the tasks.
_TELLING: frozenset[Kind] = frozenset({"lead", "unit", "support", "progress", "commitment", "deadline"})
_NOTHING = (
    "没有认出一项任务：正文里没有“一、”“（一）”这样编号的标题，也没有含“编号”“工作任务”“责任单位”等列的表格；"
    "请确认这是民生实事的方案或通报"
)


def draft_document(document: OfficeDocument) -> DraftDocument:
    """Return what ``document`` says; raise DocumentError with every place that can't be read.

    The text that keeps table rows whole which a page break cut in two is that of ``rows.whole_rows(document)``:
    texts that are verbatim stand in it.
    """
    return _Reading(document).draft()


class _Reading:
    """One document being read: what is found, doubtful and wrong on the way."""

    def __init__(self, document: OfficeDocument) -> None:
        whole = whole_rows(with_lines(document))
        self.document = whole.document
        self.row_doubts = whole.doubts
        self.doubts: list[str] = [*document.notes]
        self.problems: list[DocumentProblem] = []

    def draft(self) -> DraftDocument:
        metadata = read_metadata(first_part(self.document))
        self.doubts += metadata.doubts
        parts = find_parts(self.document, metadata.title, self.doubts)
        section_part, sections = self._sections(parts, metadata)
        tables = self._tables()
        groups = read_groups(
            (table for _, table in tables), self.row_doubts, self.document.file, self.problems
        )
        entries = read_entries(groups, by_number(sections))
        if not sections and not entries and not self.problems:
            self.problems.append(DocumentProblem(self.document.file, "", _NOTHING))
        if self.problems:
            raise DocumentError(self.problems)
        entry_part = self._part_of(parts, tables[0][0]) if tables else parts[0]
        kind = self._kind(metadata, parts, sections, tables)
        origin = Origin(section_part.name, entry_part.name, kind == "plan")
        tasks = self._tasks(sections, entries, origin)
        self._compare_count(metadata, parts, sections, len(tasks))
        source = DraftSource(
            kind,
            metadata.title,
            metadata.issuer,
            metadata.number,
            metadata.date,
            tuple(part.draft for part in parts),
            tuple(dict.fromkeys(self.doubts)),
        )
        return DraftDocument(source, tasks)

    def _sections(self, parts: Sequence[Part], metadata: Metadata) -> tuple[Part, tuple[Section, ...]]:
        """Return the sections that are tasks and the part that they stand in: that which has most."""
        best: tuple[Part, tuple[Section, ...]] = (parts[0], ())
        for at, part in enumerate(parts):
            paragraphs = part.paragraphs[metadata.opening if at == 0 else 0 :]
            found = find_sections(paragraphs)
            if len(found) > len(best[1]):
                best = (part, found)
        return best[0], self._numbered(best[1])

    def _numbered(self, sections: Sequence[Section]) -> tuple[Section, ...]:
        """Report numbers that stand twice; where one is left out, doubt the sections on both sides."""
        checked: list[Section] = []
        for section in sections:
            same = next((each for each in checked if each.no == section.no), None)
            if same:
                message = f"编号{section.no}重复，{same.place}已经有了：请核对两处标题，改正编号"
                self.problems.append(DocumentProblem(self.document.file, section.place, message))
                continue
            expected = checked[-1].no + 1 if checked else 1
            if section.no != expected:
                if checked:
                    before = f"下一项的编号是{section.no}，缺了{expected}，它的内容可能混在这一项里"
                    checked[-1] = replace(checked[-1], doubts=(*checked[-1].doubts, before))
                doubt = f"{section.place}的编号是{section.no}，前面没有{expected}"
                checked.append(replace(section, doubts=(*section.doubts, doubt)))
            else:
                checked.append(section)
        return tuple(checked)

    def _tables(self) -> list[tuple[int, TaskTable]]:
        """Return the tables of tasks; lists that only name things are left aside if there are fuller ones."""
        found = list(task_tables(self.document))
        full = [(at, table) for at, table in found if _kinds(table) & _TELLING]
        for at, table in found:
            if full and (at, table) not in full:
                self.doubts.append(f"{table.place}的表格没有责任单位、进度等列，没有收入任务")
        chosen = full or found
        for at, block in enumerate(self.document.blocks):
            if not isinstance(block, Paragraph) and at not in [each for each, _ in found]:
                self.doubts.append(f"{block.place}的表格没有“工作任务”“责任单位”等列名，没有收入任务")
        for _, table in chosen:
            self.doubts += [f"{table.place}的表格里“{header}”一列没有收入" for header in table.unread]
        return chosen

    @staticmethod
    def _part_of(parts: Sequence[Part], block: int) -> Part:
        for part in parts:
            if block < len(part.blocks):
                return part
            block -= len(part.blocks)
        return parts[-1]

    def _kind(
        self,
        metadata: Metadata,
        parts: Sequence[Part],
        sections: Sequence[Section],
        tables: Sequence[tuple[int, TaskTable]],
    ) -> Genre:
        kinds = {label.kind for section in sections for label in find_labels(section.text)}
        kinds |= {kind for _, table in tables for kind in _kinds(table)}
        text = "\n".join(section.text for section in sections)
        title = metadata.title or _table_title(parts)
        found = document_kind(title, _opening_text(parts, sections), text, kinds, metadata.date)
        self.doubts += found.doubts
        return found.kind

    def _tasks(
        self, sections: Sequence[Section], entries: Sequence[Entry], origin: Origin
    ) -> tuple[DraftTask, ...]:
        pairs, doubts = pair(sections, entries)
        self.doubts += doubts
        both = bool(sections and entries) and not doubts
        return tuple(merge(section, entry, origin, both=both) for section, entry in pairs)

    def _compare_count(
        self, metadata: Metadata, parts: Sequence[Part], sections: Sequence[Section], count: int
    ) -> None:
        said = stated_count(f"{metadata.title or ''}\n{_opening_text(parts, sections)}")
        if said is not None and said != count:
            self.doubts.append(f"文件说有{said}件民生实事，认出了{count}项")


def _kinds(table: TaskTable) -> set[Kind]:
    return {column.kind for column in table.columns if column}


def _opening_text(parts: Sequence[Part], sections: Sequence[Section]) -> str:
    """Return the text before the first task: what the document announces."""
    lines: list[str] = []
    for paragraph in parts[0].paragraphs:
        if sections and paragraph.place == sections[0].place:
            break
        lines.append(paragraph.text)
    return "\n".join(lines)


def _table_title(parts: Sequence[Part]) -> str | None:
    """Return the lines directly above the first table: its title, where the document has none itself."""
    for part in parts:
        for at, block in enumerate(part.blocks):
            if not isinstance(block, Paragraph):
                above = [
                    each.text for each in part.blocks[max(0, at - 2) : at] if isinstance(each, Paragraph)
                ]
                return " ".join(above) or None
    return None
