"""Corrections: each names a figure of its report as written there, and puts a comparable number in its place."""

from __future__ import annotations

from livelihood.corrections import corrected, numbers_of, replacements, tellings
from livelihood.model import Amendment, CountyYear, Figure, FigureCorrection, Report
from livelihood.plain_text import comparable
from livelihood.problems import Problems
from livelihood.quantity import Quantity


def check_corrections(county_year: CountyYear, problems: Problems) -> None:
    """Every correction fits the figure that it corrects; it and every amendment is dated after its documents."""
    for report in county_year.reports:
        for correction in report.corrections:
            figure = _figure(report, correction, problems)
            if figure:
                _check_number(report, correction, figure, problems)
            _check_date(county_year, report, correction, problems)
    for source, amendment in county_year.amendments:
        _check_amendment(county_year, source, amendment, problems)


def _figure(report: Report, correction: FigureCorrection, problems: Problems) -> Figure | None:
    """Return the figure that is corrected, as the document has it; report that there is none."""
    entry = report.task(correction.no)
    if entry is None:
        what = f"这份通报里没有第 {correction.no} 件事"
        problems.add("unknown-task", correction.spot("no"), what, expected="写这份通报里有的编号")
        return None
    figure = next((each for each in entry.figures if each.key == correction.indicator), None)
    if figure is None:
        known = "、".join(each.key for each in entry.figures)
        what = f"这份通报的第 {correction.no} 件事没有数 {correction.indicator}"
        expected = f"写这份通报里有的：{known}" if known else "这件事在通报里有数"
        problems.add("unknown-indicator", correction.spot("indicator"), what, expected=expected)
    return figure


def _check_number(report: Report, correction: FigureCorrection, figure: Figure, problems: Problems) -> None:
    chain = report.corrections_of(correction.no, correction.indicator)
    earlier = chain[: next(at for at, each in enumerate(chain) if each is correction)]
    before = corrected(figure, earlier)
    if before is None:
        problems.add("correction-mismatch", correction.spot(), f"{correction.indicator} 已经撤回")
        return
    told = tellings(before) if correction.withdrawn else [number.text for number in numbers_of(before)]
    if comparable(correction.old) not in map(comparable, told):
        known = f"是{'、'.join(f'“{each}”' for each in told)}" if told else "没有可以更正的数，只能撤回"
        what = f"old 写的是“{correction.old}”，这里的 {correction.indicator} {known}"
        problems.add("correction-mismatch", correction.spot("old"), what)
    elif correction.new:
        _check_new(correction, correction.new, before, problems)


def _check_new(correction: FigureCorrection, new: Quantity, figure: Figure, problems: Problems) -> None:
    spot = correction.spot("new")
    found = replacements(figure, correction.old)
    if len(found) > 1:
        what = f"{correction.indicator} 有 {len(found)} 处写作“{correction.old}”，不知道更正哪一处"
        expected = "old 只指一处；分不清的，撤回这个数"
        problems.add("correction-mismatch", correction.spot("old"), what, expected=expected)
        return
    old = next(each for each in numbers_of(figure) if comparable(each.text) == comparable(correction.old))
    after = found[0](new)
    if old.same_demand(new):
        problems.add("correction-mismatch", spot, f"更正前后都是“{old}”")
    elif old.unit != new.unit or (old.low is None) != (new.low is None):
        what = f"更正前是“{old}”，更正后写的是“{new}”"
        problems.add("unit-mismatch", spot, what, expected="更正前后单位相同")
    elif after.numerator and after.denominator and not _is_rate(after.numerator, after.denominator):
        what = f"更正后“{after.numerator} ÷ {after.denominator}”不是比率"
        problems.add("half-rate", spot, what)


def _is_rate(numerator: Quantity, denominator: Quantity) -> bool:
    return denominator.number() > 0 and numerator.number() <= denominator.number()


def _check_amendment(county_year: CountyYear, id: str, amendment: Amendment, problems: Problems) -> None:
    source = county_year.sources.get(id)
    if source and amendment.date < source.recorded:
        told = f"改正日期 {amendment.date} 早于文件 {id} 的收录日期 {source.recorded}"
        problems.add("date-order", amendment.spot("date"), told, expected="先收录，后改正")


def _check_date(
    county_year: CountyYear, report: Report, correction: FigureCorrection, problems: Problems
) -> None:
    """A correction is made here: not before the documents that it rests on were here."""
    for id, what in ((report.source, "通报"), (correction.source, "更正所依据的文件")):
        source = county_year.sources.get(id) if id else None
        if source and correction.date < source.recorded:
            told = f"更正日期 {correction.date} 早于{what} {id} 的收录日期 {source.recorded}"
            problems.add("date-order", correction.spot("date"), told, expected="先收录，后更正")
