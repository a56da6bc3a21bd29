"""One state of what is published: a built site's open data, or what a data folder would publish now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, Self

from livelihood.diffing.shape import misfits
from livelihood.open_data.data_schema import data_schema
from livelihood.open_data.exact_json import json_bytes
from livelihood.open_data.json_file import data
from livelihood.site import Site, load_site

_IN_SITE = Path("open-data", "data.json")
_IN_DATA = ("units.yml", "schemes")
_SHOWN = 10


class SnapshotError(Exception):
    """A place that can't be compared; ``str()`` says in Chinese why not and what to do."""


@dataclass(frozen=True)
class Snapshot:
    """Everything that data.json says, its numbers as exact decimals."""

    content: dict[str, Any]

    @classmethod
    def of_site(cls, site: Site) -> Self:
        """Return what ``site`` publishes: names that aren't shown and embargoed reports are no part of it."""
        # Written and read again, so that it differs from a published file only where the data does.
        return cls(_parsed(json_bytes(data(site)).decode("utf-8")))

    @classmethod
    def read(cls, path: Path, now: datetime) -> Self:
        """Return the state at ``path``: a data folder (as of ``now``), the folder of a built site, or a data.json.

        Raises SnapshotError where there is none of these, and DataError for a data folder with errors.
        """
        where = path.as_posix()
        if path.is_file():
            return cls._of_file(path)
        if not path.is_dir():
            raise SnapshotError(
                f"没有 {where}。应当是数据文件夹、生成过的网站文件夹或 data.json。改法：检查路径；还没有网站的，先运行 livelihood build。"
            )
        if (path / _IN_SITE).is_file():
            return cls._of_file(path / _IN_SITE)
        if (path / "index.html").is_file():
            raise SnapshotError(
                f"网站文件夹 {where} 里没有 {_IN_SITE.as_posix()}，不知道发布过什么。改法：用 livelihood build 重新生成。"
            )
        if not any((path / name).exists() for name in _IN_DATA):
            raise SnapshotError(
                f"{where} 不是数据文件夹（里面没有 units.yml），也不是生成过的网站。改法：检查路径；新的数据文件夹，先补上 units.yml。"
            )
        return cls.of_site(load_site(path, now=now))

    @classmethod
    def _of_file(cls, path: Path) -> Self:
        where = path.as_posix()
        try:
            content = _parsed(path.read_bytes().decode("utf-8-sig"))
        except OSError as error:
            raise SnapshotError(f"读不了 {where}：{error.strerror}。改法：检查文件和权限。") from error
        except (ValueError, RecursionError) as error:
            raise SnapshotError(
                f"{where} 不是完整的 JSON。应当是网站 open-data/ 里的 data.json。改法：重新下载或重新生成。"
            ) from error
        found = list(islice(misfits(content, data_schema()), _SHOWN))
        if found:
            raise SnapshotError(
                f"{where} 不是本站的 data.json：{'；'.join(found)}。改法：换成网站 open-data/ 里的 data.json。"
            )
        return cls(content)

    @property
    def is_partial(self) -> bool:
        """Whether it holds only some counties, so that the others' absence says nothing."""
        return bool(self.content.get("partial"))

    def rows(self, *keys: str) -> Iterator[dict[str, Any]]:
        """Yield the objects that ``keys`` lead to, one list within the other."""
        rows = iter([self.content])
        for key in keys:
            rows = (inner for row in rows for inner in row[key])
        return rows


def _parsed(text: str) -> Any:
    return json.loads(text, parse_float=Decimal, parse_constant=_refused)


def _refused(constant: str) -> Any:
    raise ValueError(constant)
