"""A document's page: its text as received, each quoted sentence marked and linked to the figures that rest on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from livelihood import routes
from livelihood.contexts.frame import Frame, article, way_below_year, year_sidebar
from livelihood.contexts.links import Link, YearLinks
from livelihood.documents import Document, Span
from livelihood.model import Source
from livelihood.names import OMITTED
from livelihood.provenance import Claim, claims, evidence_anchor, places_of
from livelihood.routes import Url
from livelihood.wording import day, source_kind


@dataclass(frozen=True)
class Stretch:
    """A stretch of the text: marked or not, the ids that begin with it, and the figures whose quotes end with it."""

    text: str
    marked: bool
    anchors: tuple[str, ...]
    figures: tuple[Link, ...]


@dataclass(frozen=True)
class Known:
    """Something that is known of the document."""

    term: str
    words: str


@dataclass(frozen=True)
class SourcePage:
    """Everything on a document's page.

    ``original`` is the text as received; ``has_omissions`` tells that names in it aren't shown in full.
    """

    frame: Frame
    county_year: Link
    facts: tuple[Known, ...]
    has_omissions: bool
    original: Url
    quoted: int
    stretches: tuple[Stretch, ...]


def source_page(source_id: str, links: YearLinks) -> SourcePage:
    """Return the page of one document."""
    year, source = links.county_year, links.county_year.sources[source_id]
    url = links.source_url(source_id)
    document = year.documents[source_id]
    marks = _marks((claim for claim in claims(year) if claim.source == source_id), document)
    title = links.document_title(source_id)
    original = routes.source_file(links.code, year.year, source.file)
    return SourcePage(
        frame=Frame(
            url,
            title,
            f"{title}全文，{len(marks)}处原句与本站的数字对应。",
            source.recorded,
            way_below_year(links),
            year_sidebar(links),
            county=links.county,
            article=article(source_id, links),
        ),
        county_year=links.own(url),
        facts=tuple(_facts(source)),
        has_omissions=OMITTED in document.text,
        original=routes.relative(original, url),
        quoted=len(marks),
        stretches=tuple(_stretches(document, marks, links, url)),
    )


def _facts(source: Source) -> Iterable[Known]:
    """Yield what is known of the document; what the scan lacks is absent, never supplied."""
    found = {
        "种类": source_kind(source),
        "发文机关": source.issuer,
        "文号": source.number,
        "成文日期": day(source.date) if source.date else None,
        "收录日期": day(source.recorded),
    }
    return (Known(term, words) for term, words in found.items() if words)


def _marks(found: Iterable[Claim], document: Document) -> dict[Span, dict[tuple[int, str], None]]:
    """Return, for each marked place, the figures that rest on it; every place where a quote stands is marked."""
    marks: defaultdict[Span, dict[tuple[int, str], None]] = defaultdict(dict)
    for claim in found:
        for place in places_of(claim, document):
            marks[place][claim.task_no, claim.key] = None
    return dict(sorted(marks.items()))


def _stretches(
    document: Document, marks: dict[Span, dict[tuple[int, str], None]], links: YearLinks, page: str
) -> Iterable[Stretch]:
    """Cut the text wherever a mark begins or ends: quotes may overlap, HTML elements may not."""
    spans = {mark: document.raw_span(mark) for mark in marks}
    edges = sorted({0, len(document.text), *(edge for span in spans.values() for edge in span)})
    for start, end in pairwise(edges):
        ending = [mark for mark, span in spans.items() if span.end == end]
        named = dict.fromkeys(figure for mark in ending for figure in marks[mark])
        yield Stretch(
            text=document.text[start:end],
            marked=any(span.start <= start and end <= span.end for span in spans.values()),
            anchors=tuple(evidence_anchor(mark) for mark, span in spans.items() if span.start == start),
            figures=tuple(links.figure(no, key, page) for no, key in named),
        )
