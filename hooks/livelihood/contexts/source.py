"""A document's page: its text as received, each quoted sentence marked and linked to the figures that rest on it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise

from livelihood import routes
from livelihood.characters import without_unseen
from livelihood.contexts.frame import Frame, article, way_below_year, year_sidebar
from livelihood.contexts.links import Link, YearLinks
from livelihood.documents import Document, Span
from livelihood.model import Source
from livelihood.names import OMITTED
from livelihood.provenance import Claim, evidence_anchor
from livelihood.routes import Url
from livelihood.wording import day, source_kind

# A workbook's text has a row a line, and a tab between cells.
_CELL_ENDS = re.compile(r"[\t\n]")


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
class Row:
    """A row of a workbook; each cell's text is cut into stretches. Its last cell covers ``last`` columns."""

    cells: tuple[tuple[Stretch, ...], ...]
    last: int


@dataclass(frozen=True)
class SourcePage:
    """Everything on a document's page.

    ``original`` is the text as received; ``has_omissions`` tells that names in it aren't shown in full. A workbook is
    shown as ``rows``, any other document as ``stretches``.
    """

    frame: Frame
    county_year: Link
    facts: tuple[Known, ...]
    has_omissions: bool
    original: Url
    quoted: int
    stretches: tuple[Stretch, ...]
    rows: tuple[Row, ...]


def source_page(source_id: str, links: YearLinks) -> SourcePage:
    """Return the page of one document."""
    year, source = links.county_year, links.county_year.sources[source_id]
    url = links.source_url(source_id)
    document = year.documents[source_id]
    marks = _marks(links.quoted[source_id])
    title = links.document_title(source_id)
    original = routes.source_file(links.code, year.year, source.file)
    cuts = [found.start() for found in _CELL_ENDS.finditer(document.text)] if source.is_workbook else []
    edges = {edge for at in cuts for edge in (at, at + 1)}
    stretches = tuple(_stretches(document, marks, edges, links, url))
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
        stretches=() if source.is_workbook else stretches,
        rows=tuple(_rows(stretches)) if source.is_workbook else (),
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


def _marks(quoted: Iterable[tuple[Claim, Iterable[Span]]]) -> dict[Span, dict[tuple[int, str], None]]:
    """Return, for each marked place, the figures that rest on it; every place where a quote stands is marked."""
    marks: defaultdict[Span, dict[tuple[int, str], None]] = defaultdict(dict)
    for claim, places in quoted:
        for place in places:
            marks[place][claim.task_no, claim.key] = None
    return dict(sorted(marks.items()))


def _stretches(
    document: Document,
    marks: dict[Span, dict[tuple[int, str], None]],
    cuts: Collection[int],
    links: YearLinks,
    page: str,
) -> Iterable[Stretch]:
    """Cut the text at ``cuts`` and wherever a mark begins or ends: quotes may overlap, HTML elements may not."""
    beginning: dict[int, list[Span]] = {}
    ending: dict[int, list[Span]] = {}
    for mark in marks:
        start, end = document.raw_span(mark)
        beginning.setdefault(start, []).append(mark)
        ending.setdefault(end, []).append(mark)
    edges = sorted({0, len(document.text), *cuts, *beginning, *ending})
    covering = 0
    for start, end in pairwise(edges):
        begins, ends = beginning.get(start, []), ending.get(end, [])
        covering += len(begins)
        named = dict.fromkeys(figure for mark in ends for figure in marks[mark]) if ends else {}
        yield Stretch(
            text=without_unseen(document.text[start:end]),
            marked=covering > 0,
            anchors=tuple(evidence_anchor(mark) for mark in begins) if begins else (),
            figures=tuple(links.figure(no, key, page) for no, key in named) if named else (),
        )
        covering -= len(ends)


def _rows(stretches: Iterable[Stretch]) -> list[Row]:
    """Return a workbook's rows; lines without text are none."""
    lines: list[list[list[Stretch]]] = [[[]]]
    for stretch in stretches:
        if stretch.text == "\t":
            lines[-1].append([])
        elif stretch.text == "\n":
            lines.append([[]])
        else:
            lines[-1][-1].append(stretch)
    filled = [line for line in lines if any(each.text.strip() for cell in line for each in cell)]
    width = max(map(len, filled), default=0)
    return [Row(tuple(map(tuple, line)), width - len(line) + 1) for line in filled]
