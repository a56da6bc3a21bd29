"""What a build did."""

from __future__ import annotations

from dataclasses import dataclass

from livelihood.problems import Problem


@dataclass(frozen=True)
class BuildReport:
    """The site's number of pages, of counties that were worked on, and the paths that were written and removed.

    ``is_new`` tells that the whole folder was written anew. ``warnings`` are about published plans and reports.
    """

    pages: int
    counties: int
    written: tuple[str, ...]
    removed: tuple[str, ...]
    is_new: bool
    warnings: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        """Tell it in Chinese."""
        if self.is_new:
            return f"生成了 {self.pages} 个页面。"
        if not self.written and not self.removed:
            return f"没有变化，网站仍是 {self.pages} 个页面。"
        gone = f"，删去 {len(self.removed)} 个" if self.removed else ""
        return f"网站有 {self.pages} 个页面；改写了 {len(self.written)} 个文件{gone}。"
