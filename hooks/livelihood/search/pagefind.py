"""The Pagefind binary: pages of tokens in, a bundle out.

Its interface for single records waits between them; a folder of files is read at once.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

from pagefind_bin import get_executable

from livelihood.package_versions import package_version
from livelihood.search.errors import SearchError
from livelihood.search.records import Record
from livelihood.search.tokens import index_tokens

# No language has this code: words are taken as they stand.
_LANGUAGE = "zz"
# The most that Pagefind knows.
_TITLE_WEIGHT = "10"
_HEADING_WEIGHT = "3"
# A word that every record has and no query can: by it the browser asks for all records with a filter's value. Without
# a word, Pagefind would load the whole index.
_EVERY = "ω"


@cache
def pagefind_version() -> str:
    """Return the version of the binary."""
    return package_version("pagefind_bin")


def document(record: Record) -> str:
    """Return ``record`` as the page that Pagefind reads: its filters, and its tokens as its text has them.

    The browser searches phrases of tokens, which holds only where each token stands in its place.
    """
    filters = (
        f'<meta data-pagefind-filter="{name}[content]" content="{escape(value)}">'
        for name, value in _filters(record)
    )
    return "".join(
        (
            f'<!doctype html><html lang="{_LANGUAGE}"><body data-pagefind-body>',
            *filters,
            _words(_TITLE_WEIGHT, (record.title,)),
            _words(_HEADING_WEIGHT, record.headings),
            _words("1", (record.text,)),
            f"<p>{_EVERY}</p></body></html>",
        )
    )


def _filters(record: Record) -> Iterable[tuple[str, str]]:
    yield "kind", record.kind
    if record.place:
        yield "county", record.place.code
        yield "year", str(record.place.year)
    yield from (("status", status) for status in record.statuses)
    yield from (("unit", unit) for unit in record.units)


def _words(weight: str, texts: Iterable[str]) -> str:
    tokens = [token for text in texts for token in index_tokens(text)]
    return f'<p data-pagefind-weight="{weight}">{" ".join(tokens)}</p>' if tokens else ""


def run_pagefind(pages: Iterable[str], source: Path, bundle: Path) -> None:
    """Write ``pages`` (documents) into the folder ``source`` and their index into ``bundle``.

    There, the n-th has the address n.html. Raises SearchError where the binary fails.
    """
    source.mkdir()
    for number, text in enumerate(pages):
        (source / f"{number}.html").write_text(text, encoding="utf-8", newline="\n")
    command = [str(get_executable()), "--site", str(source), "--output-path", str(bundle)]
    done = subprocess.run(  # noqa: S603 - the binary of the installed package, with arguments made here
        [*command, "--force-language", _LANGUAGE],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise SearchError(
            f"搜索索引没有生成（pagefind 退出码 {done.returncode}）：{done.stderr or done.stdout}"
        )
