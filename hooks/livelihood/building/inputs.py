"""What a build is asked for and made from, told by hashes: what is unchanged isn't read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from livelihood.addresses import LIST
from livelihood.building.fingerprints import Fingerprints, combined, package_folder, versions
from livelihood.building.shell import Shell, cache_folder, shell_of
from livelihood.building.store import Store
from livelihood.places import COUNTY_FOLDER, LOG_FOLDER, shortened

# What decides over what stands at old addresses, in the data folder.
_ADDRESSES = ("redirects.yml", LIST)
# What all counties share, in the data folder.
_COMMON = ("units.yml", "schemes", "synonyms.yml")


@dataclass(frozen=True)
class BuildRequest:
    """What is asked for.

    Folders that aren't given are as ``config_file`` (mkdocs.yml) says. ``only`` names counties by their codes, none:
    all. ``search`` and ``open_data`` tell whether those are made, too; ``gallery``, whether that of the components is.
    With ``old_search`` the search of the build before is left for now, and none is made where there was none.
    """

    config_file: Path
    now: datetime
    data: Path | None = None
    site_dir: Path | None = None
    only: tuple[str, ...] = ()
    search: bool = True
    open_data: bool = True
    gallery: bool = False
    old_search: bool = False


class ChangedError(Exception):
    """What a site is made from was changed while it was read: what was made of it is of no use."""


@dataclass(frozen=True)
class Inputs:
    """Everything that a site is made from. ``counties`` are the hashes of the counties' folders by name.

    ``code`` is the hash of the program, ``common`` of what all counties share, ``addresses`` of what decides over what
    stands at old addresses, ``pages`` of all that decides over what is made of a county besides its data, ``key`` of
    everything.
    """

    request: BuildRequest
    shell: Shell
    store: Store
    data: Path
    site_dir: Path
    counties: Mapping[str, str]
    code: str
    common: str
    addresses: str
    pages: str
    key: str
    prints: Fingerprints

    def confirm(self, folders: Iterable[str] = ()) -> None:
        """Have the store write what was made of the counties in ``folders``, and of what all share.

        Raises ChangedError where one of these isn't any more as its hash says: nothing is kept of it.
        """
        prints = self.prints
        shared = (
            _code(prints),
            _hash_of(_COMMON, self.data, prints),
            _hash_of(_ADDRESSES, self.data, prints),
        )
        are_same = (
            shared == (self.code, self.common, self.addresses)
            and self.shell.is_current()
            and all(prints.of(self.data / folder, links=False) == self.counties[folder] for folder in folders)
        )
        if not are_same:
            raise ChangedError
        self.store.write_results()

    @property
    def cache(self) -> Path:
        """The folder in which builds keep what they made."""
        return cache_folder(self.request.config_file)

    @property
    def search_cache(self) -> Path:
        """The folder in which they keep indexes of the search."""
        return self.cache / "search"


def inputs_of(request: BuildRequest, *, thorough: bool = False) -> Inputs:
    """Return what the site that is asked for is made from. Raises DataError where MkDocs stops.

    ``thorough`` has the cache looked through: only what is whole counts as kept.
    """
    cache = cache_folder(request.config_file)
    store, prints = Store(cache, thorough=thorough), Fingerprints(cache / "fingerprints.json")
    code = _code(prints)
    shell = shell_of(request.config_file, partial=bool(request.only), code=code, prints=prints, store=store)
    config = shell.config
    data = shortened(request.data or Path(config.data))
    names, folders = _listed(data)
    wanted = (name for name in folders if _is_wanted(name, request.only))
    counties = {name: prints.of(data / name, links=False) for name in wanted}
    common, addresses = _hash_of(_COMMON, data, prints), _hash_of(_ADDRESSES, data, prints)
    own = [prints.of(Path(folder)) for folder in config.templates]
    # Where templates are decides over no page; what they hold does.
    frame = {**json.loads(config.frame), "templates": own}
    pages = combined([code, frame, config.authority, common, request.search, request.open_data])
    # Names too: what has no place in the data folder is a problem.
    seen = [addresses, counties, prints.of(data / LOG_FOLDER, links=False), names, data.as_posix()]
    prints.save()
    told = [shell.key, pages, seen, request.gallery, request.old_search]
    return Inputs(
        request=request,
        shell=shell,
        store=store,
        data=data,
        site_dir=request.site_dir or Path(config.site_dir),
        counties=counties,
        code=code,
        common=common,
        addresses=addresses,
        pages=pages,
        key=combined(told),
        prints=prints,
    )


def _code(prints: Fingerprints) -> str:
    return combined([prints.of(package_folder()), versions()])


def _hash_of(names: Iterable[str | Path], data: Path, prints: Fingerprints) -> str:
    return combined([prints.of(data / name, links=False) for name in names])


def _listed(data: Path) -> tuple[list[str], list[str]]:
    """Return the names of everything in the folder, and of the folders among it: what only leads to one is none."""
    try:
        with os.scandir(data) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return [], []
    folders = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    return [entry.name for entry in entries], folders


def _is_wanted(name: str, only: tuple[str, ...]) -> bool:
    return COUNTY_FOLDER.fullmatch(name) is not None and (not only or name[:6] in only)
