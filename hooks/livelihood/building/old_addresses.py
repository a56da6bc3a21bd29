"""What stands at old addresses: known by which pages there are now, of the counties, above them and written by hand."""

from __future__ import annotations

from collections.abc import Sequence

from livelihood.addresses import published
from livelihood.building.above import Above
from livelihood.building.counties import Counties
from livelihood.building.inputs import Inputs
from livelihood.model import Common
from livelihood.problems import Problems
from livelihood.redirects import RedirectPage, redirect_pages
from livelihood.validation import check_addresses


def old_addresses(
    inputs: Inputs, counties: Counties, above: Above, common: Common, problems: Problems
) -> Sequence[RedirectPage]:
    """Return what stands at the old addresses of the site, and report those that lead nowhere to ``problems``."""
    if not common.redirects and not published(inputs.data):
        return ()
    pages = frozenset((*above.addresses(), *counties.addresses()))
    if not inputs.request.only:
        written = inputs.shell.content.days.keys()
        check_addresses(inputs.data, common.redirects, pages, problems, hand_written=written)
    return redirect_pages(common.redirects, pages)
