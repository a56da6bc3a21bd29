"""A build of the site, which is over at once where nothing changed: that is seen without any of the program's larger parts."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from livelihood.building.inputs import BuildRequest, ChangedError, Inputs, inputs_of
from livelihood.building.packs import LostError
from livelihood.building.report import BuildReport
from livelihood.building.site_tree import SiteTree, list_file
from livelihood.problems import DataError, Problem

if TYPE_CHECKING:
    from livelihood.building.engines import Engine, LocalEngine
    from livelihood.building.site_list import KeptList

# An editor that saves one file after the other is done by then.
_ATTEMPTS = 5
_CHANGING = "生成的时候文件一直在改。应当：生成时不改数据。改法：等文件都保存好，再生成一次。"


def build(
    request: BuildRequest, local: LocalEngine, engine: Engine | None = None, kept: KeptList | None = None
) -> BuildReport:
    """Build the site that is asked for.

    ``engine`` does the work on the counties, ``local`` what needs this machine's files, and all without ``engine``.
    ``kept`` holds the list of the site's files, by default a file in the cache.
    Raises DataError with every problem of the data, and EngineError or SearchError where the work could not be done;
    the old site is then as it was.
    """
    for _ in range(_ATTEMPTS):
        with suppress(ChangedError):
            return _whole(request, local, engine or local, kept)
    raise DataError([Problem("", 0, "build", _CHANGING)])


def _whole(request: BuildRequest, local: LocalEngine, engine: Engine, kept: KeptList | None) -> BuildReport:
    try:
        return _build(inputs_of(request), local, engine, kept)
    except LostError:
        # What the cache should have isn't there, or isn't as it was: now all that it has is looked at.
        inputs = inputs_of(request, thorough=True)
        shutil.rmtree(inputs.search_cache, ignore_errors=True)
        return _build(inputs, local, engine, kept)


def _build(inputs: Inputs, local: LocalEngine, engine: Engine, kept: KeptList | None) -> BuildReport:
    tree = SiteTree(inputs.site_dir, kept or list_file(inputs.site_dir, inputs.cache / "sites"))
    known = tree.kept.read()
    if known.holds(inputs.key, inputs.request.now) and not tree.altered(known):
        return BuildReport(known.pages, 0, (), (), is_new=False)
    # Each file of the site is looked at while the rest of the program is loaded.
    altered = local.beside(tree.altered, known)
    from livelihood.building.site_build import SiteBuild  # noqa: PLC0415 - takes half a second

    return SiteBuild(inputs, tree, known, altered()).run(engine, local)
