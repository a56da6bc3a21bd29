"""The releases of a site: each a whole folder with its manifest beside it, in the order in which they were made."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from livelihood.building.writing import write_whole
from livelihood.file_sets import flush_tree
from livelihood.publishing.errors import PublishError
from livelihood.publishing.manifest import FileSum, Manifest, content_hash, sums_of

# The moment, to the second in UTC, and the beginning of the content's hash.
RELEASE = re.compile(r"(\d{8}T\d{6}Z)-[0-9a-f]{8}")
_STAMP = "%Y%m%dT%H%M%SZ"
_STAGING = ".staging"


class Releases:
    """The releases in ``folder``. A release is there when its manifest is: that is written last and removed first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def staging(self) -> Path:
        """The folder in which the next release is made."""
        return self.folder / _STAGING

    def path(self, release: str) -> Path:
        """Return the folder of a release's files."""
        return self.folder / release

    def ids(self) -> list[str]:
        """Return the releases that are there, oldest first."""
        return sorted(release for release in self._named() if self._manifest(release).is_file())

    def manifest(self, release: str) -> Manifest:
        """Return a release's manifest; raise PublishError where it isn't as it was written."""
        file = self._manifest(release)
        try:
            return Manifest.from_json(file.read_bytes())
        except ValueError as error:
            raise PublishError(
                f"{file.as_posix()} 不是发布时写的样子。改法：从备份恢复这个文件，或换一个文件夹发布。"
            ) from error

    def damaged(self, release: str) -> list[str]:
        """Return the paths of a release's files that aren't as its manifest says, added and missing ones included."""
        expected, found = self.manifest(release).files, sums_of(self.path(release))
        return sorted(
            path for path in expected.keys() | found.keys() if expected.get(path) != found.get(path)
        )

    def add(self, staged: Path, files: Mapping[str, FileSum], moment: datetime, previous: str | None) -> str:
        """Make the folder ``staged`` with these ``files`` the newest release, and return its id.

        ``previous`` is the release that is served now. Where the clock was set back, the id's moment is one second
        after the newest release's: ids stand in the order in which they were made. It is all on the disk then: a power
        failure must not find the release served and its files missing.
        """
        release = f"{self._stamp(moment)}-{content_hash(files)[:8]}"
        manifest = Manifest(release, moment.isoformat(), previous, files)
        flush_tree(staged)
        staged.rename(self.path(release))
        write_whole(self._manifest(release), manifest.to_json(), durable=True)
        return release

    def _stamp(self, moment: datetime) -> str:
        stamps = [RELEASE.fullmatch(release) for release in self._named()]
        newest = max((found[1] for found in stamps if found), default="")
        stamp = moment.astimezone(UTC).strftime(_STAMP)
        if stamp > newest:
            return stamp
        after = datetime.strptime(newest, _STAMP).replace(tzinfo=UTC) + timedelta(seconds=1)
        return after.strftime(_STAMP)

    def clean(self, served: str | None) -> None:
        """Remove what a publishing that was interrupted left here, but never the release that is served."""
        for entry in list(self.folder.iterdir()):
            # Files that were being written begin with a dot.
            is_left = entry.name.startswith(".") or (
                RELEASE.fullmatch(entry.name) is not None and not self._manifest(entry.name).is_file()
            )
            if is_left and entry.name != served:
                _remove(entry)
            elif (
                entry.suffix == ".json"
                and RELEASE.fullmatch(entry.stem)
                and not entry.with_suffix("").is_dir()
            ):
                entry.unlink()

    def prune(self, keep: int, spared: Collection[str]) -> list[str]:
        """Remove all releases but the newest ``keep`` and those ``spared``; return what was removed.

        Raises OSError where one can't be removed.
        """
        removed = [release for release in self.ids()[:-keep] if release not in spared]
        for release in removed:
            self._manifest(release).unlink()
            _remove(self.path(release))
        return removed

    def _named(self) -> Iterator[str]:
        with suppress(FileNotFoundError):
            for entry in self.folder.iterdir():
                if RELEASE.fullmatch(entry.name):
                    yield entry.name

    def _manifest(self, release: str) -> Path:
        return self.folder / f"{release}.json"


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
