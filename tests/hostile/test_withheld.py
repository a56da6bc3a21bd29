"""Names that are withheld and a report that is embargoed stand in no byte that is published or kept for building."""

from __future__ import annotations

import gzip
import shutil
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile, is_zipfile

import pytest

from tests.builds import EPOCH, INVENTED, build, configured, run, tree

NAME, PINYIN = "欧阳雪梅", b"ouyangxuemei"
# What the embargoed report alone says.
EMBARGOED = "因雨停工"
YEAR = Path("990101-xugou") / "2022"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the built site, the published one with its log, and what building kept."""
    folder = tmp_path_factory.mktemp("withheld")
    data = folder / "data"
    shutil.copytree(INVENTED, data)
    _change(data / YEAR / "plan.yml", "name: 张三", f"name: {NAME}, name_display: withheld")
    _change(data / YEAR / "sources" / "plan.txt", "张三", "欧阳\u200b雪 梅")
    _change(
        data / YEAR / "reports" / "2022-10-08.yml",
        "source: autumn",
        "source: autumn\npublish_at: 2027-01-05T09:00:00+08:00",
    )
    config = configured(folder / "project", site_url="https://www.example.org/")
    given = ("--data", str(data), "--config-file", str(config))
    build(folder / "site", *given)
    run("livelihood", "publish", str(folder / "published"), *given, SOURCE_DATE_EPOCH=EPOCH)
    return folder


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def _readings(content: bytes) -> Iterator[bytes]:
    """Yield ``content`` and what is packed in it."""
    yield content
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as package:
            yield from map(package.read, package.namelist())
    for unpack in (gzip.decompress, zlib.decompress):
        try:
            yield unpack(content)
        except (OSError, EOFError, zlib.error):
            continue


def _written(text: str) -> list[bytes]:
    """Return how files may write ``text``, white space and invisible characters aside."""
    escaped = text.encode("unicode_escape")
    references = "".join(f"&#{ord(character)};" for character in text).encode()
    return [text.encode(), text.encode("utf-16-le"), escaped, quote(text).encode(), references]


def _holding(folder: Path, *wanted: bytes) -> list[str]:
    return [
        name
        for name, content in tree(folder).items()
        for read in _readings(content)
        if any(each in read.replace("\u200b".encode(), b"").replace(b" ", b"") for each in wanted)
    ]


@pytest.mark.parametrize("published", ["site", "published", "data/log"])
def test_no_byte_that_is_published_tells_them(project: Path, published: str) -> None:
    assert tree(project / published)
    assert _holding(project / published, *_written(NAME), PINYIN, *_written(EMBARGOED), b"autumn") == []


def test_nothing_that_is_kept_of_what_is_published_tells_them(project: Path) -> None:
    kept = project / "project" / ".cache"
    assert tree(kept)
    assert _holding(kept, *_written(NAME), PINYIN, *_written(EMBARGOED)) == []


def test_the_search_looks_where_they_would_be(project: Path) -> None:
    packed = _holding(project / "site", *_written("社区养老服务站"))
    assert {name.rpartition(".")[2] for name in packed} > {"html", "csv", "json", "txt"}
    assert any(name.startswith("search/") or "pagefind" in name for name in packed)
    assert _holding(project / "project" / ".cache", *_written("社区养老服务站"))
    assert _holding(project / "data" / "log", b'"2022"', b"990101")
