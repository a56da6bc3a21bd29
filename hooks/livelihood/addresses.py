"""The addresses of pages that were ever published, kept in a list beside the data.

An address that was published stays (design §4): people have linked to it, printed it and scanned it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from livelihood.building.writing import write_whole
from livelihood.folder_entries import special

LIST = Path("log", "addresses.txt")
_INDEX = "index.html"


def published(data: Path) -> tuple[str, ...]:
    """Return every address that was ever published from the folder ``data``, in the order of the lines of its list.

    Addresses count from the root of the site, which is itself "/" in the list and "" here. None were published where
    there is no list. Raises OSError where it can't be read.
    """
    if special(data / LIST) or special(data / LIST.parent):
        return ()  # it is a problem of the data, which loading reports
    try:
        lines = (data / LIST).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return ()
    return tuple("" if line == "/" else line for line in lines)


def record(data: Path, addresses: Iterable[str]) -> None:
    """Add ``addresses``, which are about to be published, to the list; it is written whole or not at all.

    Nothing is written where all of them stand there. Raises OSError where it can't be written.
    """
    known = set(published(data))
    if not known.issuperset(all_now := known.union(addresses)):
        write_whole(
            data / LIST, "".join(f"{each or '/'}\n" for each in sorted(all_now)).encode(), durable=True
        )


def page_addresses(paths: Iterable[str]) -> Iterator[str]:
    """Yield the addresses of the pages among the files of a site, which are given by their paths below it."""
    for path in paths:
        if path == _INDEX or path.endswith(f"/{_INDEX}"):
            yield path.removesuffix(_INDEX)


def is_of_data(address: str) -> bool:
    """Tell whether a page at ``address`` could only come from the data: it is no page that every site has."""
    first = address.partition("/")[0]
    return first.isdecimal() or first == "schemes"
