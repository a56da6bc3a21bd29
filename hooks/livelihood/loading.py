"""The data folder to a Ledger. Everything that is wrong with files and folders is reported, nothing is skipped."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from livelihood.documents import Document
from livelihood.model import (
    County,
    CountyRecord,
    CountyYear,
    Ledger,
    Plan,
    Record,
    Report,
    Scheme,
    Source,
    SourceFile,
    Unit,
    UnitFile,
)
from livelihood.model_errors import report_model_errors
from livelihood.places import Spot
from livelihood.problems import Problems
from livelihood.yaml_reader import read_yaml

COUNTY_FOLDER = re.compile(r"[1-9]\d{5}-[a-z]+")
YEAR_FOLDER = re.compile(r"20\d\d")
REPORT_FILE = re.compile(r"\d{4}-\d{2}-\d{2}\.yml")
SOURCE_FILE = re.compile(r"[a-z0-9][a-z0-9._-]*\.txt")
# What file managers and editors leave behind is no data.
_LITTER = re.compile(r"\..*|Thumbs\.db|desktop\.ini|~\$.*|.*~")

AnyRecord = TypeVar("AnyRecord", bound=Record)


def load(data: Path, problems: Problems, *, only: Collection[str] = ()) -> Ledger:
    """Read the data folder ``data`` and return what could be read; report the rest to ``problems``.

    ``only`` limits the counties to these six-digit codes; a code without a folder is reported.
    """
    return _Loader(data, problems).ledger(only)


class _Loader:
    def __init__(self, data: Path, problems: Problems) -> None:
        self.data = data
        self.problems = problems

    def ledger(self, only: Collection[str]) -> Ledger:
        if not self.data.is_dir():
            self.problems.add("missing-folder", Spot(self._name(self.data), 0), "找不到数据文件夹")
            return Ledger((), (), {})
        folders = []
        for entry in self._entries(self.data):
            if entry.is_dir() and COUNTY_FOLDER.fullmatch(entry.name):
                folders.append(entry)
            elif entry.is_dir() and entry.name != "schemes":
                self._misnamed(entry, "文件夹名像 410422-yexian：6 位行政区划代码、连字符、小写拼音")
            elif entry.is_file() and entry.name != "units.yml":
                self._orphan(entry)
        wanted = [folder for folder in folders if not only or folder.name[:6] in only]
        for code in sorted(set(only) - {folder.name[:6] for folder in folders}):
            self.problems.add(
                "missing-folder", Spot(self._name(self.data), 0), f"没有代码为 {code} 的县文件夹"
            )
        counties = [county for folder in wanted if (county := self._county(folder))]
        return Ledger(tuple(counties), self._units(), self._schemes())

    def _units(self) -> tuple[Unit, ...]:
        file = self._read(self.data / "units.yml", UnitFile)
        return file.units if file else ()

    def _schemes(self) -> dict[str, Scheme]:
        schemes = {}
        for file in self._entries(self.data / "schemes", missing="missing-folder"):
            if file.suffix != ".yml" or file.is_dir():
                self._orphan(file)
            elif scheme := self._read(file, Scheme):
                schemes[scheme.id] = scheme
                if scheme.id != file.stem:
                    self.problems.add(
                        "misnamed", scheme.spot("id"), f"文件名是 {file.name}，id 却是 {scheme.id}"
                    )
        return schemes

    def _county(self, folder: Path) -> CountyRecord | None:
        county = self._read(folder / "county.yml", County)
        if county and county.code != folder.name[:6]:
            what = f"文件夹名以 {folder.name[:6]} 开头，code 却是 {county.code}"
            self.problems.add("misnamed", county.spot("code"), what)
        years = []
        for entry in self._entries(folder):
            if entry.is_dir() and YEAR_FOLDER.fullmatch(entry.name):
                year = self._year(entry, county)
                years.extend([year] if year else [])
            elif entry.is_dir():
                self._misnamed(entry, "年份文件夹名是四位数字，如 2022")
            elif entry.name != "county.yml":
                self._orphan(entry)
        newest_first = tuple(sorted(years, key=lambda year: year.year, reverse=True))
        return CountyRecord(county, folder.name, newest_first) if county else None

    def _year(self, folder: Path, county: County | None) -> CountyYear | None:
        for entry in self._entries(folder):
            known = (
                entry.name in ("plan.yml", "sources.yml")
                if entry.is_file()
                else entry.name in ("sources", "reports")
            )
            if not known:
                self._orphan(entry)
        plan = self._read(folder / "plan.yml", Plan)
        source_file = self._read(folder / "sources.yml", SourceFile)
        documents = self._documents(folder / "sources", source_file.sources if source_file else None)
        reports = self._reports(folder / "reports")
        if not (county and plan and source_file):
            return None
        sources = {source.id: source for source in source_file.sources}
        return CountyYear(
            county, int(folder.name), f"{folder.parent.name}/{folder.name}", plan, sources, documents, reports
        )

    def _documents(self, folder: Path, sources: tuple[Source, ...] | None) -> dict[str, Document]:
        files = {entry.name: entry for entry in self._entries(folder, missing="missing-folder")}
        if sources is None:
            return {}
        documents = {}
        for source in sources:
            file = files.pop(source.file, None)
            if not SOURCE_FILE.fullmatch(source.file):
                self.problems.add("bad-file-name", source.spot("file"), f"文件名“{source.file}”不合要求")
            elif file is None:
                self.problems.add("missing-file", source.spot("file"), f"sources 文件夹里没有 {source.file}")
            elif (text := self._text(file)) is not None:
                documents[source.id] = Document(
                    text, tuple((part.name, part.begins) for part in source.parts)
                )
        for file in files.values():
            self._orphan(file)
        return documents

    def _text(self, file: Path) -> str | None:
        try:
            return file.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            self.problems.add("encoding", Spot(self._name(file), 0), "原文件不是 UTF-8 编码")
        except OSError as error:
            self.problems.add("unreadable", Spot(self._name(file), 0), f"文件打不开（{error.strerror}）")
        return None

    def _reports(self, folder: Path) -> tuple[Report, ...]:
        reports = []
        for file in self._entries(folder) if folder.is_dir() else ():
            if not REPORT_FILE.fullmatch(file.name):
                self._misnamed(file, "通报文件以成文日期命名，如 2022-07-01.yml")
            elif report := self._read(file, Report):
                reports.append(report)
        return tuple(reports)

    def _read(self, file: Path, model: type[AnyRecord]) -> AnyRecord | None:
        if not file.is_file():
            self.problems.add("missing-file", Spot(self._name(file), 0), "缺少这个文件")
            return None
        raw = read_yaml(file, self._name(file), self.problems)
        if raw is None:
            return None
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            report_model_errors(error, model, raw, self.problems)
            return None

    def _entries(self, folder: Path, *, missing: str | None = None) -> Iterator[Path]:
        if not folder.is_dir():
            if missing:
                self.problems.add(missing, Spot(self._name(folder), 0), "缺少这个文件夹")
            return iter(())
        return iter(sorted(entry for entry in folder.iterdir() if not _LITTER.fullmatch(entry.name)))

    def _name(self, path: Path) -> str:
        return path.as_posix()

    def _misnamed(self, path: Path, expected: str) -> None:
        self.problems.add(
            "misnamed", Spot(self._name(path), 0), f"名称“{path.name}”不合要求", expected=expected
        )

    def _orphan(self, path: Path) -> None:
        self.problems.add("orphan-file", Spot(self._name(path), 0), "没有任何数据用到它")
