"""What changed anywhere, newest first, and of that the corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from livelihood import routes
from livelihood.contexts.above import AbovePage, newest, read_from, reads_of
from livelihood.contexts.changes import ChangeView
from livelihood.contexts.frame import Frame, way_to_province
from livelihood.parts.changes import MOST_CHANGES, lightened
from livelihood.parts.county import CountyParts
from livelihood.routes import Url


@dataclass(frozen=True)
class UpdatesPage:
    """Everything on the page of all changes; ``left_off`` counts those that are only on the counties' pages."""

    frame: Frame
    changes: tuple[ChangeView, ...]
    left_off: int
    feed: Url


@dataclass(frozen=True)
class CorrectionsPage:
    """Everything on the page of corrections and revised targets."""

    frame: Frame
    changes: tuple[ChangeView, ...]


def updates_page(counties: Sequence[CountyParts], updated: date) -> AbovePage[UpdatesPage]:
    """Return the page of what changed anywhere; the newest changes number by number."""
    url = routes.updates()
    shown = newest(counties, lambda place: place.changed, MOST_CHANGES)

    def context() -> UpdatesPage:
        return UpdatesPage(
            frame=Frame(
                url,
                "更新记录",
                "各县民生实事最近收录了什么文件，数字和状态有什么变化。",
                updated,
                way_to_province(),
            ),
            changes=lightened(read_from(shown, lambda county: county.updates)),
            left_off=sum(len(county.place.changed) for county in counties) - len(shown),
            feed=routes.relative(routes.feed(), url),
        )

    reads = reads_of("updates", (county for county, _ in shown))
    return AbovePage(url, "updates", updated, counties, reads, context)


def corrections_page(counties: Sequence[CountyParts], updated: date) -> AbovePage[CorrectionsPage]:
    """Return the page of all corrections and revised targets."""
    url = routes.corrections()
    number = sum(len(county.place.corrected) for county in counties)
    shown = newest(counties, lambda place: place.corrected, number)

    def context() -> CorrectionsPage:
        return CorrectionsPage(
            frame=Frame(
                url,
                "更正记录",
                "更正和撤回的数字，年中调整过的目标：原来是多少，改成了多少，为什么。",
                updated,
                way_to_province(),
            ),
            changes=tuple(read_from(shown, lambda county: county.corrections)),
        )

    reads = reads_of("corrections", (county for county, _ in shown))
    return AbovePage(url, "corrections", updated, counties, reads, context)
