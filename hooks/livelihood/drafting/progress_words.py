"""Progress in words: what a notice says of a promise that it gives no comparable number for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from livelihood.documents import Document, Span
from livelihood.drafting.clauses import Passage, quote_of
from livelihood.drafting.draft import DraftFigure, DraftTask
from livelihood.drafting.likeness import Promised
from livelihood.drafting.mentions import find_mentions
from livelihood.drafting.naming import words_of
from livelihood.drafting.units import are_close, are_people_and_visits

UNDER_WAY = re.compile(
    r"正在|已(?:于|经)?|完成|完工|开工|启动|招标|设计|选址|建设中|推进|测试|暂|尚未|未(?:启动|开工)|挂|编制|评审|签订"
)
_UNCOUNTED = re.compile(r"(?:暂|尚|目前)?(?:无法|不能|未能|暂未|尚未|未)(?:进行)?(?:统计|汇总|计算|核算)")


def figures_in_words(task: DraftTask, promises: Sequence[Promised], document: Document) -> list[DraftFigure]:
    """Return, for each promise without a number, the clause that speaks of it; each carries a doubt."""
    figures = []
    for promise in promises:
        best: tuple[float, DraftFigure] | None = None
        for passage, part in _passages(task, document):
            for quoted in _clauses(passage):
                text = passage.text[slice(*quoted)]
                likeness = _likeness(text, promise)
                # That something can't be counted is said of one thing.
                if _UNCOUNTED.search(text) and likeness < max(_likeness(text, each) for each in promises):
                    continue
                if _has_number(passage, quoted, promise):
                    continue
                if likeness < 0.4 or not UNDER_WAY.search(text) or (best and likeness <= best[0]):
                    continue
                quote = quote_of(passage, quoted, document, part)
                best = (likeness, _figure(promise, quote.text, quote.part, quote.doubt, likeness))
        if best:
            figures.append(best[1])
    return figures


def _passages(task: DraftTask, document: Document) -> list[tuple[Passage, str]]:
    order = [name for name, _ in document.openings]
    texts = sorted(task.progress, key=lambda each: -order.index(each.part) if each.part in order else 0)
    return [(Passage(each.text), each.part) for each in texts]


def _clauses(passage: Passage) -> Iterator[Span]:
    """Yield each clause as a quote, and with the next one where it doesn't say how far things are."""
    for sentence in passage.sentences():
        spans = list(passage.clauses(sentence))
        for at, span in enumerate(spans):
            quoted = passage.quote_around(span.start, span.start + 1)
            if quoted is None:
                continue
            yield quoted
            if at + 1 < len(spans) and not UNDER_WAY.search(passage.text[slice(*quoted)]):
                longer = passage.quote_around(span.start, spans[at + 1].end)
                if longer:
                    yield longer


def _has_number(passage: Passage, quoted: Span, promise: Promised) -> bool:
    """Tell whether the clause gives a number that the promise could be compared with: it is drafted as a figure."""
    if promise.target is None or re.search(r"剩余|尚有|还有", passage.text[slice(*quoted)]):
        return False
    own = [each for each in find_mentions(passage) if quoted.start <= each.span.start < quoted.end]
    target = promise.target
    return any(
        each.unit == target.unit
        or are_close(each.unit, target.unit)
        or are_people_and_visits(each.unit, target.unit)
        for each in own
        if each.quantity and not each.equals(target)
    )


def _likeness(text: str, promise: Promised) -> float:
    own = words_of(text)
    if not promise.words or not own:
        return 0
    likeness = len(own & promise.words) / len(promise.words)
    return min(1, likeness * 1.8) if _UNCOUNTED.search(text) else likeness


def _figure(
    promise: Promised, quote: str, part: str | None, doubt: str | None, likeness: float
) -> DraftFigure:
    uncounted = _UNCOUNTED.search(quote)
    stage = next((each for each in reversed(promise.stages) if each in quote), None)
    doubts = [doubt] if doubt else []
    if uncounted:
        doubts.append(f"原文说“{uncounted[0]}”，请确认说的是“{promise.name}”")
    elif stage:
        doubts.append(f"原文写到“{stage}”，请确认“{promise.name}”是不是到了这一阶段")
    else:
        doubts.append(f"原文没有可比的数，请确认这句说的是“{promise.name}”的进展")
    return DraftFigure(
        id=promise.id,
        indicator=promise.id,
        name=promise.name,
        quote=quote,
        part=part,
        confidence=round(60 * likeness),
        reason=f"没有可比的数，文字里写到“{promise.name}”的用词",
        stage=stage if not uncounted else None,
        words=None if stage or uncounted else quote,
        unavailable=quote if uncounted else None,
        doubts=tuple(doubts),
    )
