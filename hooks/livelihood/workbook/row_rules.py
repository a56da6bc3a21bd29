"""Which of a row's cells hold its result: there is one, of a kind that fits the promise."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from livelihood.workbook.complaints import Complaints
from livelihood.workbook.grid import GridCell
from livelihood.workbook.layout import BY_KEY, RESULTS, ColumnKey
from livelihood.workbook.promise import Promised

_FRACTION: tuple[ColumnKey, ...] = ("numerator", "denominator")


def chosen_results(
    promise: Promised,
    given: Mapping[ColumnKey, GridCell],
    cell: Callable[[ColumnKey], GridCell],
    complaints: Complaints,
) -> tuple[ColumnKey, ...]:
    """Return the columns of the row's result; report a row that has none, several, or one that doesn't fit."""
    results = tuple(key for key in RESULTS if key in given)
    if not results:
        key = next(iter(given))
        what = f"只填了“{_name(key)}”，没有填进展：请填进展；没有新进展就清空这一行"
        complaints.add(given[key], what)
        return ()
    for key in results:
        if key not in promise.results:
            complaints.add(given[key], f"这个目标不填“{_name(key)}”：{_why(key, promise)}")
            return ()
    kinds = list(dict.fromkeys("fraction" if key in _FRACTION else key for key in results))
    if len(kinds) > 1:
        second = next(
            key
            for key in results
            if key != results[0] and (key not in _FRACTION or results[0] not in _FRACTION)
        )
        what = f"这一行又填了“{_name(results[0])}”，又填了“{_name(second)}”：每行只填一种，补充的话写到“备注”"
        complaints.add(given[second], what)
        return ()
    if kinds == ["fraction"] and len(results) == 1:
        missing = next(key for key in _FRACTION if key not in given)
        complaints.add(cell(missing), f"填了“{_name(results[0])}”，没有填“{_name(missing)}”：两格都要填")
        return ()
    return results


def _name(key: ColumnKey) -> str:
    return BY_KEY[key].header


def _why(key: ColumnKey, promise: Promised) -> str:
    if key == "stage":
        return "它没有阶段，请填“本次进展”或“文字进展”"
    if key in _FRACTION:
        return "它不是比率，请填“本次进展”或“文字进展”" if "value" in promise.results else "请填“文字进展”"
    if promise.indicator.per:
        unit = promise.indicator.per.unit
        return f"它按每个{unit}计，一个数说不清，请把各{unit}的情况写到“文字进展”"
    if "stage" in promise.results:
        return "请从下拉框里选“阶段”"
    return "它没有可比的数，请写到“文字进展”"
