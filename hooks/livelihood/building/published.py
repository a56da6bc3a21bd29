"""What a build makes of each county against the log: which counties are looked at for changes without a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from livelihood import routes
from livelihood.building.counties import Counties
from livelihood.building.county_work import SITE
from livelihood.building.inputs import Inputs
from livelihood.loading import load_county
from livelihood.model import Redirect
from livelihood.places import LOG_FOLDER
from livelihood.problems import Problem, Problems
from livelihood.transparency.changes import moved_codes
from livelihood.transparency.checking import check_published
from livelihood.transparency.log import Log, read_log


def published_warnings(
    inputs: Inputs, counties: Counties, redirects: Sequence[Redirect]
) -> tuple[Problem, ...]:
    """Return what changed or vanished without a record, of the counties that aren't as the log has them.

    The log is whole: a build stops before where it isn't.
    """
    codes = set(_changed(read_log(inputs.data / LOG_FOLDER), counties))
    codes |= {new for new, earlier in moved_codes(redirects).items() if codes.intersection(earlier)}
    codes &= set(inputs.request.only) or codes
    if not codes:
        return ()
    known = Problems()
    folders = (inputs.data / folder for folder in sorted(inputs.counties) if folder[:6] in codes)
    records = [load_county(folder, known) for folder in folders]
    found = Problems()
    check_published(inputs.data, records, redirects, inputs.request.now, found, codes=codes)
    return found.sorted()


def _changed(log: Log, counties: Counties) -> Iterator[str]:
    for key, number in log.latest.items():
        pack = counties.packs.get(key[0])
        name = f"{SITE}{routes.logged_content(*key)}"
        if not pack or name not in pack.pieces or pack.sha256(name) != log.entries[number].content_sha256:
            yield key[0]
