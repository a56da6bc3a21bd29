"""The benchmarks: `make bench`, or `python -m tests.bench --help`.

Every engine builds the same exported tree of invented counties in the same run, each build in a process of its own.
The engines take turns, so that what else the machine does hits all of them.
"""

from __future__ import annotations

import argparse
import compileall
import platform
import shutil
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.bench import own, page
from tests.bench.engines import Engine, Run, builds
from tests.bench.inputs import ENVIRONMENT, Inputs, make_inputs
from tests.bench.measuring import run as run_command
from tests.bench.peers import Peers
from tests.bench.sameness import differences
from tests.bench.table import tables
from tests.project_copy import PROJECT

ENGINES = ("ours", "ours-1", "mkdocs", "stock", "pruned", "zensical", "hugo")
# With more counties these take longer than there is time for; what they need grows with the square.
MOST = {"stock": 30, "pruned": 100, "zensical": 100, "mkdocs": 100}
# What search and open data cost is seen with fewer.
MOST_WHOLE = {"stock": 10, "pruned": 30, "zensical": 30, "mkdocs": 30}
CACHE = PROJECT / ".cache"


def arguments() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--counties", type=_numbers, default=[10, 30, 100], help="10,30,100")
    parser.add_argument("--engines", type=_engines, default=list(ENGINES), help=",".join(ENGINES))
    parser.add_argument("--no-limits", action="store_true", help=f"measure {', '.join(MOST)} at any size")
    parser.add_argument("--whole", action="store_true", help="once more, with search and open data")
    parser.add_argument("--rounds", type=int, default=3, help="how often a quick engine is measured")
    parser.add_argument("--patience", type=float, default=20, help="seconds after which one is measured once")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    parser.add_argument("--peers", type=Path, default=CACHE / "peers", help="where the others are installed")
    parser.add_argument("--work", type=Path, default=CACHE / "bench", help="where sites are built")
    return parser.parse_args()


def main() -> None:
    """Measure, print the tables, and write them where asked."""
    asked = arguments()
    peers = Peers(asked.peers)
    # What Python compiles once belongs to no build.
    compileall.compile_dir(PROJECT / "hooks", quiet=1)
    runs: list[Run] = []
    for counties in asked.counties:
        folder = asked.work.absolute() / str(counties)
        shutil.rmtree(folder, ignore_errors=True)
        _say(f"{counties} counties: making the tree")
        inputs = make_inputs(folder, counties)
        for whole in (False, True) if asked.whole else (False,):
            sites = folder / ("whole" if whole else "pages")
            most = {} if asked.no_limits else MOST_WHOLE if whole else MOST
            keys = [key for key in asked.engines if counties <= most.get(key, counties)]
            engines = [_engine(key, inputs, sites / key, peers, whole=whole) for key in keys]
            runs += _measured(engines, inputs, asked.rounds, asked.patience, whole=whole)
            shutil.rmtree(sites, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
    found, notes = tables(runs), _notes(asked.engines, whole=asked.whole)
    about = page.measured(_today(), _versions(asked.engines, peers))
    print(about, *(table.markdown() for table in found), *notes, sep="\n")
    if asked.write:
        page.write(page.figures(found, notes, about), _today())


def _engine(key: str, inputs: Inputs, folder: Path, peers: Peers, *, whole: bool) -> Engine:
    make = own.engine if key in own.KINDS else peers.engine
    return make(key, inputs, folder, whole=whole)


def _measured(
    engines: Sequence[Engine], inputs: Inputs, rounds: int, patience: float, *, whole: bool
) -> list[Run]:
    """Build with each engine in turn, as often as there is time for; stop where a site isn't what it should be."""
    runs: list[Run] = []
    slow: set[str] = set()
    for number in range(1, rounds + 1):
        for engine in (each for each in engines if each.key not in slow):
            for run in builds(engine, inputs.counties, number, whole=whole):
                _say(
                    f"{inputs.counties} counties, {engine.key}, {run.case.name.lower()}: {run.usage.seconds:.2f} s"
                )
                if run.output.pages != inputs.pages:
                    sys.exit(f"{engine.key} made {run.output.pages} pages of {inputs.pages}")
                runs.append(run)
                if run.usage.seconds > patience:
                    slow.add(engine.key)
    _compare({engine.key: engine for engine in engines})
    return runs


def _compare(engines: Mapping[str, Engine]) -> None:
    """Stop where Hugo, in our page frame, made other pages than ours."""
    if not {"ours", "hugo"} <= set(engines):
        return
    ours, hugo = engines["ours"], engines["hugo"]
    # The last build was one of an edited figure.
    run_command(ours.command, cwd=ours.folder, env=ENVIRONMENT)
    if unlike := differences(ours.site, hugo.site):
        sys.exit("Hugo's pages aren't ours:\n" + "\n".join(unlike[:10]))


def _notes(engines: Sequence[str], *, whole: bool) -> list[str]:
    """Return what the tables must be read with."""
    notes = [
        f"“{kind.title}”总是含搜索和开放数据。"
        for key, kind in own.KINDS.items()
        if key in engines and kind.by_mkdocs
    ]
    if whole and "hugo" in engines:
        notes.append("Hugo 没有自己的搜索，含搜索时它只多复制开放数据。")
    return notes


def _versions(engines: Sequence[str], peers: Peers) -> list[str]:
    found = [f"本站{version('livelihood-ledger')}（Python {platform.python_version()}）"]
    packages = {
        "stock": ("mkdocs", "mkdocs-material"),
        "pruned": ("mkdocs", "mkdocs-material"),
        "zensical": ("zensical",),
        "hugo": ("hugo",),
    }
    named = dict.fromkeys(package for key in engines for package in packages.get(key, ()))
    return found + [f"{package} {peers.version(package)}" for package in named]


def _today() -> date:
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def _numbers(text: str) -> list[int]:
    return sorted({int(number) for number in text.split(",")})


def _engines(text: str) -> list[str]:
    chosen = text.split(",")
    if unknown := set(chosen) - set(ENGINES):
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}")
    # Ours first: others are compared with it.
    return [key for key in ENGINES if key in chosen]


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
