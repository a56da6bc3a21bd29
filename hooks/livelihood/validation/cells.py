"""Cells: a workbook's figure names the cell that it stands in, and no other figure does."""

from __future__ import annotations

from livelihood.model import CountyYear
from livelihood.problems import Problems


def check_cells(county_year: CountyYear, problems: Problems) -> None:
    """Report figures of workbooks without a cell, and cells of figures that stand in other documents."""
    for report in county_year.reports:
        source = county_year.sources.get(report.source)
        for figure in (figure for entry in report.tasks for figure in entry.figures):
            if source and source.is_workbook and not figure.cell:
                what = f"{figure.key} 出自工作簿 {source.id}，没有写 cell"
                problems.add("workbook-cell", figure.spot(), what)
            elif source and not source.is_workbook and figure.cell:
                what = f"{figure.key} 写了 cell，文件 {source.id} 不是工作簿"
                problems.add("workbook-cell", figure.spot("cell"), what)
