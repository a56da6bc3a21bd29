"""Differences as one page of HTML that needs nothing else: to look at, to print, to hand on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from livelihood.diffing.differences import Differences
from livelihood.diffing.summary import summary
from livelihood.diffing.text import FELL, SAME
from livelihood.diffing.views import sections
from livelihood.rendering import allowed

_TEMPLATE = "page.html"


def page(differences: Differences, before: str, after: str) -> str:
    """Return the page; ``before`` and ``after`` name what was compared."""
    return (
        _environment()
        .get_template(_TEMPLATE)
        .render(
            before=before,
            after=after,
            summary=summary(differences) if differences else SAME,
            remarks=differences.remarks,
            sections=sections(differences),
            fell=FELL,
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        # Control characters are not allowed in HTML, not even as references.
        finalize=lambda value: allowed(value) if type(value) is str else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
