"""The data folder to a Ledger. Everything that is wrong with files and folders is reported, nothing is skipped."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, TypeVar

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
    Synonym,
    SynonymFile,
    Unit,
    UnitFile,
)
from livelihood.originals import check_original
from livelihood.places import Spot
from livelihood.private_numbers import private_numbers
from livelihood.problems import Problems
from livelihood.salvage import salvage
from livelihood.yaml_reader import PLACEHOLDER, read_yaml, why_unreadable

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
            elif entry.is_file() and entry.name not in {"units.yml", "synonyms.yml"}:
                self._orphan(entry, "data 文件夹里只有 units.yml、synonyms.yml、schemes 和各县的文件夹")
        wanted = [folder for folder in folders if not only or folder.name[:6] in only]
        for code in sorted(set(only) - {folder.name[:6] for folder in folders}):
            self.problems.add(
                "missing-folder", Spot(self._name(self.data), 0), f"没有代码为 {code} 的县文件夹"
            )
        counties = [self._county(folder) for folder in wanted]
        return Ledger(tuple(counties), self._units(), self._schemes(), self._synonyms())

    def _units(self) -> tuple[Unit, ...]:
        file = self._read(self.data / "units.yml", UnitFile)
        return file.units if file else ()

    def _synonyms(self) -> tuple[Synonym, ...]:
        """Return the synonyms; a site may do without."""
        path = self.data / "synonyms.yml"
        file = self._read(path, SynonymFile) if path.exists() else None
        return file.synonyms if file else ()

    def _schemes(self) -> dict[str, Scheme]:
        schemes = {}
        for file in self._entries(self.data / "schemes", missing="missing-folder"):
            if file.suffix != ".yml":
                self._orphan(file, "schemes 文件夹里只有各省的方案（.yml）")
            elif scheme := self._read(file, Scheme):
                schemes[scheme.id] = scheme
                if scheme.id != file.stem:
                    self.problems.add(
                        "misnamed", scheme.spot("id"), f"文件名是 {file.name}，id 却是 {scheme.id}"
                    )
        return schemes

    def _county(self, folder: Path) -> CountyRecord:
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
                self._orphan(entry, "县的文件夹里只有 county.yml 和各年的文件夹")
        newest_first = tuple(sorted(years, key=lambda year: year.year, reverse=True))
        return CountyRecord(county or _unread(folder.name), folder.name, newest_first)

    def _year(self, folder: Path, county: County | None) -> CountyYear | None:
        for entry in self._entries(folder):
            known = (
                entry.name in ("plan.yml", "sources.yml")
                if entry.is_file()
                else entry.name in ("sources", "reports")
            )
            if not known:
                self._orphan(entry, "年份文件夹里只有 plan.yml、sources.yml、sources 和 reports")
        plan = self._read(folder / "plan.yml", Plan)
        sources = self._sources(folder)
        documents = self._documents(folder / "sources", sources or {})
        reports = self._reports(folder / "reports")
        if plan is None or sources is None:
            return None
        place = f"{folder.parent.name}/{folder.name}"
        known_county = county or _unread(folder.parent.name)
        return CountyYear(known_county, int(folder.name), place, plan, sources, documents, reports)

    def _sources(self, folder: Path) -> dict[str, Source] | None:
        """Return the registered documents by id; report ids used twice, and files that nothing registers."""
        raw = self._raw(folder / "sources.yml")
        texts = list(self._entries(folder / "sources", missing="missing-folder"))
        if raw is None:
            return None
        entries = raw.get("sources")
        listed = entries if isinstance(entries, list) else []
        # Salvaging may leave entries out: their files are registered all the same.
        holders = [entry for entry in listed if isinstance(entry, dict)]
        holders += [entry["original"] for entry in holders if isinstance(entry.get("original"), dict)]
        registered = {str(holder.get("file")) for holder in holders}
        for file in texts:
            if file.name not in registered:
                self._orphan(file, "sources 文件夹里的每份原文件都登记在 sources.yml 里")
        source_file = salvage(raw, SourceFile, self.problems)
        if source_file is None:
            return None
        sources: dict[str, Source] = {}
        for source in source_file.sources:
            first = sources.setdefault(source.id, source)
            if first is not source:
                what = f"文件 id {source.id} 已在第 {first.spot('id').line} 行用过"
                self.problems.add("duplicate-id", source.spot("id"), what)
        return sources

    def _documents(self, folder: Path, sources: dict[str, Source]) -> dict[str, Document]:
        documents = {}
        for source in sources.values():
            check_original(source, folder, self.problems)
            if not SOURCE_FILE.fullmatch(source.file):
                self.problems.add("bad-file-name", source.spot("file"), f"文件名“{source.file}”不合要求")
                continue
            if Path(source.file).stem != source.id:
                what = f"id 是 {source.id}，文件却叫 {source.file}"
                self.problems.add("misnamed", source.spot("file"), what, expected=f"文件名是 {source.id}.txt")
            file = folder / source.file
            # A missing folder is reported once, not once for every file.
            if not file.exists() and folder.is_dir():
                what = f"sources 文件夹里没有 {source.file}"
                self.problems.add("missing-file", source.spot("file"), what)
            elif file.exists() and (text := self._text(file)) is not None:
                # Whatever is written there, the first part begins where the document does.
                openings = ((part.name, part.begins if at else None) for at, part in enumerate(source.parts))
                documents[source.id] = Document(text, tuple(openings))
        return documents

    def _text(self, file: Path) -> str | None:
        try:
            text = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            line = file.read_bytes()[: error.start].count(b"\n") + 1
            self.problems.add("encoding", Spot(self._name(file), line), "原文件不是 UTF-8 编码")
        except OSError as error:
            self.problems.add("unreadable", Spot(self._name(file), 0), why_unreadable(file, error))
        else:
            for number in private_numbers(text):
                spot = Spot(self._name(file), text.count("\n", 0, number.start) + 1)
                self.problems.add("private-number", spot, f"原文件里有{number.what} {number.masked}")
            return text
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
        raw = self._raw(file)
        return None if raw is None else salvage(raw, model, self.problems)

    def _raw(self, file: Path) -> dict[str, Any] | None:
        if not file.exists():
            self.problems.add("missing-file", Spot(self._name(file), 0), f"缺少 {file.name}")
            return None
        return read_yaml(file, self._name(file), self.problems)

    def _entries(self, folder: Path, *, missing: str | None = None) -> Iterator[Path]:
        if not folder.is_dir():
            if missing:
                self.problems.add(missing, Spot(self._name(folder), 0), f"缺少文件夹 {folder.name}")
            return iter(())
        return iter(sorted(entry for entry in folder.iterdir() if not _LITTER.fullmatch(entry.name)))

    def _name(self, path: Path) -> str:
        return path.as_posix()

    def _misnamed(self, path: Path, expected: str) -> None:
        self.problems.add(
            "misnamed", Spot(self._name(path), 0), f"名称“{path.name}”不合要求", expected=expected
        )

    def _orphan(self, path: Path, expected: str) -> None:
        what = f"这里用不到{'文件夹' if path.is_dir() else '文件'} {path.name}"
        self.problems.add("orphan-file", Spot(self._name(path), 0), what, expected=expected)


def _unread(folder: str) -> County:
    """Return what stands for a county whose county.yml can't be read, so that its years are checked all the same."""
    return County.model_construct(
        format="1", code=folder[:6], name=PLACEHOLDER, prefecture=PLACEHOLDER, province=PLACEHOLDER
    )
