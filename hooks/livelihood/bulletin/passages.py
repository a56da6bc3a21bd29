"""What a notice says of a task's progress: the latest report's own words, and sentences for what they leave out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from livelihood.assessment import TaskProgress
from livelihood.bulletin.sentences import correction_sentences, dated_sentences
from livelihood.model import CountyYear, Figure, Indicator, ProgressText, Report
from livelihood.plain_text import comparable
from livelihood.progress import Reading
from livelihood.wording import day


@dataclass(frozen=True)
class Passages:
    """The texts for the notice's body and for the attachment's last column; both empty where nothing is known.

    ``units`` are those that begin a text.
    """

    body: tuple[str, ...]
    attachment: tuple[str, ...]
    units: tuple[str, ...]


def passages_of(task: TaskProgress, county_year: CountyYear, on: date) -> Passages:
    """Return what is said of ``task`` in a notice of the day ``on``.

    The words are those of the latest report that speaks of the task, verbatim. If that report isn't of the
    notice's day, its date goes before them, as their 截至目前 means that day. Figures that these words don't hold
    (of a workbook, or of an earlier report) follow as sentences with their date, and last what was corrected since
    in the words themselves.
    """
    report = _latest(task, county_year)
    texts = _texts(report, task.task.no)
    rest = (*dated_sentences(_untold(task, report, texts)), *(_corrections(task, report) if texts else ()))
    lead = f"截至{day(as_of)}：" if report and (as_of := county_year.as_of(report)) != on else ""
    first_part = _first_part(report, county_year)
    body = [text for text in texts if text.part in (None, first_part)]
    attached = [text for text in texts if text.part not in (None, first_part)]
    return Passages(
        (*_written(body or attached, lead), *rest),
        (*_written(attached or body, lead), *rest),
        tuple(dict.fromkeys(text.unit for text in texts if text.unit)),
    )


def _latest(task: TaskProgress, county_year: CountyYear) -> Report | None:
    spoken = (report for report in reversed(county_year.reports) if report.task(task.task.no))
    return next(spoken, None)


def _texts(report: Report | None, no: int) -> tuple[ProgressText, ...]:
    told = report.task(no) if report else None
    return told.progress if told else ()


def _first_part(report: Report | None, county_year: CountyYear) -> str | None:
    return county_year.sources[report.source].parts[0].name if report else None


def _written(texts: Iterable[ProgressText], lead: str) -> Iterator[str]:
    """Yield the texts, each with the unit that it is of; ``lead`` stands before the words themselves."""
    for text in texts:
        yield f"{text.unit}：{lead}{text.text}" if text.unit else f"{lead}{text.text}"


def _untold(
    task: TaskProgress, report: Report | None, texts: Iterable[ProgressText]
) -> Iterator[tuple[Reading, Indicator | None]]:
    """Yield the readings that count and that ``texts``, the words of ``report``, don't hold."""
    forms = [comparable(text.text) for text in texts]
    readings = [(each.reading, each.indicator) for each in task.indicators if each.reading]
    for reading, indicator in [*readings, *((extra, None) for extra in task.extras)]:
        if reading.report is not report or not _holds(forms, reading.figure):
            yield reading, indicator


def _corrections(task: TaskProgress, report: Report | None) -> Iterator[str]:
    """Yield a sentence for each figure of ``report`` that its words give wrongly."""
    for each in task.indicators:
        for reading in (*each.history, *each.prior_year, *each.withdrawn):
            if reading.report is report:
                yield from correction_sentences(reading, each.indicator.name)
    for extra in (*task.extras, *task.withdrawn):
        if extra.report is report:
            yield from correction_sentences(extra, extra.figure.name or "")


def _holds(forms: Iterable[str], figure: Figure) -> bool:
    """Tell whether the texts (in comparable form) hold the figure: all its quotes, and its date if it has its own."""
    needed = [
        figure.quote,
        figure.denominator_quote,
        *(part.quote for part in figure.parts),
        *(item.quote for item in figure.items),
        f"{figure.as_of.month}月{figure.as_of.day}日" if figure.as_of else None,
    ]
    texts = tuple(forms)
    return all(any(comparable(words) in text for text in texts) for words in needed if words)
