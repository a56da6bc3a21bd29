"""What a build did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class BuildReport:
    """The site's number of pages, of counties that were worked on, and the paths that were written and removed.

    ``is_new`` tells that the whole folder was written anew.
    """

    pages: int
    counties: int
    written: tuple[str, ...]
    removed: tuple[str, ...]
    is_new: bool


def pages_in(paths: Iterable[str]) -> int:
    """Return how many of a site's files are pages."""
    return sum(path.endswith("index.html") for path in paths)
