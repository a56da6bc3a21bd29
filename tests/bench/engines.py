"""An engine that builds a site, and in which states of its cache and its site it is asked to."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tests.bench.inputs import ENVIRONMENT, edited_figure
from tests.bench.measuring import Output, Usage, output, run


class Case(Enum):
    """What is there when a build begins, and what it is called in the table. Each follows the one before."""

    COLD = "从头"
    WARM = "有缓存，没有网页"
    SAME = "没有改动"
    EDIT = "改一个数"


@dataclass(frozen=True)
class Engine:
    """A command that builds ``site`` in the folder of its own project ``folder``.

    ``data`` is where a figure can be edited, None for an engine that makes everything anew each time.
    """

    key: str
    title: str
    folder: Path
    command: tuple[str, ...]
    site: Path
    caches: tuple[Path, ...] = ()
    data: Path | None = None

    @property
    def cases(self) -> tuple[Case, ...]:
        """The cases in which this engine is measured."""
        return tuple(Case) if self.data else (Case.COLD,)


@dataclass(frozen=True)
class Run:
    """One build: by which engine, of how many counties, with search and open data or without, and what it took."""

    engine: str
    title: str
    counties: int
    whole: bool
    case: Case
    usage: Usage
    output: Output


def builds(engine: Engine, counties: int, number: int, *, whole: bool) -> Iterator[Run]:
    """Build the site in every case of the engine, one after the other.

    ``number`` counts these series: each edits a figure in another way, so that no cache knows it.
    """
    for case in engine.cases:
        if case in {Case.COLD, Case.WARM}:
            shutil.rmtree(engine.site, ignore_errors=True)
        if case is Case.COLD:
            for cache in engine.caches:
                shutil.rmtree(cache, ignore_errors=True)
        with _edit(engine, number) if case is Case.EDIT else nullcontext():
            usage = run(engine.command, cwd=engine.folder, env=ENVIRONMENT)
        yield Run(engine.key, engine.title, counties, whole, case, usage, output(engine.site))


def _edit(engine: Engine, number: int) -> AbstractContextManager[None]:
    assert engine.data
    return edited_figure(engine.data, number)
