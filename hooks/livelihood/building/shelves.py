"""What is kept of the counties, read without a file for each: those of a prefecture stand together on a shelf.

Each county is kept by itself, too. After an edit only the shelf of its prefecture is put together anew, and its
neighbours are found one by one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby

from livelihood.building.county_work import CountyMade
from livelihood.building.fingerprints import combined
from livelihood.building.inputs import Inputs


class Shelves:
    """What is kept of the counties of ``inputs``."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._store = inputs.store
        self._missed: list[tuple[str, ...]] = []

    def found(self) -> dict[str, CountyMade]:
        """Return what is kept of the counties, by the names of their folders."""
        found: dict[str, CountyMade] = {}
        for _, group in groupby(sorted(self._inputs.counties), key=lambda folder: folder[:4]):
            folders = tuple(group)
            shelf = self._shelf(folders)
            if shelf is None:
                self._missed.append(folders)
                shelf = {folder: made for folder in folders if (made := self._kept(folder))}
            found |= shelf
        return found

    def keep(self, made: CountyMade) -> None:
        """Keep what was made of a county."""
        self._store.keep_result(self._key(made.folder, made.moments), made.to_json())
        self._store.keep_result(self._moments_key(made.folder), json.dumps(made.moments).encode())

    def put_in_order(self, made: Mapping[str, CountyMade]) -> None:
        """Put the shelves together that weren't found, as far as all that belongs there was made."""
        for folders in self._missed:
            shelf = [made[folder] for folder in folders]
            if all(each.pack for each in shelf):
                passed = json.dumps([self._passed(each.moments) for each in shelf]).encode()
                lines = (passed, *(each.to_json() for each in shelf))
                self._store.keep_result(self._shelf_key(folders), b"\n".join(lines))

    def _shelf(self, folders: Sequence[str]) -> dict[str, CountyMade] | None:
        """Return all that stands on a shelf, None where that isn't what is needed now, or isn't kept any more."""
        known = self._store.result(self._shelf_key(folders))
        if known is None:
            return None
        passed, *lines = known.split(b"\n")
        found = {folder: self._made(folder, line) for folder, line in zip(folders, lines, strict=True)}
        if json.loads(passed) != [self._passed(made.moments) for made in found.values() if made]:
            return None
        return {folder: made for folder, made in found.items() if made}

    def _kept(self, folder: str) -> CountyMade | None:
        moments = self._store.result(self._moments_key(folder))
        if moments is None:
            return None
        known = self._store.result(self._key(folder, json.loads(moments)))
        return self._made(folder, known) if known is not None else None

    def _made(self, folder: str, known: bytes) -> CountyMade | None:
        made = CountyMade.from_json(self._inputs.data / folder, known)
        return made if made.pack and self._store.has(made.pack.digest) else None

    def _shelf_key(self, folders: Sequence[str]) -> str:
        return combined(
            ["shelf", self._inputs.pages, [[each, self._inputs.counties[each]] for each in folders]]
        )

    def _moments_key(self, folder: str) -> str:
        return combined(["moments", self._inputs.pages, folder, self._inputs.counties[folder]])

    def _key(self, folder: str, moments: Sequence[str]) -> str:
        own = [folder, self._inputs.counties[folder], self._passed(moments)]
        return combined(["county", self._inputs.pages, *own])

    def _passed(self, moments: Sequence[str]) -> int:
        """Return how many of the moments are over: as long as no other one is, what was made of a county stays."""
        return sum(datetime.fromisoformat(moment) <= self._inputs.request.now for moment in moments)
