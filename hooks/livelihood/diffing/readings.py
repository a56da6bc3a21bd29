"""A task's figures as they are compared: the latest with its indicator, the others each by itself.

So a number that a new report brings is told once, where it counts, and not again among the report's figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from livelihood.diffing.differences import Row
from livelihood.diffing.kinds import reading_titles

_SEPARATOR = "；"


def with_readings(task: Row) -> dict[str, Any]:
    """Return ``task`` with its officials as text, what its indicators' latest figures consist of, and its figures.

    ``extras`` are the latest of each figure without a target. ``figures`` are all, those that ``indicators`` and
    ``extras`` tell already marked as ``current``.
    """
    figures = list(_figures(task["figures"]))
    told = (each for each in figures if not each.get("withdrawn"))
    extras = {each["figure"]: each for each in told if each["indicator"] is None}
    indicators, current = [], [id(each) for each in extras.values()]
    for row in task["indicators"]:
        latest = _latest(row, figures)
        current.append(id(latest))
        indicators.append({**row, **_reading(latest)})
    made = {
        **task,
        "indicators": indicators,
        "extras": list(extras.values()),
        "figures": [each | {"current": id(each) in current} for each in figures],
    }
    if "officials" in task:
        made["officials"] = [_official(each) for each in task["officials"]]
    return made


def _official(row: Row) -> str:
    who = [str(row[key]) for key in ("role", "unit", "name") if row.get(key)]
    time = [f"{words}{row[key]}" for key, words in (("since", "自"), ("until", "至")) if row.get(key)]
    return " ".join([*who, *time])


def _figures(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Yield each figure with what it consists of, as texts; those of indicators go by the indicators' names."""
    figure: dict[str, Any] | None = None
    for row in rows:
        if row["component"] == "figure":
            if figure:
                yield figure
            figure = {**row, "shown_name": row["name"], "components": [], "item_stages": {}}
            if row["indicator"] is not None:
                del figure["name"]
        elif figure:
            figure["components"].append(_component(row, figure))
            if row["component"] == "item":
                figure["item_stages"][row.get("component_name")] = row.get("stage")
    if figure:
        yield figure


def _component(row: Row, figure: Row) -> str:
    value = row.get("value_text") or row.get("stage") or ""
    counted = f"{row.get('component_name') or ''}：{value}"
    quote = row.get("quote")
    known = (figure.get("quote") or "").split(_SEPARATOR)
    return counted if quote is None or quote in known else f"{counted}（{quote}）"


def _latest(indicator: Row, figures: Iterable[Row]) -> Row | None:
    found = None
    for each in figures:
        if (
            each["indicator"] == indicator["indicator"]
            and not each["prior_year"]
            and not each.get("withdrawn")
            and (each["source"], each["as_of"]) == (indicator["actual_source"], indicator["as_of"])
        ):
            found = each
    return found


def _reading(figure: Row | None) -> dict[str, Any]:
    """Return what ``figure`` adds to its indicator; what a file of an earlier version doesn't tell stays out."""
    asked = {**{name: name for name in (*reading_titles(), "item_stages")}, "figure_note": "note"}
    if figure is None:
        return dict.fromkeys(asked)
    return {name: figure[key] for name, key in asked.items() if key in figure}
