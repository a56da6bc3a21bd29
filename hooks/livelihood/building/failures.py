"""How a command that builds says in Chinese what stopped it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from livelihood.building.engines import EngineError
from livelihood.options import CommandError
from livelihood.problems import DataError
from livelihood.search.errors import SearchError


@contextmanager
def told_failures() -> Iterator[None]:
    """Turn what stops a build into CommandError; problems of the data are printed first, each on a line."""
    try:
        yield
    except DataError as error:
        for problem in error.problems:
            click.echo(str(problem))
        raise CommandError(f"有 {len(error.problems)} 个问题，网站没有改动。") from error
    except (EngineError, SearchError, ValueError) as error:
        raise CommandError(f"{error}网站没有改动。") from error
