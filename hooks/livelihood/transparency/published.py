"""The log as an ordinary build publishes it: as it stands in the data folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from livelihood import routes
from livelihood.places import LOG_FOLDER
from livelihood.transparency.log import ENTRIES, FILES, read_log


def published_log(data: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path below the site and content of each file of the log in ``data``; nothing before the first publication.

    Lines of a publication that wasn't finished are left out. Raises OSError where a file can't be read.
    """
    log = read_log(data / LOG_FOLDER)
    for name in FILES:
        content = log.files.get(name)
        if content is None:
            continue
        if name == ENTRIES and log.unfinished:
            content = b"".join(content.splitlines(keepends=True)[: -log.unfinished])
        yield f"{routes.open_data()}{LOG_FOLDER}/{name}", content
