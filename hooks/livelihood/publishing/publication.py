"""Publishing into a folder, step by step, so that an end at any moment leaves the old site or the new one whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from livelihood.publishing.current import NAME, current_of
from livelihood.publishing.errors import PublishError, told
from livelihood.publishing.lock import locked
from livelihood.publishing.manifest import FileSum, content_hash, sums_of
from livelihood.publishing.releases import Releases

_RELEASES = "releases"
SERVER = "server"
_LOCK = "lock"
_OWN = frozenset({_RELEASES, SERVER, _LOCK, NAME})


@dataclass(frozen=True)
class Published:
    """The release that is served now, whether it is another one than before, and which old ones were removed."""

    release: str
    changed: bool
    removed: tuple[str, ...] = ()


@contextmanager
def publication(folder: Path) -> Iterator[Publication]:
    """Yield what publishes into ``folder``, while nobody else can.

    What an interrupted publishing left is put right first. Raises PublishError where another one is going on or the
    folder holds anything else, OSError where it can't be written.
    """
    _refuse_other_content(folder)
    with locked(folder / _LOCK):
        (folder / _RELEASES).mkdir(exist_ok=True)
        made = Publication(folder)
        made.put_right()
        yield made


class Publication:
    """What publishes into ``folder``; the one who has it holds its lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.releases = Releases(folder / _RELEASES)
        self._current = current_of(folder, self.releases)

    def put_right(self) -> None:
        """Bring to its end, or remove, what an interrupted publishing left."""
        self._current.mend()
        self.releases.clean(self._current.release())

    @property
    def served(self) -> str | None:
        """The release that is served, None before the first."""
        return self._current.release()

    def publish(
        self, stage: Callable[[Path], Callable[[Iterable[str]], None]], moment: datetime, *, keep: int
    ) -> Published:
        """Have ``stage`` make the site in a new folder, and serve it; keep the newest ``keep`` releases.

        ``stage`` returns what records the publication: that is called with the paths of the site's files when the
        release is whole and before it is served. What either raises leaves the old one served. A site that is the same as the one served is no new
        release. Raises PublishError where the new one is served, but old ones can't be removed.
        """
        staged = self.releases.staging
        try:
            record = stage(staged)
            files = sums_of(staged)
            before = self.served
            if before and self._is_same(before, files):
                record(files)
                return Published(before, changed=False)
            release = self._again(files, before) or self.releases.add(staged, files, moment, before)
        finally:
            # Else a full disk would stay full.
            shutil.rmtree(staged, ignore_errors=True)
        record(files)
        self._current.switch(release)
        spared = {release, before} if keep > 1 else {release}
        try:
            removed = self.releases.prune(keep, {each for each in spared if each})
        except OSError as error:
            raise PublishError(f"新的一版 {release} 已经发布；旧的几版没有清理完。{told(error)}") from error
        return Published(release, True, tuple(removed))

    def _is_same(self, release: str, files: dict[str, FileSum]) -> bool:
        """Tell whether a release is whole and holds these files."""
        if release not in self.releases.ids():
            return False
        same = content_hash(self.releases.manifest(release).files) == content_hash(files)
        return same and not self.releases.damaged(release)

    def _again(self, files: dict[str, FileSum], served: str | None) -> str | None:
        """Return the release with these files that an interrupted publishing was about to serve, None without one."""
        newest = self.releases.ids()[-1:]
        for release in newest:
            if self.releases.manifest(release).previous == served and self._is_same(release, files):
                return release
        return None

    def roll_back(self) -> Published:
        """Serve the release that was served before the present one; the present one is kept.

        Raises PublishError where there is none, or it isn't as it was published.
        """
        served = self.served
        if served is None:
            raise PublishError("这里还没有发布过，没有可以恢复的上一版。")
        previous = self.releases.manifest(served).previous if served in self.releases.ids() else None
        if previous is None:
            raise PublishError(f"现在这一版 {served} 是最早的，没有可以恢复的上一版。")
        if previous not in self.releases.ids():
            raise PublishError(
                f"上一版 {previous} 已经清理掉了，不能恢复。改法：以后发布时用 --keep 多留几版。"
            )
        if damaged := self.releases.damaged(previous):
            raise PublishError(
                f"上一版 {previous} 有 {len(damaged)} 个文件和发布时不一样，例如 {damaged[0]}，不能恢复。改法：修正数据后重新发布。"
            )
        self._current.switch(previous)
        return Published(previous, changed=True)


def _refuse_other_content(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise PublishError(f"{folder.as_posix()} 是一个文件，不是文件夹。改法：换一个文件夹。")
    held = {path.name for path in folder.iterdir()} if folder.exists() else set()
    others = sorted(name for name in held - _OWN if not name.startswith("."))
    if others and _RELEASES not in held:
        raise PublishError(
            f"{folder.as_posix()} 里有别的文件（{'、'.join(others[:3])}），不是以前发布的。"
            "应当：文件夹是新的、空的，或是上次发布的。改法：换一个文件夹。"
        )
