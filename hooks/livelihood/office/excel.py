"""Workbooks (.xlsx): every visible sheet as a table of what a person sees in its cells."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from livelihood.office.blocks import Block, Cell, OfficeDocument, Paragraph, Table
from livelihood.office.cell_values import format_of, is_struck, shown_value
from livelihood.office.excel_parts import MOST_CELLS, TOO_LARGE, WorkbookParts
from livelihood.office.number_format import UnknownFormatError
from livelihood.office.package import DAMAGED, refused
from livelihood.office.problems import DocumentError, DocumentProblem

# Rows and columns that are thinner show nothing of their cells.
_THINNEST = 1
_SHEET_PICTURES = "工作簿里有图片、图表或文本框，里面的字没有读"


def read_workbook(data: bytes, file: str) -> OfficeDocument:
    """Return the workbook ``data``: of each visible sheet its table, or its lines where it has one text a row."""
    try:
        parts = WorkbookParts(data, file)
        with warnings.catch_warnings():
            # openpyxl warns of what it doesn't keep (drop-downs, colours), which is no content.
            warnings.simplefilter("ignore")
            values = load_workbook(BytesIO(data), data_only=True, keep_links=False, rich_text=True)
            formulas = load_workbook(BytesIO(data), data_only=False, keep_links=False)
    except DocumentError:
        raise
    except Exception as error:
        # The package is sound, so this is XML that follows no rule: openpyxl has no error of its own for it.
        raise refused(file, DAMAGED) from error
    readers = [
        _SheetReader(sheet, formulas[sheet.title], parts.blank_results(sheet.title), file)
        for sheet in values.worksheets
        if sheet.sheet_state == "visible"
    ]
    blocks = [block for reader in readers for block in reader.blocks()]
    if problems := [problem for reader in readers for problem in reader.problems]:
        raise DocumentError(problems)
    if not blocks:
        raise refused(file, "工作簿里没有内容（隐藏的工作表不算）：请检查是否发错了文件")
    notes = (*_workbook_notes(values, parts), *(note for reader in readers for note in reader.notes))
    return OfficeDocument(file=file, kind="xlsx", blocks=tuple(blocks), notes=notes)


def _workbook_notes(workbook: Workbook, parts: WorkbookParts) -> Iterator[str]:
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible" and _filled(sheet):
            yield f"工作表“{sheet.title}”是隐藏的，没有读"
    for chart in workbook.chartsheets:
        yield f"工作表“{chart.title}”只有图表，没有读"
    if parts.has_drawings:
        yield _SHEET_PICTURES


def _filled(sheet: Worksheet) -> set[tuple[int, int]]:
    """Return row and column of every cell that holds something."""
    # iter_rows would make every cell up to the farthest one; this holds those that the file has.
    return {at for at, cell in sheet._cells.items() if not _is_blank(cell.value)}  # noqa: SLF001


def _is_blank(value: object) -> bool:
    return value is None or not str(value).strip()


def _formula_text(formula: object) -> str:
    text = formula if isinstance(formula, str) else getattr(formula, "text", None) or "（数组公式）"
    return str(text)


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden or dimension.width < _THINNEST:
            yield from range(dimension.min or 1, (dimension.max or dimension.min or 1) + 1)


class _SheetReader:
    """Reads one sheet, from the workbook's values and, for what was never calculated, from its formulas."""

    def __init__(
        self, sheet: Worksheet, formulas: Worksheet, blank_results: frozenset[str], file: str
    ) -> None:
        self._sheet = sheet
        self._formulas = formulas
        self._blank_results = blank_results
        self._file = file
        self.problems: list[DocumentProblem] = []
        self.notes: list[str] = []

    def blocks(self) -> Iterator[Block]:
        """Yield the sheet's table; of a sheet that holds one text a row, its lines."""
        table = self._table()
        if table is None:
            return
        texts = [list({id(cell): cell for cell in row if cell.text}.values()) for row in table.rows]
        if any(len(row) > 1 for row in texts):
            yield table
            return
        for cell in (cell for row in texts for cell in row):
            yield from (Paragraph(line, cell.place) for line in cell.text.split("\n"))

    def _table(self) -> Table | None:
        """Return the sheet's used range as a table; None of an empty sheet."""
        used = self._used()
        if used is None:
            return None
        top, left, bottom, right = used
        if (bottom - top + 1) * (right - left + 1) > MOST_CELLS:
            area = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
            self._problem("", TOO_LARGE.format(area))
            return None
        self._check_hidden(top, left, bottom, right)
        merged = self._merged()
        cells: dict[tuple[int, int], Cell] = {}
        rows = []
        for row in range(top, bottom + 1):
            places = [merged.get((row, column), (row, column)) for column in range(left, right + 1)]
            for place in places:
                if place not in cells:
                    cells[place] = self._cell(*place)
            rows.append(tuple(cells[place] for place in places))
        return Table(tuple(rows), self._sheet.title)

    def _used(self) -> tuple[int, int, int, int] | None:
        """Return top, left, bottom and right of all that holds something."""
        filled = _filled(self._formulas)
        if not filled:
            return None
        filled |= {
            (merge.max_row, merge.max_col)
            for merge in self._sheet.merged_cells.ranges
            if (merge.min_row, merge.min_col) in filled
        }
        rows, columns = {row for row, _ in filled}, {column for _, column in filled}
        return min(rows), min(columns), max(rows), max(columns)

    def _merged(self) -> dict[tuple[int, int], tuple[int, int]]:
        return {
            (row, column): (merge.min_row, merge.min_col)
            for merge in self._sheet.merged_cells.ranges
            for row, column in merge.cells
        }

    def _check_hidden(self, top: int, left: int, bottom: int, right: int) -> None:
        """Report rows and columns that hold something and aren't shown."""
        sheet = self._formulas
        filled = _filled(sheet)
        for row in sorted({row for row, _ in filled if top <= row <= bottom}):
            shape = sheet.row_dimensions.get(row)
            if shape is not None and (
                shape.hidden or (shape.height is not None and shape.height < _THINNEST)
            ):
                self._problem(
                    f"第{row}行",
                    f"第 {row} 行是隐藏的（或被筛选掉了），里面有内容：请取消隐藏和筛选，或删去这一行，保存后再导入",
                )
        hidden = set(_hidden_columns(sheet))
        for column in sorted({column for _, column in filled if left <= column <= right} & hidden):
            letter = get_column_letter(column)
            self._problem(
                f"{letter}列", f"{letter} 列是隐藏的，里面有内容：请取消隐藏，或删去这一列，保存后再导入"
            )

    def _cell(self, row: int, column: int) -> Cell:
        reference = f"{get_column_letter(column)}{row}"
        cell = self._sheet.cell(row, column)
        text = self._text(cell, reference) if isinstance(cell, SheetCell) else ""
        return Cell(text, f"{self._sheet.title}!{reference}")

    def _text(self, cell: SheetCell, reference: str) -> str:
        formula = self._formulas.cell(cell.row, cell.column)
        if cell.data_type == "e":
            self._problem(
                reference, f"单元格的值是错误“{cell.value}”：请改正公式或填上正确的值，保存后再导入"
            )
            return ""
        if _is_blank(cell.value):
            if formula.data_type == "f" and reference not in self._blank_results:
                self._problem(
                    reference,
                    f"公式“{_formula_text(formula.value)}”没有计算结果：请用 Excel 或 WPS 打开并保存一次，再导入",
                )
            return ""
        if is_struck(cell):
            self._problem(
                reference,
                f"内容“{cell.value}”加了删除线，不知道算不算数：请删去，或取消删除线，保存后再导入",
            )
        return self._shown(cell, reference)

    def _shown(self, cell: SheetCell, reference: str) -> str:
        """Return a cell's content as the sheet shows it, which must be something."""
        try:
            shown = shown_value(cell)
        except UnknownFormatError:
            self._problem(
                reference,
                f"数字格式“{format_of(cell)}”读不出来（单元格里存的是 {cell.value}）：请把格式改为“常规”或“文本”，"
                "核对显示的值，保存后再导入",
            )
            return ""
        if not shown.text:
            self._problem(
                reference,
                f"单元格里有 {cell.value}，但数字格式“{format_of(cell)}”让它不显示：请改为“常规”格式或删去，保存后再导入",
            )
        if not shown.is_exact:
            self.notes.append(
                f"{self._sheet.title}!{reference} 显示为“{shown.text}”，单元格里存的是 {cell.value}，按显示的读入"
            )
        return shown.text

    def _problem(self, reference: str, message: str) -> None:
        place = f"{self._sheet.title}!{reference}" if reference else self._sheet.title
        self.problems.append(DocumentProblem(self._file, place, message))
