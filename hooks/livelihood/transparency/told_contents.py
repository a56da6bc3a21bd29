"""Whether open data tells what the log answers for: each promise and each figure, as written and as counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from livelihood.quantity import Quantity, QuantityError
from livelihood.transparency.contents import folded
from livelihood.transparency.open_data_rows import Row, Tables

_NUMBERS = ("numerator", "denominator")
_QUOTES = ("quote", "denominator_quote")
# Figures whose text the site makes of several numbers.
_MADE = frozenset({"parts", "rate", "by_stage", "items"})
_LABELS = {
    "title": "标题",
    "commitment": "承诺原文",
    "stated_text": "自称的比例",
    "stated_quote": "自称比例的引文",
    "restated_target": "重述的目标",
    "cell": "单元格",
    "numerator": "分子",
    "denominator": "分母",
}


def plan_faults(content: Mapping[str, Any], tables: Tables) -> Iterator[str]:
    """Yield how ``tables`` differ from the plan ``content``; a table that isn't among them says nothing."""
    tasks = _by(tables.of("tasks", content["county_code"], content["year"]), "task")
    promises = tables.of("indicators", content["county_code"], content["year"])
    if tasks:
        yield from _missing("事项", {str(task["no"]) for task in content["tasks"]}, set(tasks))
    if promises:
        known = {(str(task["no"]), each["id"]) for task in content["tasks"] for each in task["indicators"]}
        found = {(str(row["task"]), str(row["indicator"])) for row in promises}
        yield from _missing("目标", {"/".join(each) for each in known}, {"/".join(each) for each in found})
    for task in content["tasks"]:
        for row in tasks.get(str(task["no"]), ()):
            for name, column in (("title", "task_title"), ("commitment", "commitment")):
                # In the nested form, the title of a task stands once.
                if folded(str(row.get(column))) != task[name]:
                    yield f"第 {task['no']} 件事的{_LABELS[name]}是“{row.get(column)}”，记录里是“{task[name]}”"
        for indicator in task["indicators"]:
            rows = [
                row
                for row in promises
                if (str(row["task"]), row["indicator"]) == (str(task["no"]), indicator["id"])
            ]
            for row in rows:
                yield from _promise(task["no"], indicator, row, content)


def report_faults(content: Mapping[str, Any], tables: Tables) -> Iterator[str]:
    """Yield how ``tables`` differ from the report ``content``."""
    rows = [
        row
        for row in tables.of("figures", content["county_code"], content["year"])
        if row["source"] == content["source"]
    ]
    if not rows:
        return
    grouped = _by(rows, "task", "figure")
    known = {
        f"{task['no']}/{_key(figure)}": figure
        for task in content["tasks"]
        for figure in task.get("figures", ())
    }
    yield from _missing("数", set(known), set(grouped))
    for key, figure in known.items():
        if key in grouped:
            made = [
                each for each in content.get("corrections", ()) if f"{each['no']}/{each['indicator']}" == key
            ]
            news = {each["new"] for each in made if "new" in each}
            yield from (f"数 {key} {words}" for words in _figure(figure, grouped[key], news))


def _promise(no: int, indicator: Mapping[str, Any], row: Row, content: Mapping[str, Any]) -> Iterator[str]:
    where = f"第 {no} 件事的目标 {indicator['id']} "
    target = indicator.get("target")
    told = folded(str(row["target_text"] or ""))
    # What a target counts by stands before it.
    if target and not told.endswith(target):
        yield f"{where}写作“{told}”，记录里是“{target}”"
    if target and not _is_number(target, row["target"]):
        yield f"{where}的数是 {row['target']}，记录里是“{target}”"
    revised = [
        each["quote"]
        for each in content.get("revisions", ())
        if (each["no"], each["indicator"]) == (no, indicator["id"])
    ]
    quotes = [indicator["quote"], *revised]
    if folded(str(row["target_quote"])) not in quotes:
        yield f"{where}的引文是“{row['target_quote']}”，记录里是“{quotes[-1]}”"


def _figure(figure: Mapping[str, Any], rows: Sequence[Row], news: set[str]) -> Iterator[str]:
    """``news`` are the numbers that corrections put in place of the report's."""
    whole = next((row for row in rows if row["component"] == "figure"), rows[0])
    texts, quotes = _texts(figure), _quotes(figure)
    told = {
        folded(str(row[name]))
        for row in rows
        for name in ("value_text", "original_text", "stage")
        if row[name]
    }
    yield from (f"没有记录里的“{text}”" for text in texts if text not in told)
    clauses = {clause for row in rows if row["quote"] for clause in _clauses(row["quote"], quotes)}
    yield from (f"没有记录里的引文“{quote}”" for quote in quotes if quote not in clauses)
    yield from (f"的引文“{clause}”不在记录里" for clause in sorted(clauses - set(quotes)))
    for column, text in _stated(figure).items():
        if folded(str(whole[column] or "")) != text:
            yield f"的{_LABELS[column]}是“{whole[column] or ''}”，记录里是“{text}”"
    for name in _NUMBERS:
        if name in figure and whole["original_text"] is None and not _is_number(figure[name], whole[name]):
            yield f"的{_LABELS[name]}是 {whole[name]}，记录里是“{figure[name]}”"
    for row in rows:
        yield from _value(row, {*texts, *news})


def _value(row: Row, known: set[str]) -> Iterator[str]:
    """Yield what is wrong with the number of a row; what the site adds up or divides is told by what it is made of."""
    text = row["value_text"]
    is_made = row["component"] == "figure" and row["form"] in _MADE
    if text and not is_made and folded(text) not in known:
        yield f"写作“{text}”，记录里没有"
    elif text and row["value"] is not None and row["form"] != "rate" and not _is_number(text, row["value"]):
        yield f"写作“{text}”，数却是 {row['value']}"


def _clauses(quote: str, known: Sequence[str]) -> list[str]:
    """Return the quotes of which a row's is put together."""
    whole = folded(quote)
    return [whole] if whole in known else whole.split("；")


def _stated(figure: Mapping[str, Any]) -> dict[str, str]:
    stated = figure.get("stated", {})
    return {
        "stated_text": stated.get("text", ""),
        "stated_quote": stated.get("quote", ""),
        "restated_target": figure.get("restated_target", ""),
        "cell": figure.get("cell", ""),
    }


def _texts(figure: Mapping[str, Any]) -> list[str]:
    parts = [part["value"] for part in figure.get("parts", ())]
    items = [item["stage"] for item in figure.get("items", ())]
    single = [figure[name] for name in ("value", "stage", "words", "unavailable") if name in figure]
    return [*single, *parts, *figure.get("by_stage", {}).values(), *items]


def _quotes(figure: Mapping[str, Any]) -> list[str]:
    own = [figure[name] for name in _QUOTES if name in figure]
    within = (*figure.get("parts", ()), *figure.get("items", ()))
    return [*own, *(each["quote"] for each in within if "quote" in each)]


def _is_number(text: str, number: object) -> bool:
    """Tell whether ``text`` is a quantity with this number; one without a number (全覆盖) is compared by its text."""
    try:
        quantity = Quantity.parse(text)
        return quantity.low is None or (number is not None and Decimal(str(number)) == quantity.low)
    except (QuantityError, InvalidOperation):
        return False


def _missing(what: str, known: set[str], found: set[str]) -> Iterator[str]:
    if gone := sorted(known - found):
        yield f"缺少{what} {'、'.join(gone)}"
    if more := sorted(found - known):
        yield f"多出记录里没有的{what} {'、'.join(more)}"


def _by(rows: Sequence[Row], *columns: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault("/".join(str(row[column]) for column in columns), []).append(row)
    return found


def _key(figure: Mapping[str, Any]) -> str:
    return str(figure.get("indicator") or figure.get("id"))
