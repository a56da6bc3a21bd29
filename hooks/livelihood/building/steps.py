"""Steps whose outcome is kept by the hash of everything that it depends on: what was made once isn't made again."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

from livelihood.building.store import Store


class Made(NamedTuple):
    """A content in the store: its SHA-256 and its size in bytes."""

    digest: str
    size: int


def made(key: str, make: Callable[[], bytes], store: Store) -> Made:
    """Return what ``make`` makes, from the store where it is kept under ``key``."""
    known = store.result(key)
    if known is not None:
        found = Made(*json.loads(known))
        if store.has(found.digest):
            return found
    content = make()
    digest = store.put(content)
    store.keep_result(key, json.dumps([digest, len(content)]).encode())
    return Made(digest, len(content))
