"""The data folder to a Ledger. Everything that is wrong with files and folders is reported, nothing is skipped.

Counties are read one by one: ``load_common`` reads what they share and finds their folders, ``load_county`` reads one
of them and knows nothing of the others.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from livelihood.data_files import DataFiles
from livelihood.model import (
    Common,
    County,
    CountyRecord,
    Ledger,
    Redirect,
    RedirectFile,
    Scheme,
    Synonym,
    SynonymFile,
    Unit,
    UnitFile,
)
from livelihood.places import COUNTY_FOLDER, LOG_FOLDER, Spot
from livelihood.problems import Problems
from livelihood.yaml_reader import PLACEHOLDER
from livelihood.year_loading import load_year

YEAR_FOLDER = re.compile(r"20\d\d")
_FILES = ("units.yml", "synonyms.yml", "redirects.yml")


def load(data: Path, problems: Problems, *, only: Collection[str] = ()) -> Ledger:
    """Read the data folder ``data`` and return what could be read; report the rest to ``problems``.

    ``only`` limits the counties to these six-digit codes; a code without a folder is reported.
    """
    common = load_common(data, problems, only=only)
    counties = tuple(load_county(folder, problems) for folder in common.folders)
    return Ledger(counties, common.units, common.schemes, common.synonyms, common.redirects)


def load_common(data: Path, problems: Problems, *, only: Collection[str] = ()) -> Common:
    """Read what the counties share and find their folders; report what is wrong there and beside them.

    ``only`` is as for ``load``.
    """
    found = Problems()
    common = _TopFolder(data, found).common(only)
    problems.extend(found.sorted())
    return replace(common, errors=found.errors)


def load_county(folder: Path, problems: Problems) -> CountyRecord:
    """Read one county's ``folder`` and nothing else; report what is wrong in it to ``problems``."""
    files = DataFiles(problems)
    county = files.read(folder / "county.yml", County)
    if county and county.code != folder.name[:6]:
        what = f"文件夹名以 {folder.name[:6]} 开头，code 却是 {county.code}"
        problems.add("misnamed", county.spot("code"), what)
    known = county or _unread(folder.name)
    years = []
    for entry in files.entries(folder):
        if entry.is_dir() and YEAR_FOLDER.fullmatch(entry.name):
            year = load_year(entry, known, problems)
            years.extend([year] if year else [])
        elif entry.is_dir():
            files.misnamed(entry, "年份文件夹名是四位数字，如 2022")
        elif entry.name != "county.yml":
            files.orphan(entry, "县的文件夹里只有 county.yml 和各年的文件夹")
    newest_first = tuple(sorted(years, key=lambda year: year.year, reverse=True))
    return CountyRecord(known, folder.name, newest_first)


def _unread(folder: str) -> County:
    """Return what stands for a county whose county.yml can't be read, so that its years are checked all the same."""
    return County.model_construct(
        format="1", code=folder[:6], name=PLACEHOLDER, prefecture=PLACEHOLDER, province=PLACEHOLDER
    )


class _TopFolder(DataFiles):
    def __init__(self, data: Path, problems: Problems) -> None:
        super().__init__(problems)
        self.data = data

    def common(self, only: Collection[str]) -> Common:
        if not self.data.is_dir():
            self.problems.add("missing-folder", Spot(self.data.as_posix(), 0), "找不到数据文件夹")
            return Common((), {})
        folders = self._county_folders()
        for code in sorted(set(only) - {folder.name[:6] for folder in folders}):
            what = f"没有代码为 {code} 的县文件夹"
            self.problems.add("missing-folder", Spot(self.data.as_posix(), 0), what)
        wanted = tuple(folder for folder in folders if not only or folder.name[:6] in only)
        # What the log says is checked elsewhere.
        self.look_through(self.data / LOG_FOLDER)
        return Common(self._units(), self._schemes(), self._synonyms(), wanted, self._redirects())

    def _county_folders(self) -> list[Path]:
        folders = []
        for entry in self.listed(self.data):
            if entry.is_dir() and COUNTY_FOLDER.fullmatch(entry.name):
                folders.append(entry)
            elif entry.is_dir() and entry.name not in {"schemes", LOG_FOLDER}:
                self.misnamed(entry, "文件夹名像 410422-yexian：6 位行政区划代码、连字符、小写拼音")
            elif entry.is_file() and entry.name not in _FILES:
                self.orphan(entry, f"data 文件夹里只有 {'、'.join(_FILES)}、schemes 和各县的文件夹")
        return folders

    def _units(self) -> tuple[Unit, ...]:
        file = self.read(self.data / "units.yml", UnitFile)
        return file.units if file else ()

    def _synonyms(self) -> tuple[Synonym, ...]:
        """Return the synonyms; a site may do without."""
        path = self.data / "synonyms.yml"
        file = self.read(path, SynonymFile) if path.exists() else None
        return file.synonyms if file else ()

    def _redirects(self) -> tuple[Redirect, ...]:
        """Return the redirects; a site may do without."""
        path = self.data / "redirects.yml"
        file = self.read(path, RedirectFile) if path.exists() else None
        return file.redirects if file else ()

    def _schemes(self) -> dict[str, Scheme]:
        schemes = {}
        for file in self.entries(self.data / "schemes", missing="missing-folder"):
            if file.suffix != ".yml":
                self.orphan(file, "schemes 文件夹里只有各省的方案（.yml）")
            elif scheme := self.read(file, Scheme):
                schemes[scheme.id] = scheme
                if scheme.id != file.stem:
                    what = f"文件名是 {file.name}，id 却是 {scheme.id}"
                    self.problems.add("misnamed", scheme.spot("id"), what)
        return schemes
