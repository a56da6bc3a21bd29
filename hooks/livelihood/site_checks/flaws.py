"""What is wrong with a built site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Flaw:
    """One flaw: the path of the file below the site, and in Chinese what is wrong with it."""

    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.path}：{self.what}"


class FlawedSiteError(Exception):
    """A built site has flaws, all of which ``flaws`` holds, by path."""

    def __init__(self, flaws: Iterable[Flaw]) -> None:
        self.flaws = tuple(sorted(set(flaws)))
        super().__init__("\n".join(str(flaw) for flaw in self.flaws))
