"""The home page: find your county, see where things stand and what is newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from livelihood import routes
from livelihood.contexts.cards import YearCard, year_card
from livelihood.contexts.counties import ProvinceList, latest_years, provinces
from livelihood.contexts.documents import DocumentRow, document_rows
from livelihood.contexts.frame import SITE_NAME, Frame, joined
from livelihood.contexts.links import YearLinks
from livelihood.routes import Url

MOST_DOCUMENTS = 10
MOST_CARDS = 6
_MOST_NAMES = 5


@dataclass(frozen=True)
class HomePage:
    """Everything on the home page; ``more`` counts the counties that have no card there."""

    frame: Frame
    provinces: tuple[ProvinceList, ...]
    cards: tuple[YearCard, ...]
    more: int
    documents: tuple[DocumentRow, ...]
    method: Url
    updates: Url


def home_page(years: Sequence[YearLinks], updated: date) -> HomePage:
    """Return the home page; ``years`` as the site orders them."""
    url = routes.home()
    latest = latest_years(years)
    # Whatever was added last comes first.
    shown = sorted(latest, key=_recorded, reverse=True)[:MOST_CARDS]
    newest = sorted(
        (row for links in years for row in document_rows(links, url)),
        key=lambda row: row.recorded,
        reverse=True,
    )
    return HomePage(
        frame=Frame(
            url,
            SITE_NAME,
            f"{_names(latest)}的民生实事：承诺了什么、做到了多少、数字出自哪份文件的哪句话。",
            updated,
            scripts=("finder",),
        ),
        provinces=provinces(latest, url),
        cards=tuple(year_card(links, url) for links in shown),
        more=len(latest) - len(shown),
        documents=tuple(newest)[:MOST_DOCUMENTS],
        method=routes.relative(routes.method(), url),
        updates=routes.relative(routes.updates(), url),
    )


def _recorded(links: YearLinks) -> date:
    return links.county_year.recorded


def _names(latest: Sequence[YearLinks]) -> str:
    names = joined([links.county.name for links in latest[:_MOST_NAMES]])
    return names if len(latest) <= _MOST_NAMES else f"{names}等{len(latest)}个县（市、区）"
