"""The page of the downloads: every file, and the dictionary of the tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from livelihood import routes
from livelihood.contexts.frame import Frame, way_to_province
from livelihood.contexts.links import Link
from livelihood.open_data.dictionary import TABLES
from livelihood.open_data.schemas import DATA_FILES
from livelihood.open_data.tables import LIST_SEPARATOR, Column, Table

_TYPES = {
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "是否（true 或 false）",
    "date": "日期（YYYY-MM-DD）",
    "list": f"文字，几个的以“{LIST_SEPARATOR}”隔开",
}
_FORMATS = {
    "data.json": "全部数据，按县、年度、事项分层，供程序使用",
    "data.schema.json": "data.json 每个键的含义（JSON Schema）",
    "datapackage.json": "各个文件的说明，供程序读取（Data Package 2.0）",
}


@dataclass(frozen=True)
class Download:
    """A file to download, and what it is."""

    file: Link
    about: str


@dataclass(frozen=True)
class ColumnView:
    """A column of a table; ``values`` are the values that occur, each with its meaning."""

    name: str
    title: str
    type: str
    empty: str
    description: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TableView:
    """A table: its file, what a row is, and its columns."""

    anchor: str
    title: str
    description: str
    file: Link
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True)
class OpenDataPage:
    """Everything on the page of the downloads."""

    frame: Frame
    files: tuple[Download, ...]
    schemas: tuple[Download, ...]
    tables: tuple[TableView, ...]


def open_data_page(updated: date) -> OpenDataPage:
    """Return the page of the downloads; ``updated`` is the site's date."""
    tables = tuple(_table(table) for table in TABLES)
    rows = [Download(view.file, f"{view.title}：{view.description}") for view in tables]
    others = [Download(_file(name), about) for name, about in _FORMATS.items()]
    return OpenDataPage(
        frame=Frame(
            routes.open_data(),
            "开放数据",
            "全部承诺、历次通报的进展、比例和状态，可以下载为 CSV 和 JSON，附每一列的含义。",
            updated,
            way_to_province(),
        ),
        files=(*rows, *others),
        schemas=tuple(
            Download(_file(f"schemas/{name}.schema.json"), title) for name, (_, title) in DATA_FILES.items()
        ),
        tables=tables,
    )


def _file(name: str) -> Link:
    return Link(PurePosixPath(name).name, routes.relative(f"{routes.open_data()}{name}", routes.open_data()))


def _table(table: Table) -> TableView:
    return TableView(
        table.name,
        table.title,
        table.description,
        _file(table.path),
        tuple(_column(each) for each in table.columns),
    )


def _column(column: Column) -> ColumnView:
    return ColumnView(
        column.name,
        column.title,
        _TYPES[column.type],
        "不空" if column.required else "可空",
        column.description,
        column.categories,
    )
