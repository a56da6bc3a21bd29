"""Bundles by province, kept from build to build: only where a record changed is a bundle made anew."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from livelihood.search import bundle, pagefind, records, tokens, traditional
from livelihood.search.bundle import write_bundle
from livelihood.search.pagefind import pagefind_version
from livelihood.search.records import Record

_MANIFEST = "manifest.json"
_BUNDLE = "bundle"
# What a bundle's bytes depend on besides its records and Pagefind.
_MADE_BY = (bundle, pagefind, records, tokens, traditional)


@dataclass(frozen=True)
class Shard:
    """A bundle in the built site: its name, its number of records, and whether it had to be made anew."""

    name: str
    records: int
    indexed: bool


def write_shard(name: str, records: Iterable[Record], folder: Path, cache: Path) -> Shard:
    """Write the bundle of ``records`` into ``folder``/``name``, from ``cache`` where the same one is there."""
    by_url = {record.url: record for record in sorted(records, key=lambda record: record.url)}
    kept = cache / f"{name}-{_fingerprint(by_url)}"
    is_kept = _take(kept, folder / name)
    if not is_kept:
        _make(by_url, kept, folder / name)
    _forget_others(name, kept)
    return Shard(name, len(by_url), not is_kept)


def _fingerprint(records: Mapping[str, Record]) -> str:
    digest = hashlib.sha256(pagefind_version().encode())
    for module in _MADE_BY:
        digest.update(Path(str(module.__file__)).read_bytes())
    for record in records.values():
        digest.update(json.dumps(asdict(record), ensure_ascii=False).encode())
    return digest.hexdigest()[:32]


def _take(kept: Path, target: Path) -> bool:
    """Copy a kept bundle to ``target`` if it is as it was made, and tell whether it was."""
    try:
        manifest = json.loads((kept / _MANIFEST).read_text(encoding="utf-8"))
        if manifest != _sums(kept / _BUNDLE):
            return False
        shutil.copytree(kept / _BUNDLE, target)
    except (OSError, ValueError):
        # There is none, or another build is just removing it.
        shutil.rmtree(target, ignore_errors=True)
        return False
    return True


def _make(records: Mapping[str, Record], kept: Path, target: Path) -> None:
    """Make the bundle in ``target``, and keep it.

    It is made beside its place in the cache and moved there when it is whole: a build may be interrupted, and
    another one may be keeping the same bundle.
    """
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=kept.parent, ignore_cleanup_errors=True) as beside:
        made = Path(beside, kept.name)
        write_bundle(records, made / _BUNDLE)
        (made / _MANIFEST).write_text(json.dumps(_sums(made / _BUNDLE)), encoding="utf-8")
        shutil.copytree(made / _BUNDLE, target)
        shutil.rmtree(kept, ignore_errors=True)
        with suppress(OSError):
            made.rename(kept)


def _sums(bundle: Path) -> dict[str, str]:
    return {
        path.relative_to(bundle).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(bundle.rglob("*"))
        if path.is_file()
    }


def _forget_others(name: str, kept: Path) -> None:
    for other in kept.parent.glob(f"{name}-*"):
        if other != kept:
            shutil.rmtree(other, ignore_errors=True)
