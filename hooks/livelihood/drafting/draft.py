"""What was read of a document, before a person has agreed to it.

A ``doubt`` is a sentence in Chinese that says what a person must decide; what carries none is certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class DraftPart:
    """A part of the document (正文, 附件); ``begins`` stands once in its text, None for the first part."""

    name: str
    begins: str | None


@dataclass(frozen=True)
class DraftSource:
    """What a document says of itself; None where it doesn't."""

    kind: Literal["plan", "progress", "final", "workbook"]
    title: str | None
    issuer: str | None
    number: str | None
    date: date | None
    parts: tuple[DraftPart, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftOfficial:
    """Someone who leads or answers; ``unit`` only where the document says whose."""

    role: str
    unit: str | None
    name: str


@dataclass(frozen=True)
class DraftProgress:
    """A passage on a task's progress, verbatim."""

    part: str
    unit: str | None
    text: str


@dataclass(frozen=True)
class DraftTask:
    """One task as the document has it. ``commitment`` is None where a notice doesn't repeat the promise.

    ``deadline`` is what a field of its own says (完成时限：2022年12月底), outside the promise's words.
    """

    no: int
    title: str
    commitment: str | None
    part: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    officials: tuple[DraftOfficial, ...]
    progress: tuple[DraftProgress, ...]
    place: str
    doubts: tuple[str, ...] = ()
    deadline: str | None = None


@dataclass(frozen=True)
class DraftDocument:
    """A document's structure: the same whether it came as .docx, .xlsx or .txt."""

    source: DraftSource
    tasks: tuple[DraftTask, ...]


@dataclass(frozen=True)
class DraftDue:
    """When a promise falls due; ``text`` is how the document says it."""

    text: str
    date: date


@dataclass(frozen=True)
class DraftIndicator:
    """A promise that can be judged. Quantities are the document's own words (不少于140人)."""

    id: str
    name: str
    kind: Literal["amount", "rate", "stage", "qualitative"]
    quote: str
    part: str | None
    target: str | None = None
    stages: tuple[str, ...] = ()
    due: DraftDue | None = None
    measure: str | None = None
    part_of: str | None = None
    per: str | None = None
    scope: tuple[str, ...] = ()
    set_by: str | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftFigure:
    """What a notice says of an indicator, or a number without a target (``indicator`` is None: an extra figure).

    Exactly one of value, numerator (with denominator), stage, words and unavailable is given. ``confidence`` runs
    from 0 to 100; ``reason`` says in Chinese why the figure belongs to the indicator. ``cell`` is a workbook's.
    """

    id: str
    indicator: str | None
    name: str
    quote: str
    part: str | None
    confidence: int
    reason: str
    value: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    denominator_quote: str | None = None
    stage: str | None = None
    words: str | None = None
    unavailable: str | None = None
    as_of: date | None = None
    stated: str | None = None
    stated_of: Literal["target", "rate"] | None = None
    stated_quote: str | None = None
    restated_target: str | None = None
    prior_year: bool = False
    cell: str | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftDismissal:
    """Numbers of the document that are no target and no figure, with the reason from sources.yml's fixed list."""

    text: str
    reason: Literal["日期", "序号", "名称", "往年", "复述", "电话"]
    part: str | None = None
    doubts: tuple[str, ...] = ()
