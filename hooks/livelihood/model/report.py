"""reports/<document date>.yml: what one notice says about the year's tasks."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from livelihood.model.base import Amendment, Amount, CellPlace, DataFile, Day, Id, Moment, Quote, Record, Text
from livelihood.quantity import Quantity

RESULT_FIELDS = ("value", "numerator", "parts", "by_stage", "items", "stage", "words", "unavailable")


def _without_place(value: Any) -> Any:
    """A mapping with free keys has no model to hold its place: the figure's own serves."""
    return {key: each for key, each in value.items() if key != "@place"} if isinstance(value, dict) else value


class ProgressText(Record):
    """A passage of the notice, verbatim."""

    part: Text | None = None
    unit: Text | None = None
    text: Text


class Stated(Record):
    """A ratio that the document claims: ``of`` the target, or a rate. It is recomputed and compared."""

    text: Amount
    of: Literal["target", "rate"]
    quote: Quote | None = None
    part: Text | None = None


class FigurePart(Record):
    """One of the numbers that a figure is the sum of."""

    name: Text
    value: Amount
    quote: Quote
    part: Text | None = None


class Item(Record):
    """One named thing (a kindergarten, a street) and the stage that it has reached."""

    name: Text
    stage: Text
    quote: Quote | None = None
    part: Text | None = None


class Figure(Record):
    """What a notice says about one indicator, or a number that has no target (``extra``)."""

    indicator: Id | None = None
    extra: bool = False
    id: Id | None = None
    name: Text | None = None
    value: Amount | None = None
    numerator: Amount | None = None
    denominator: Amount | None = None
    parts: tuple[FigurePart, ...] = ()
    by_stage: Annotated[dict[str, Amount], BeforeValidator(_without_place)] = Field(default_factory=dict)
    items: tuple[Item, ...] = ()
    stage: Text | None = None
    words: Text | None = Field(None, description="没有可比数字的进展，照原文")
    unavailable: Text | None = Field(None, description="文件说明无法统计的原文")
    as_of: Day | None = None
    stated: Stated | None = None
    restated_target: Amount | None = Field(None, description="通报里重述的目标，与方案核对")
    quote: Quote | None = None
    cell: CellPlace | None = None
    denominator_quote: Quote | None = None
    part: Text | None = None
    counts_as: Text | None = Field(None, description="允许与目标比较的单位，须写 note")
    note: Text | None = None
    prior_year: bool = Field(False, description="不是本年的数")

    @model_validator(mode="after")
    def _one_result(self) -> Self:
        given = [name for name in RESULT_FIELDS if getattr(self, name)]
        if len(given) != 1:
            found = "、".join(given) or "一个也没有"
            raise PydanticCustomError("one_result", "{found}", {"found": found})
        if (self.numerator is None) != (self.denominator is None):
            raise PydanticCustomError("half_rate", "分子和分母只写了一个", {})
        if self.extra == (self.indicator is not None) or self.extra != (
            self.id is not None and self.name is not None
        ):
            raise PydanticCustomError("figure_identity", "没有写清这是哪个目标的数", {})
        if self.quote is None and not self.parts:
            raise PydanticCustomError("no_quote", "没有引文", {})
        return self

    @property
    def key(self) -> str:
        """The id by which the figure is followed across reports: the indicator's, or its own."""
        return self.indicator or self.id or ""

    @property
    def amount(self) -> Quantity | None:
        """The quantity that a single number gives: value, numerator, or the sum of the parts; None otherwise."""
        if self.parts:
            total = sum((part.value.number() for part in self.parts), Decimal(0))
            return Quantity.of(total, self.parts[0].value.unit)
        return self.value or self.numerator


class TaskReport(Record):
    """What a notice says about one task."""

    no: int = Field(ge=1, le=99)
    progress: tuple[ProgressText, ...] = ()
    figures: tuple[Figure, ...] = ()


class Correction(Record):
    """Why a figure that can't fall fell."""

    reason: Text
    date: Day | None = None


class FigureCorrection(Record):
    """What a figure of the report turned out to be, or that it was withdrawn. The figure itself stays as it was written.

    ``date`` is the day on which it is corrected here: from then on the corrected number counts.
    """

    no: int = Field(ge=1, le=99)
    indicator: Id = Field(description="目标的 id；没有目标的数写它自己的 id")
    old: Text = Field(description="通报里的数，照 figures 里写的")
    new: Amount | None = Field(None, description="更正后的数；撤回的不写")
    withdrawn: bool = Field(False, description="是否撤回；撤回的数当作没有通报过")
    reason: Text = Field(description="为什么更正，会公开")
    date: Day = Field(description="在本站更正的日期，从这一天起按更正后的数计算")
    source: Id | None = Field(None, description="依据的文件")
    quote: Quote | None = None
    part: Text | None = None

    @model_validator(mode="after")
    def _one_outcome(self) -> Self:
        if self.withdrawn == (self.new is not None):
            what = "又写了 new，又写了 withdrawn" if self.withdrawn else "没有写更正后的数"
            raise PydanticCustomError("one_outcome", "{what}", {"what": what})
        if (self.source is None) != (self.quote is None):
            what = "写了 quote，没有写 source" if self.source is None else "写了 source，没有写 quote"
            raise PydanticCustomError("half_source", "{what}", {"what": what})
        return self


class Report(DataFile):
    """One progress notice. History is the set of a county-year's reports.

    ``correction`` says why its figures are lower than an earlier report's; ``corrections`` are of its own figures.
    """

    source: Id
    as_of: Day | None = Field(None, description="数据截止日期；不写就是文件的成文日期")
    final: bool = Field(False, description="是否全年结果")
    correction: Correction | None = None
    corrections: tuple[FigureCorrection, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    publish_at: Moment | None = None
    tasks: tuple[TaskReport, ...] = Field(min_length=1)

    def task(self, no: int) -> TaskReport | None:
        """Return what the report says about the task with this number, or None."""
        return next((task for task in self.tasks if task.no == no), None)

    def corrections_of(self, no: int, key: str) -> tuple[FigureCorrection, ...]:
        """Return the corrections of the figure ``key`` of the task ``no``, the earliest first."""
        if not self.corrections:
            return ()
        found = (each for each in self.corrections if (each.no, each.indicator) == (no, key))
        return tuple(sorted(found, key=lambda correction: correction.date))

    def is_same(self, other: Report) -> bool:
        """Tell whether this is the report that ``other`` is too, perhaps with other corrections."""
        return (self.source, self.as_of, self.place) == (other.source, other.as_of, other.place)
