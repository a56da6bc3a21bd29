"""Corrections: the figure as the document has it stays in the data; what counts is what this makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from livelihood.model import Figure, FigureCorrection
from livelihood.plain_text import comparable
from livelihood.quantity import Quantity


def corrected(figure: Figure, corrections: Sequence[FigureCorrection]) -> Figure | None:
    """Return ``figure`` as it counts after ``corrections``, the earliest first; None for one that was withdrawn."""
    for correction in corrections:
        if correction.withdrawn:
            return None
        found = replacements(figure, correction.old)
        # Where it isn't clear which number is meant, none is replaced (validation reports it).
        if correction.new and len(found) == 1:
            figure = found[0](correction.new)
    return figure


def replacements(figure: Figure, old: str) -> list[Callable[[Quantity], Figure]]:
    """Return, for each number of ``figure`` that is written ``old``, what puts another in its place."""
    wanted = comparable(old)
    return [replace for number, replace in _numbers(figure) if comparable(number.text) == wanted]


def numbers_of(figure: Figure) -> tuple[Quantity, ...]:
    """Return the numbers of ``figure`` that can be corrected one by one."""
    return tuple(number for number, _ in _numbers(figure))


def tellings(figure: Figure) -> tuple[str, ...]:
    """Return every way to name what ``figure`` says: each of its numbers, their sum, or its words."""
    numbers = [number.text for number in numbers_of(figure)]
    if figure.parts and all(part.value.low is not None for part in figure.parts) and figure.amount:
        numbers.append(figure.amount.text)
    items = "；".join(f"{item.name}：{item.stage}" for item in figure.items)
    return (*numbers, *filter(None, (figure.stage, figure.words, figure.unavailable, items)))


def _numbers(figure: Figure) -> Iterator[tuple[Quantity, Callable[[Quantity], Figure]]]:
    for field in ("value", "numerator", "denominator"):
        quantity: Quantity | None = getattr(figure, field)
        if quantity:
            yield quantity, _field(figure, field)
    for at, part in enumerate(figure.parts):
        yield part.value, _part(figure, at)
    for stage, count in figure.by_stage.items():
        yield count, _stage(figure, stage)


def _field(figure: Figure, field: str) -> Callable[[Quantity], Figure]:
    return lambda new: figure.model_copy(update={field: new})


def _part(figure: Figure, at: int) -> Callable[[Quantity], Figure]:
    def replace(new: Quantity) -> Figure:
        part = figure.parts[at].model_copy(update={"value": new})
        return figure.model_copy(update={"parts": (*figure.parts[:at], part, *figure.parts[at + 1 :])})

    return replace


def _stage(figure: Figure, stage: str) -> Callable[[Quantity], Figure]:
    return lambda new: figure.model_copy(update={"by_stage": {**figure.by_stage, stage: new}})
