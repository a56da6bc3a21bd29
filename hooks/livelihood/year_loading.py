"""One county-year's folder: its plan, its register of documents, their texts, and the reports."""

from __future__ import annotations

import re
from pathlib import Path

from livelihood.characters import turning_characters
from livelihood.data_files import DataFiles, may_open
from livelihood.documents import Document
from livelihood.model import County, CountyYear, Plan, Report, Source, SourceFile
from livelihood.originals import check_original
from livelihood.places import Spot
from livelihood.private_numbers import private_numbers
from livelihood.problems import Problems
from livelihood.salvage import salvage
from livelihood.unreadable import why_unreadable

REPORT_FILE = re.compile(r"\d{4}-\d{2}-\d{2}\.yml")
SOURCE_FILE = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}\.txt")


def load_year(folder: Path, county: County, problems: Problems) -> CountyYear | None:
    """Return the year of ``county`` in ``folder``, None without a plan or documents; report the rest to ``problems``."""
    return _YearFiles(folder, problems).year(county)


class _YearFiles(DataFiles):
    def __init__(self, folder: Path, problems: Problems) -> None:
        super().__init__(problems)
        self.folder = folder
        self.texts = folder / "sources"

    def year(self, county: County) -> CountyYear | None:
        folder = self.folder
        for entry in self.entries(folder):
            known = (
                entry.name in ("plan.yml", "sources.yml")
                if entry.is_file()
                else entry.name in ("sources", "reports")
            )
            if not known:
                self.orphan(entry, "年份文件夹里只有 plan.yml、sources.yml、sources 和 reports")
        plan = self.read(folder / "plan.yml", Plan)
        sources = self._sources()
        documents = self._documents(sources or {})
        reports = self._reports()
        if plan is None or sources is None:
            return None
        place = f"{folder.parent.name}/{folder.name}"
        return CountyYear(county, int(folder.name), place, plan, sources, documents, reports)

    def _sources(self) -> dict[str, Source] | None:
        """Return the registered documents by id; report ids used twice, and files that nothing registers."""
        raw = self.raw(self.folder / "sources.yml")
        texts = list(self.entries(self.texts, missing="missing-folder"))
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
                self.orphan(file, "sources 文件夹里的每份原文件都登记在 sources.yml 里")
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

    def _documents(self, sources: dict[str, Source]) -> dict[str, Document]:
        documents: dict[str, Document] = {}
        if not may_open(self.texts, self.problems):
            return documents
        for source in sources.values():
            check_original(source, self.texts, self.problems)
            if not SOURCE_FILE.fullmatch(source.file):
                self.problems.add("bad-file-name", source.spot("file"), f"文件名“{source.file}”不合要求")
                continue
            if Path(source.file).stem != source.id:
                what = f"id 是 {source.id}，文件却叫 {source.file}"
                self.problems.add("misnamed", source.spot("file"), what, expected=f"文件名是 {source.id}.txt")
            file = self.texts / source.file
            if not may_open(file, self.problems):
                continue
            # A missing folder is reported once, not once for every file.
            if not file.exists() and self.texts.is_dir():
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
            self.problems.add("encoding", Spot(file.as_posix(), line), "原文件不是 UTF-8 编码")
        except OSError as error:
            self.problems.add("unreadable", Spot(file.as_posix(), 0), why_unreadable(file, error))
        else:
            for number in private_numbers(text):
                spot = Spot(file.as_posix(), text.count("\n", 0, number.start) + 1)
                self.problems.add("private-number", spot, f"原文件里有{number.what} {number.masked}")
            for character in turning_characters(text):
                spot = Spot(file.as_posix(), text.count("\n", 0, character.start) + 1)
                self.problems.add("unseen-character", spot, f"原文件里有{character.what}")
            return text
        return None

    def _reports(self) -> tuple[Report, ...]:
        folder, reports = self.folder / "reports", []
        for file in self.entries(folder) if folder.is_dir() else ():
            if not REPORT_FILE.fullmatch(file.name):
                self.misnamed(file, "通报文件以成文日期命名，如 2022-07-01.yml")
            elif report := self.read(file, Report):
                reports.append(report)
        return tuple(reports)
