"""A number where it stands in a text, with the words that name what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from livelihood.documents import Span
from livelihood.drafting.roles import Role
from livelihood.quantity import Quantity


@dataclass(frozen=True)
class Mention:
    """A number where it stands. ``span`` holds number, unit and qualifier; ``before`` and ``after`` name what it counts.

    ``quantity`` is None where the number is no quantity that can be read (``role`` then says what it is).
    ``whole`` is the index of the mention that a bracket or 其中 belongs to; ``nested`` says that the number is a part of it.
    """

    span: Span
    core: Span
    text: str
    quantity: Quantity | None
    role: Role
    clause: Span
    sentence: Span
    before: str
    after: str
    bracket: Span | None = None
    whole: int | None = None
    nested: bool = False
    doubt: str | None = None

    @property
    def is_percent(self) -> bool:
        """Whether the number is a percentage."""
        return self.quantity is not None and self.quantity.is_percent

    @property
    def unit(self) -> str:
        """The unit, empty where there is none."""
        return self.quantity.unit if self.quantity else ""

    def equals(self, other: Quantity) -> bool:
        """Tell whether the number and its unit are those of ``other``, whatever the qualifiers."""
        own = self.quantity
        return own is not None and (own.low, own.high, own.unit) == (other.low, other.high, other.unit)
