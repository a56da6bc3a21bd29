"""What reports tell of a promise: the numbers reached, added up and divided anew, after their corrections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.completeness.quantities import amount, percent, plain
from tests.completeness.records import Yaml, YearRecord, day


@dataclass(frozen=True)
class Reached:
    """A number that was reached, as it is shown and in the target's unit; ``sum_of`` are the parts that this site added."""

    text: str
    value: Fraction
    unit: str
    rule: str = "at_least"
    sum_of: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Told:
    """What one report says of an indicator, or of a number without a target, after its corrections."""

    report: Yaml
    figure: Yaml
    as_of: date
    reached: Reached | None
    ratio: Fraction | None
    corrections: tuple[Yaml, ...]
    withdrawn: bool

    @property
    def words(self) -> str:
        """What is said: a number, else stages, words or why it can't be counted."""
        figure = self.figure
        if self.reached:
            return self.reached.text
        listed = [f"{each['name']}：{each['stage']}" for each in figure.get("items", ())]
        listed += [f"{stage}：{count}" for stage, count in figure.get("by_stage", {}).items()]
        single = (figure[key] for key in ("value", "stage", "words", "unavailable") if key in figure)
        return next(single, "；".join(listed))

    @property
    def shown(self) -> str:
        """What is said, with a sum of this site's marked as such."""
        return f"{self.words}（本站合计）" if self.reached and self.reached.sum_of else self.words


def tellings(year: YearRecord, no: str, key: str) -> list[Told]:
    """Return what the reports say of the indicator or extra figure ``key`` of a task, oldest report first."""
    indicator = indicator_of(year, no, key)
    return [
        _told(year, report, figure, indicator, no)
        for report in year.reports
        for entry in report["tasks"]
        if entry["no"] == no
        for figure in entry.get("figures", ())
        if figure.get("indicator", figure.get("id")) == key
    ]


def indicator_of(year: YearRecord, no: str, key: str) -> Yaml | None:
    """Return the promise with this id, None for a number without a target."""
    task = next(task for task in year.plan["tasks"] if task["no"] == no)
    return next((each for each in task["indicators"] if each["id"] == key), None)


def _told(year: YearRecord, report: Yaml, figure: Yaml, indicator: Yaml | None, no: str) -> Told:
    key = figure.get("indicator", figure.get("id"))
    made = [each for each in year.corrections(report) if (each["no"], each["indicator"]) == (no, key)]
    withdrawn = any(each.get("withdrawn") == "true" for each in made)
    for each in made:
        if not withdrawn:
            figure = _corrected(figure, each["old"], each["new"])
    as_of = day(figure["as_of"]) if "as_of" in figure else year.as_of(report)
    reached = None if withdrawn else reached_by(figure, indicator)
    is_of_year = figure.get("prior_year") != "true"
    ratio = (
        ratio_of(reached, indicator["target"])
        if reached and is_of_year and indicator and "target" in indicator
        else None
    )
    return Told(report, figure, as_of, reached, ratio, tuple(made), withdrawn)


def _corrected(figure: Yaml, old: str, new: str) -> Yaml:
    changed = dict(figure)
    for name in ("value", "numerator", "denominator"):
        if changed.get(name) == old:
            changed[name] = new
    if "parts" in figure:
        changed["parts"] = [
            {**part, "value": new} if part["value"] == old else part for part in figure["parts"]
        ]
    if "by_stage" in figure:
        changed["by_stage"] = {
            stage: new if count == old else count for stage, count in figure["by_stage"].items()
        }
    return changed


def reached_by(figure: Yaml, indicator: Yaml | None) -> Reached | None:
    """Return the number that ``figure`` gives, None for one that gives none."""
    if "parts" in figure:
        counts = [amount(part["value"]) for part in figure["parts"]]
        total = sum((count.low or Fraction(0) for count in counts), Fraction(0))
        terms = tuple((part["name"], part["value"]) for part in figure["parts"])
        unit = counts[0].unit
        return Reached(f"{plain(total)}{unit}", total, figure.get("counts_as", unit), sum_of=terms)
    if "numerator" in figure:
        part, whole = amount(figure["numerator"]).low, amount(figure["denominator"]).low
        if part is None or not whole:
            return None
        return Reached(percent(part / whole), part / whole * 100, "%")
    text = figure.get("value")
    if "by_stage" in figure and indicator:
        text = figure["by_stage"].get(indicator["stages"][-1])
    if text is None or (found := amount(text)).low is None:
        return None
    return Reached(text, found.low, figure.get("counts_as", found.unit), found.rule)


def ratio_of(reached: Reached, target: str) -> Fraction | None:
    """Return reached ÷ target, None where the target is no number."""
    low = amount(target).low
    return reached.value / low if low else None
