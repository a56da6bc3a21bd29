"""A county's entries in a feed: its own one, and that of the site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import islice

from livelihood.changes import Change
from livelihood.contexts.changes import ChangeView
from livelihood.contexts.links import YearLinks

# A reader fetches a feed again and again; who comes later finds the rest on the pages.
MOST_ENTRIES = 50


@dataclass(frozen=True)
class FeedEntry:
    """A change as a feed tells it.

    ``name`` names it for good; ``url`` (from the root of the site) and ``anchor`` are where it is told;
    ``content`` is HTML.
    """

    name: str
    title: str
    recorded: date
    url: str
    anchor: str
    content: str


def feed_entries(
    changes: Iterable[tuple[Change, YearLinks]], views: Iterable[ChangeView]
) -> tuple[FeedEntry, ...]:
    """Return the entries of a county's ``changes``, the newest of them; ``views`` tell them on any page."""
    told = zip(changes, views, strict=True)
    return tuple(_entry(change, links, view) for (change, links), view in islice(told, MOST_ENTRIES))


def _entry(change: Change, links: YearLinks, view: ChangeView) -> FeedEntry:
    return FeedEntry(
        name=f"{links.code}/{links.county_year.year}/{change.key}",
        title=f"{view.county_year}民生实事：{view.title}",
        recorded=change.recorded,
        url=links.updates_url,
        anchor=change.key,
        content=_content(view),
    )


def _content(view: ChangeView) -> str:
    """Return the change in words as HTML: the facts, then a line per target and number."""
    facts = "".join(f"<p>{escape(fact)}</p>" for fact in (f"文件：{view.document.title}", *view.facts))
    rows = [*(target.words for target in view.targets), *(number.words for number in view.numbers)]
    lines = "".join(f"<li>{escape(row)}</li>" for row in rows)
    return f"{facts}<ul>{lines}</ul>" if rows else facts
