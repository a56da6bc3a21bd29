"""Parts of counties for tests, from county-years that stand as the site orders them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from livelihood.contexts.links import YearLinks
from livelihood.contexts.peers import PeerSection, SameTasks
from livelihood.parts.county import CountyParts, MadeParts, parts_of


def parts(years: Iterable[YearLinks]) -> list[MadeParts]:
    """Return the parts of every county among ``years``."""
    return [parts_of(list(group)) for _, group in groupby(years, key=lambda links: links.code)]


def sections(counties: Sequence[CountyParts]) -> dict[str, PeerSection]:
    """Return the section of other counties on every task's page, by the page's address."""
    same = SameTasks(counties)
    return {section.url: section for county in counties for section in same.sections(county)}
