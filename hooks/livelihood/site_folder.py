"""The folder of the built site: filled beside the old one, and put in its place when it is whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from livelihood.problems import DataError, Problem


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Yield a new folder to build into; when the block ends well it takes the place of ``folder``, else it goes.

    So nothing half-built is ever seen. Raises DataError where ``folder`` holds something that isn't a built site:
    it would be lost.
    """
    _refuse_other_content(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Beside the old one: a move within one file system takes no time.
    with tempfile.TemporaryDirectory(
        prefix=f".{folder.name}-", dir=folder.parent, ignore_cleanup_errors=True
    ) as beside:
        new, old = Path(beside, "new"), Path(beside, "old")
        new.mkdir()
        yield new
        if folder.exists():
            folder.rename(old)
        new.rename(folder)


def _refuse_other_content(folder: Path) -> None:
    is_site = (folder / "index.html").is_file()
    if not folder.exists() or is_site or (folder.is_dir() and not any(folder.iterdir())):
        return
    message = "这里有别的文件，不是生成过的网站。应当：输出文件夹是空的，或是上次生成的网站。改法：换一个输出文件夹。"
    raise DataError([Problem(folder.as_posix(), 0, "not-a-site", message)])
