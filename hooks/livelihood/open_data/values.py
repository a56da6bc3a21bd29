"""Values as the open data writes them: exact decimals, targets in words, quotes, addresses."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from livelihood import routes
from livelihood.assessment import YearProgress
from livelihood.model import Figure, FigureCorrection
from livelihood.open_data.tables import LIST_SEPARATOR, Row
from livelihood.plain_text import comparable
from livelihood.progress import Actual
from livelihood.provenance import figure_anchor
from livelihood.quantity import Qualifier, Quantity
from livelihood.rounding import half_up

PLACES = 6
# More decimals than any document writes; a fraction that needs more doesn't end.
_MOST_PLACES = 30


def where(year: YearProgress, task_no: int) -> Row:
    """Return the columns that every table begins with."""
    county_year = year.county_year
    county = county_year.county
    return {"county_code": county.code, "county": county.name, "year": county_year.year, "task": task_no}


def exact(value: Fraction) -> Decimal:
    """Return ``value`` as the shortest decimal that equals it; one that doesn't end, to 6 places half up."""
    if value.denominator == 1:
        return Decimal(value.numerator)
    ends = (places for places in range(_MOST_PLACES) if 10**places % value.denominator == 0)
    return half_up(value, next(ends, PLACES))


def exact_number(quantity: Quantity | None) -> Decimal | None:
    """Return the quantity's number in its base unit; None without one (全覆盖)."""
    return None if quantity is None or quantity.value is None else exact(Fraction(quantity.value))


def number_of(actual: Actual | None) -> Decimal | None:
    """Return the number reached; a rate from numerator and denominator to exactly 6 places (contract)."""
    if actual is None:
        return None
    return exact(actual.value) if actual.denominator is None else half_up(actual.value, PLACES)


def rounded(ratio: Fraction | None) -> Decimal | None:
    """Return ``ratio`` to exactly 6 places, half up."""
    return None if ratio is None else half_up(ratio, PLACES)


def said_qualifier(quantity: Quantity | None) -> str | None:
    """Return how the document qualifies a reported number; None for a plain one: it is the number."""
    if quantity is None:
        return None
    # What is written as it is compared needs no other form.
    is_plain = quantity.core == quantity.text or quantity.core == comparable(quantity.text)
    return None if is_plain and quantity.qualifier is not Qualifier.ALL else quantity.qualifier.value


def quotes(figure: Figure) -> str:
    """Return every sentence that the figure's numbers are taken from, each once."""
    found = (figure.quote, figure.denominator_quote, *(part.quote for part in figure.parts))
    return LIST_SEPARATOR.join(dict.fromkeys(quote for quote in found if quote))


def correction_text(corrections: Sequence[FigureCorrection]) -> str | None:
    """Return what was corrected or withdrawn, when and why; None where nothing was."""
    told = (
        f"{each.date}{'撤回' if each.withdrawn else '更正'}：{each.old}"
        f"{f'改为{each.new.text}' if each.new else ''}，原因：{each.reason}"
        for each in corrections
    )
    return LIST_SEPARATOR.join(told) or None


def figure_url(year: YearProgress, task_no: int, key: str) -> str:
    """Return the address of an indicator or an extra figure on its task page, from the site's root."""
    county_year = year.county_year
    page = routes.task(county_year.county.code, county_year.year, task_no)
    return f"{page}#{figure_anchor(task_no, key)}"
