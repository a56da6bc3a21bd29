"""The home page: find your county, see where things stand and what is newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from livelihood import routes
from livelihood.contexts.above import AbovePage, newest, read_from, reads_of
from livelihood.contexts.cards import YearCard
from livelihood.contexts.counties import ProvinceList, provinces
from livelihood.contexts.documents import DocumentRow
from livelihood.contexts.frame import SITE_NAME, Frame, joined
from livelihood.parts.county import CountyParts
from livelihood.parts.home import MOST_DOCUMENTS
from livelihood.routes import Url

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


def home_page(counties: Sequence[CountyParts], updated: date) -> AbovePage[HomePage]:
    """Return the home page; ``counties`` as the site orders them."""
    url = routes.home()
    # Whatever was added last comes first.
    shown = newest(counties, lambda place: (place.newest.recorded,), MOST_CARDS)
    added = newest(counties, lambda place: place.documents, MOST_DOCUMENTS)

    def context() -> HomePage:
        return HomePage(
            frame=Frame(
                url,
                SITE_NAME,
                f"{_names(counties)}的民生实事：承诺了什么、做到了多少、数字出自哪份文件的哪句话。",
                updated,
                scripts=("finder",),
            ),
            provinces=provinces(counties, url),
            cards=tuple(county.home.card for county, _ in shown),
            more=len(counties) - len(shown),
            documents=tuple(read_from(added, lambda county: county.home.documents)),
            method=routes.relative(routes.method(), url),
            updates=routes.relative(routes.updates(), url),
        )

    reads = reads_of("home", (county for county, _ in (*shown, *added)))
    return AbovePage(url, "home", updated, counties, reads, context)


def _names(counties: Sequence[CountyParts]) -> str:
    names = joined([county.place.name for county in counties[:_MOST_NAMES]])
    return names if len(counties) <= _MOST_NAMES else f"{names}等{len(counties)}个县（市、区）"
