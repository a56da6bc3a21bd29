"""Number coverage: every number of every document is used, or dismissed with a reason. Nothing is forgotten."""

from __future__ import annotations

import re
from collections.abc import Mapping

from livelihood.documents import Document, NumberToken, Span
from livelihood.model import CountyYear, NotIndicator, Source
from livelihood.places import Spot
from livelihood.problems import Problems
from livelihood.provenance import Claim, claims

_DATE_AFTER = re.compile(r"\d*[年月日号时]|[-/.]\d")
_DATE_BEFORE = re.compile(r"(?:\d[-/.]|〔)$")
_ORDINAL_AFTER = re.compile(r"[.、,)\]〕]|号")
_ORDINAL_BEFORE = re.compile(r"[(\[〔第]$")
_PHONE = re.compile(r"(?:\d{3,4}-?)?\d{7,8}|1\d{10}|\d{3,5}")


def check_coverage(county_year: CountyYear, problems: Problems) -> None:
    """Report numbers that are neither used nor dismissed, and dismissals that are wrong or void."""
    found = claims(county_year)
    for source in county_year.sources.values():
        document = county_year.documents.get(source.id)
        if document:
            used = used_numbers(document, [claim for claim in found if claim.source == source.id])
            dismissed = _dismissed(source, document, used, problems)
            _report_uncovered(source, document, used | dismissed, county_year, problems)


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


def _dismissed(source: Source, document: Document, used: set[Span], problems: Problems) -> set[Span]:
    dismissed: set[Span] = set()
    for entry in source.not_indicators:
        places = document.places(entry.text, entry.part)
        tokens = [token for place in places for token in document.numbers_in(place)]
        if not places:
            problems.add("dismissal-void", entry.spot("text"), f"“{entry.text}”在 {source.file} 里找不到")
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
        return bool(_DATE_AFTER.match(after) or _DATE_BEFORE.search(before))
    if entry.reason == "序号":
        return bool(
            _ORDINAL_AFTER.match(after) or _ORDINAL_BEFORE.search(before) or document.stands_alone(token.span)
        )
    if entry.reason == "电话":
        return bool(_PHONE.fullmatch(token.text))
    return True


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
            what = (
                f"{part}里的数字 {token.text} 没有用到也没有说明{task}：“…{document.around(token.span, 12)}…”"
            )
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
