"""An invented county's workbook, and hands to fill it in as clerks do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from livelihood.model import CountyYear
from livelihood.workbook.reading import WorkbookReport, read_workbook
from livelihood.workbook.template import write_template
from tests.unit.builders import county_year, figure, goal, report, task

TODAY = date(2022, 12, 1)
# Row 6 to 15 of the sheet, in this order.
INVENTED = county_year(
    goal("2.8万人次", id="training", name="完成技能培训"),
    goal("3000人", id="talent", name="新增技能人才"),
    goal("478个", id="covers", name="更换改造窨井"),
    goal(None, id="works", name="小区改造", kind="stage", stages=["未启动", "招标", "开工", "完工"]),
    tasks=(
        task(
            goal("90%以上", id="hearing", name="新生儿听力筛查率", kind="rate"),
            goal("60%", id="screening", name="产前筛查率", kind="rate"),
            goal(None, id="volume", name="门诊直接结算量", kind="qualitative"),
            goal("115.26公里", id="roads", name="新建和改造农村公路"),
            goal("全覆盖", id="vaccine", name="疫苗接种"),
            goal("1处", id="centres", name="养老服务中心", per={"unit": "街道"}, stages=["未启动", "建成"]),
            no=2,
        ),
    ),
    reports=(
        report(
            figure("1.2万人次", indicator="training"),
            figure("2,316人", indicator="talent"),
            figure(indicator="works", stage="开工"),
        ),
    ),
)
AS_OF = "I2"


def template(folder: Path, year: CountyYear = INVENTED) -> Path:
    """Write the template into ``folder`` and return where."""
    path = folder / "填报.xlsx"
    if year is INVENTED:
        path.write_bytes(_invented_template())
    else:
        write_template(year, path)
    return path


@cache
def _invented_template() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "template.xlsx")
        write_template(INVENTED, path)
        return path.read_bytes()


def change(
    path: Path, cells: Mapping[str, Any] | None = None, formats: Mapping[str, str] | None = None
) -> Worksheet:
    """Set cells of the sheet 进度 in the file at ``path``, and their number formats; return the sheet as saved."""
    workbook = load_workbook(path)
    sheet = workbook["进度"]
    for place, value in (cells or {}).items():
        sheet[place].value = value
    for place, number_format in (formats or {}).items():
        sheet[place].number_format = number_format
    workbook.save(path)
    return sheet


def filled(folder: Path, cells: Mapping[str, Any], formats: Mapping[str, str] | None = None) -> Path:
    """Return a template of the invented county as of 2022-09-30 with ``cells`` filled in."""
    path = template(folder)
    change(path, {AS_OF: date(2022, 9, 30)} | dict(cells), formats)
    return path


def read(path: Path, year: CountyYear = INVENTED) -> WorkbookReport:
    """Read the workbook on an invented day."""
    return read_workbook(path, year, today=TODAY)
