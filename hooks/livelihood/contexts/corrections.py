"""Corrections beside the figure that they correct: what it was, what it is, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from livelihood.contexts.links import Evidence, YearLinks
from livelihood.model import FigureCorrection
from livelihood.progress import Reading
from livelihood.wording import day

WITHDRAWN = "已撤回"


def correction_lines(readings: Iterable[Reading]) -> tuple[str, ...]:
    """Return a line for each correction of ``readings``."""
    return tuple(
        f"{day(reading.as_of)}的{_outcome(correction)}，原因：{correction.reason}"
        for reading in readings
        for correction in reading.corrections
    )


def correction_evidence(reading: Reading, links: YearLinks, page: str) -> Iterator[Evidence]:
    """Yield the sentences that a reading's corrections rest on."""
    for each in reading.corrections:
        if each.source and each.quote:
            label = f"{day(each.date)}{'撤回' if each.withdrawn else '更正'}"
            yield links.evidence(label, each.source, each.quote, each.part, page)


def before_corrections(reading: Reading) -> str:
    """Return what was corrected, as the document has it: 更正前8406人; "" where nothing was."""
    written = [each.old for each in reading.corrections if not each.withdrawn]
    return f"更正前{'、'.join(written)}" if written else ""


def _outcome(correction: FigureCorrection) -> str:
    of_day = day(correction.date)
    if correction.new is None:
        return f"{correction.old}{WITHDRAWN}（{of_day}）"
    return f"{correction.old}更正为{correction.new.text}（{of_day}）"
