"""The site that is served: ``current``, which stands for one release and is changed to another in one step.

Where the system has symbolic links it is one, changed by ``rename``: every moment has a whole site. Elsewhere it is a
copy of the release's folder, changed by two renames; between them there is no site for an instant. A journal tells the
next command what an interrupted change was about, which it then brings to its end.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

from livelihood.building.writing import flush_folder, write_whole
from livelihood.file_sets import flush_tree
from livelihood.publishing.errors import PublishError
from livelihood.publishing.releases import RELEASE, Releases

NAME = "current"
_JOURNAL = "current.json"


def current_of(folder: Path, releases: Releases) -> LinkedSite | SwappedSite:
    """Return the site that is served from the publishing ``folder``. Raises PublishError where it isn't one of ours."""
    path, journal = folder / NAME, releases.folder / _JOURNAL
    if path.is_symlink():
        return LinkedSite(path, releases)
    if journal.is_file():
        return SwappedSite(path, journal, releases)
    if path.exists():
        raise PublishError(
            f"{path.as_posix()} 不是 livelihood publish 发布的。应当：没有它，或是以前发布的。改法：换一个文件夹发布。"
        )
    return LinkedSite(path, releases) if _has_links(releases.folder) else SwappedSite(path, journal, releases)


class LinkedSite:
    """A symbolic link ``path`` to the folder of a release."""

    def __init__(self, path: Path, releases: Releases) -> None:
        self._path = path
        self._releases = releases

    def release(self) -> str | None:
        """Return the release that is served, None before the first. Raises PublishError where it is none of ours."""
        try:
            target = self._path.readlink()
        except FileNotFoundError:
            return None
        if target.parent.name != self._releases.folder.name or not RELEASE.fullmatch(target.name):
            raise PublishError(
                f"{self._path.as_posix()} 指向 {target.as_posix()}，不是 livelihood publish 发布的。改法：换一个文件夹发布。"
            )
        return target.name

    def mend(self) -> None:
        """Do nothing: a link is never half changed."""

    def switch(self, release: str) -> None:
        """Serve another release, in one step. Raises OSError, and then serves the old one."""
        # Beside the releases, where what is left of an interrupted change is cleaned away.
        new = self._releases.folder / f".{NAME}"
        new.unlink(missing_ok=True)
        # The link is read from where it is moved to.
        new.symlink_to(Path(self._releases.folder.name, release), target_is_directory=True)
        new.replace(self._path)
        _settle(self._path.parent)


class SwappedSite:
    """A copy ``path`` of the folder of a release; ``journal`` tells of which, and whether a change isn't over."""

    def __init__(self, path: Path, journal: Path, releases: Releases) -> None:
        self._path = path
        self._journal = journal
        self._releases = releases
        self._new, self._old = path.with_name(f".{NAME}.new"), path.with_name(f".{NAME}.old")

    def release(self) -> str | None:
        """Return the release that is served, None before the first."""
        release, _ = self._noted()
        return release

    def mend(self) -> None:
        """Bring an interrupted change to its end: to the new release where all of it was copied."""
        release, is_over = self._noted()
        if release and not is_over:
            self._move(release)
        _remove(self._new)
        _remove(self._old)

    def switch(self, release: str) -> None:
        """Serve another release. Raises OSError, and then serves the old one."""
        _remove(self._new)
        shutil.copytree(self._releases.path(release), self._new)
        flush_tree(self._new)
        self._note(release, is_over=False)
        self._move(release)

    def _move(self, release: str) -> None:
        if self._new.exists():
            if self._path.exists():
                self._path.rename(self._old)
            self._new.rename(self._path)
            _settle(self._path.parent)
        # It is served now; what can't be done of the rest is for the next command.
        with suppress(OSError):
            self._note(release, is_over=True)
            _remove(self._old)

    def _noted(self) -> tuple[str | None, bool]:
        try:
            noted = json.loads(self._journal.read_text(encoding="utf-8"))
            return str(noted["release"]), bool(noted["over"])
        except FileNotFoundError:
            return None, True
        except (ValueError, KeyError, TypeError) as error:
            raise PublishError(
                f"{self._journal.as_posix()} 不是发布时写的样子。改法：从备份恢复这个文件，或换一个文件夹发布。"
            ) from error

    def _note(self, release: str, *, is_over: bool) -> None:
        write_whole(self._journal, json.dumps({"release": release, "over": is_over}).encode(), durable=True)


def _has_links(folder: Path) -> bool:
    """Tell whether a link to a folder can be made there, and another one moved over it."""
    if os.name == "nt":
        return False  # it doesn't move a link over another one
    trial = folder / ".trial"
    try:
        trial.symlink_to(".", target_is_directory=True)
    except (OSError, NotImplementedError):
        return False
    finally:
        with suppress(OSError):
            trial.unlink()
    return True


def _settle(folder: Path) -> None:
    """Have a change of the names in ``folder`` on the disk before older releases go; it is done, whatever the disk says."""
    with suppress(OSError):
        flush_folder(folder)
        flush_folder(folder.parent)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
