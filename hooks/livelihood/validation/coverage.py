"""Number coverage: every number of every document is used, or dismissed with a reason. Nothing is forgotten."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from livelihood.documents import Document, NumberToken, Span
from livelihood.model import CountyYear, NotIndicator, Source
from livelihood.places import Spot
from livelihood.private_numbers import private_numbers
from livelihood.problems import Problems
from livelihood.provenance import Claim, claims
from livelihood.validation.references import sources_in_use

_DATE_AFTER = re.compile(r"\d*[年月日号时]")
_DATE_BEFORE = re.compile(r"〔$")
_DATE_IN_FIGURES = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?")
_ORDINAL_AFTER = re.compile(r"[.、,)\]〕]|号")
_ORDINAL_BEFORE = re.compile(r"[(\[〔第]$")
_PHONE = re.compile(r"\d{3,12}")
_PHONE_NEARBY = re.compile(r"电话|热线|专线|传真|手机|拨打|联系|咨询|[-*]\d*$|^\d*[-*]")


def check_coverage(
    county_year: CountyYear, problems: Problems, claimed: Sequence[Claim] | None = None
) -> None:
    """Report numbers that are neither used nor dismissed, and dismissals that are wrong or void.

    ``claimed`` are the county-year's claims, if they are known already.
    """
    found = claims(county_year) if claimed is None else claimed
    for id in sources_in_use(county_year) & county_year.documents.keys():
        source, document = county_year.sources[id], county_year.documents[id]
        own = [claim for claim in found if claim.source == id]
        used = used_numbers(document, own)
        dismissed = _dismissed(source, document, used, problems)
        # Whoever reads a workbook in takes every cell that is filled in.
        if source.is_workbook:
            continue
        accounted = used | dismissed | _meant(document, own) | _private(document)
        _report_uncovered(source, document, accounted, county_year, problems)


def used_numbers(document: Document, claimed: list[Claim]) -> set[Span]:
    """Return the number tokens that targets, figures and parts use; every place where a quote stands counts."""
    used: set[Span] = set()
    for claim in claimed:
        for place in document.places(claim.quote):
            stated = [
                span for each in claim.quantities for span in document.quantity_places(each.core, place)
            ]
            stated += document.places_within(claim.words, place) if claim.words else []
            used.update(token.span for span in stated for token in document.numbers_in(span))
    return used


def _meant(document: Document, claimed: list[Claim]) -> set[Span]:
    """Return the numbers that claims mean which don't fit their quotes: those are reported, these aren't forgotten."""
    whole = Span(0, len(document.comparable))
    meant: set[Span] = set()
    for claim in claimed:
        places = document.places(claim.quote)
        cores = [quantity.core for quantity in claim.quantities]
        fits = all(any(document.quantity_places(core, place) for place in places) for core in cores)
        if claim.words and not any(document.places_within(claim.words, place) for place in places):
            places, fits = [*places, *document.places(claim.words)], False
        if not fits:
            spans = [*places, *(span for core in cores for span in document.quantity_places(core, whole))]
            meant.update(token.span for span in spans for token in document.numbers_in(span))
    return meant


def _private(document: Document) -> set[Span]:
    """Return the numbers that may not be in the document at all."""
    private = [range(number.start, number.end) for number in private_numbers(document.text)]
    if not private:
        return set()
    starts = ((token.span, document.raw_span(token.span).start) for token in document.numbers)
    return {span for span, start in starts if any(start in number for number in private)}


def _dismissed(source: Source, document: Document, used: set[Span], problems: Problems) -> set[Span]:
    dismissed: set[Span] = set()
    names = [part.name for part in source.parts]
    for entry in source.not_indicators:
        part = entry.part
        if part is not None and part not in names:
            what, part = f"part 写的是“{part}”，文件 {source.id} 没有这一部分", None
            expected = f"写其中之一：{'、'.join(names)}"
            problems.add("unknown-part", entry.spot("part"), what, expected=expected)
        places = document.places(entry.text, part)
        tokens = [token for place in places for token in document.numbers_in(place)]
        if not places:
            where = f" {source.file} 的“{part}”" if part else f" {source.file} "
            problems.add("dismissal-void", entry.spot("text"), f"“{entry.text}”在{where}里找不到")
        elif not tokens:
            problems.add("dismissal-void", entry.spot("text"), f"“{entry.text}”里没有数字")
        for token in tokens:
            if token.span in used:
                what = f"“{entry.text}”里的 {token.text} 是一个目标或进展数"
                problems.add("dismissal-of-figure", entry.spot("text"), what)
            elif not _fits(entry, token, document):
                what = f"“{document.around(token.span)}”里的 {token.text} 不像{entry.reason}"
                problems.add("dismissal-reason", entry.spot("reason"), what)
            dismissed.add(token.span)
    return dismissed


def _fits(entry: NotIndicator, token: NumberToken, document: Document) -> bool:
    """Tell whether the number looks like what the reason says; names, earlier years and repetitions look like any."""
    before = document.comparable[max(0, token.span.start - 2) : token.span.start]
    after = document.comparable[token.span.end : token.span.end + 2]
    if entry.reason == "日期":
        return bool(_DATE_AFTER.match(after) or _DATE_BEFORE.search(before)) or _in_date(token, document)
    if entry.reason == "序号":
        # Right behind a word, it isn't the number of an item that begins: 建成12、.
        at = document.raw_span(token.span).start
        listed = _ORDINAL_AFTER.match(after) and not re.search(r"[\w.]$", document.text[:at][-1:])
        return bool(listed or _ORDINAL_BEFORE.search(before) or document.stands_alone(token.span))
    if entry.reason == "电话":
        start, end = token.span
        near = (document.comparable[max(0, start - 12) : start], document.comparable[end : end + 6])
        return bool(_PHONE.fullmatch(token.text)) and any(_PHONE_NEARBY.search(text) for text in near)
    return True


def _in_date(token: NumberToken, document: Document) -> bool:
    """Tell whether the number is a part of a date such as 2022-07-01 or 2022.7.1; 3-5 is none."""
    first = max(0, token.span.start - 8)
    dates = _DATE_IN_FIGURES.finditer(document.comparable, first, token.span.end + 8)
    return any(_within(token.span, Span(*date.span())) for date in dates)


def _report_uncovered(
    source: Source, document: Document, covered: set[Span], county_year: CountyYear, problems: Problems
) -> None:
    folder = county_year.plan.place.path.removesuffix("plan.yml")
    path = f"{folder}sources/{source.file}"
    texts = _task_texts(county_year, source)
    for token in document.numbers:
        if token.span not in covered:
            task = next((f"（第 {no} 件事）" for span, no in texts.items() if _within(token.span, span)), "")
            part = document.part_at(token.span.start)
            around = document.around(token.span, 12)
            what = f"{part}里的数字 {token.text} 没有录入，也没有说明{task}：“…{around}…”"
            problems.add("uncovered-number", Spot(path, document.line(token.span)), what)


def _task_texts(county_year: CountyYear, source: Source) -> Mapping[Span, int]:
    document = county_year.documents[source.id]
    texts = [
        (task.commitment, task.no) for task in county_year.plan.tasks if county_year.plan.source == source.id
    ]
    for report in county_year.reports:
        if report.source == source.id:
            texts += [(text.text, task.no) for task in report.tasks for text in task.progress]
    return {place: no for text, no in texts for place in document.places(text)}


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
