"""What a terminal shows while a long build goes on; a pipe stays quiet."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

Item = TypeVar("Item")
# Work that is over at once needs no bar.
_WORTH_A_BAR = 20


def shown(items: Iterable[Item], count: int, label: str) -> Iterator[Item]:
    """Yield ``items`` while a bar for ``count`` of them moves on, on standard error."""
    if count < _WORTH_A_BAR or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length=count, label=label, file=sys.stderr, show_pos=True) as bar:
        yield from bar
