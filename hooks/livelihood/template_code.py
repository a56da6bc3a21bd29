"""The code of templates, kept beside Python's own: what was compiled once isn't parsed and compiled again.

It is kept where Python keeps the code of modules, and never in the cache of builds, which may be shared: whoever can
write here can write modules, too. What it was made from is told by a hash, and a spoiled file counts as none.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from livelihood.building.writing import write_whole
from livelihood.package_versions import package_versions

_FOLDER = Path(__file__).parent
# What makes code of templates: these modules of ours, and these packages.
_MAKERS = (
    "escaping",
    "marked_blocks",
    "rendering",
    "template_environment",
    "template_html",
    "template_marks",
)
_PACKAGES = ("jinja2", "markdown", "markupsafe")


class TemplateCode:
    """The kept code of templates; ``files`` lists all templates of which any of them may be made."""

    def __init__(self, files: Callable[[], Iterable[Path]]) -> None:
        self._files = files
        self._made_from = self._hash()

    def get(self, name: str) -> Any:
        """Return what ``keep`` was given for ``name`` when all templates were as they are now, None where nothing was."""
        with suppress(OSError):
            kept = self._file(name).read_bytes()
            head, content = kept[:64], kept[64:]
            if head == self._head(name, content):
                return marshal.loads(content)  # noqa: S302 - as safe as the modules' code, which stands beside it
        return None

    def keep(self, name: str, made: object) -> None:
        """Keep a code object, or a tuple with one, unless a template was edited since; do without where that fails."""
        if sys.dont_write_bytecode or self._hash() != self._made_from:
            return
        content = marshal.dumps(made)  # type: ignore[arg-type]  # what it can't write, it refuses
        with suppress(OSError):
            write_whole(self._file(name), self._head(name, content) + content)

    def _head(self, name: str, content: bytes) -> bytes:
        digest = hashlib.sha256(f"{self._made_from} {name} {len(content)}\n".encode())
        digest.update(content)
        return digest.hexdigest().encode()

    def _file(self, name: str) -> Path:
        # As of a module of this name, whose suffix is taken off.
        code = Path(cache_from_source(str(_FOLDER / f"{name.replace('/', '-')}.template")))
        return code.with_suffix(".template")

    def _hash(self) -> str:
        digest = hashlib.sha256(repr((sys.version, list(package_versions(_PACKAGES).values()))).encode())
        makers = (_FOLDER / f"{name}.py" for name in _MAKERS)
        for file in (*makers, *sorted(self._files())):
            content = file.read_bytes()
            digest.update(f"{file}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.hexdigest()
