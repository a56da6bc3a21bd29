"""How a promise stands, reckoned anew by design.md: the telling that counts, the share of time gone, the status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tests.completeness.quantities import Amount, amount, percent
from tests.completeness.records import Yaml, YearRecord, day
from tests.completeness.told import Reached, Told, tellings

LABELS = {
    "awaiting": "未收录通报",
    "unavailable": "暂无法统计",
    "omitted": "通报未提及",
    "exceeded": "超额完成",
    "met": "已达标",
    "overdue": "逾期未完成",
    "not_started": "未启动",
    "behind": "慢于时间进度",
    "on_track": "符合时间进度",
    "in_progress": "推进中",
}


def gone(start: date, due: date, as_of: date) -> Fraction:
    """Return the share of the time from ``start`` to ``due`` that is over on ``as_of``."""
    days = (due - start).days
    return Fraction(1) if as_of >= due else Fraction(max(0, (as_of - start).days), days)


@dataclass(frozen=True)
class Standing:
    """One promise: everything that is told of it, oldest first, the telling that counts, its status."""

    year: YearRecord
    no: str
    indicator: Yaml
    told: tuple[Told, ...]
    latest: Told | None
    due: date
    status: str

    @property
    def target(self) -> str | None:
        """The target as written; of one that holds for each of several: 每个街道1处."""
        text = self.indicator.get("target")
        per = self.indicator.get("per")
        return f"每个{per['unit']}{text}" if text and per else text

    @property
    def ratio(self) -> Fraction | None:
        """The latest telling's ratio."""
        return self.latest.ratio if self.latest else None

    @property
    def percent(self) -> str:
        """The ratio as it is shown, "" without one."""
        return percent(self.ratio) if self.ratio is not None else ""

    @property
    def gone(self) -> Fraction | None:
        """The share of the time that is over at the latest telling."""
        return gone(self.year.start, self.due, self.latest.as_of) if self.latest else None

    @property
    def stage(self) -> int | None:
        """The place of the stage that was reached."""
        return stage_of(self.latest.figure, self.indicator) if self.latest else None

    @property
    def rule(self) -> str:
        """How the target binds, "" without one."""
        return amount(self.indicator["target"]).rule if "target" in self.indicator else ""


def standing(year: YearRecord, no: str, indicator: Yaml) -> Standing:
    """Return how a promise stands by the reports of its year."""
    told = tuple(tellings(year, no, indicator["id"]))
    counted = [each for each in told if not each.withdrawn and each.figure.get("prior_year") != "true"]
    due = _due(indicator) or date(year.year, 12, 31)
    found = Standing(year, no, indicator, told, counted[-1] if counted else None, due, "")
    return replace(found, status=_status(found))


def _due(entry: Yaml) -> date | None:
    due = entry.get("due")
    return None if due is None else day(due if isinstance(due, str) else due["date"])


def due_of_part(part: Yaml, whole: date) -> date:
    """Return when a part of a target falls due."""
    return _due(part) or whole


def stage_of(figure: Yaml, indicator: Yaml) -> int | None:
    """Return the place of the stage that was reached; of things named one by one the lowest, if all are named."""
    stages = indicator.get("stages", [])
    if "stage" in figure:
        return int(stages.index(figure["stage"]))
    places = [stages.index(each["stage"]) for each in figure.get("items", ())]
    return min(places) if places and _all_named(figure, indicator) else None


def _all_named(figure: Yaml, indicator: Yaml) -> bool:
    named = {each["name"] for each in figure["items"]}
    if "per" in indicator:
        members = set(indicator["per"].get("members", ()))
        return bool(members) and members <= named
    if "target" not in indicator:
        return True
    target = amount(indicator["target"])
    return target.low is not None and _satisfies(Reached("", Fraction(len(named)), target.unit), target)


def _satisfies(reached: Reached, target: Amount) -> bool:
    """Tell whether ``reached`` keeps the promise ``target`` (a number)."""
    assert target.low is not None
    assert target.high is not None
    if target.rule == "at_most":
        return reached.value <= target.high and not (
            reached.value == target.high and reached.rule == "more_than"
        )
    if reached.rule == "at_most":
        return False
    if reached.value == target.low:
        if reached.rule == "about":
            return target.rule == "about"
        return target.rule != "more_than" or reached.rule == "more_than"
    return reached.value > target.low


def _status(found: Standing) -> str:
    """Decide the status in the order of design.md's table."""
    latest, indicator = found.latest, found.indicator
    if not found.year.reports:
        return "awaiting"
    if latest is None:
        return "omitted"
    if "unavailable" in latest.figure:
        return "unavailable"
    if _is_kept(found, latest):
        target = amount(indicator["target"]) if "target" in indicator else None
        reached = latest.reached
        is_over = (
            target is not None
            and target.rule == "at_least"
            and target.high is not None
            and indicator.get("kind", "amount") == "amount"
            and reached is not None
            and (reached.value, reached.rule == "more_than") > (target.high, False)
        )
        return "exceeded" if is_over else "met"
    if latest.as_of > found.due and _shows_a_miss(found, latest):
        return "overdue"
    if _is_untouched(found, latest):
        return "not_started"
    is_paced = indicator.get("kind", "amount") == "amount" and found.rule != "at_most"
    is_known = latest.ratio is not None and not (latest.reached and latest.reached.rule == "at_most")
    if not (is_paced and is_known) or latest.ratio is None or found.gone is None:
        return "in_progress"
    return "behind" if latest.ratio < found.gone - Fraction(1, 10) else "on_track"


def _is_kept(found: Standing, latest: Told) -> bool:
    indicator = found.indicator
    if found.stage is not None and found.stage == len(indicator["stages"]) - 1:
        return True
    if "target" not in indicator:
        return False
    target = amount(indicator["target"])
    if target.low is None:
        return "value" in latest.figure and amount(latest.figure["value"]).rule == "all"
    if latest.reached is None or (target.rule == "at_most" and latest.as_of < found.due):
        return False
    return _satisfies(latest.reached, target)


def _shows_a_miss(found: Standing, latest: Told) -> bool:
    """Tell whether what is told, after the due date, shows that the promise is not kept."""
    if "target" not in found.indicator:
        return "stages" in found.indicator
    reached = latest.reached
    if reached and reached.rule == "at_most" and found.rule != "at_most":
        return latest.ratio is not None and latest.ratio < 1
    return found.rule != "all" or reached is None


def _is_untouched(found: Standing, latest: Told) -> bool:
    indicator, figure = found.indicator, latest.figure
    stages = indicator.get("stages", [])
    if "items" in figure:
        return all(each["stage"] == stages[0] for each in figure["items"])
    if "stage" in figure:
        return bool(figure["stage"] == stages[0])
    if indicator.get("kind") == "rate" or found.rule == "at_most" or latest.reached is None:
        return False
    counts: Mapping[str, str] = figure.get("by_stage", {})
    under_way = any(amount(count).low != 0 for stage, count in counts.items() if stage != stages[0])
    return latest.reached.value == 0 and not under_way
