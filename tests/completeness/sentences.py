"""The sentences that a promise and what is told of it rest on, as its task's page lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tests.completeness.html import folded
from tests.completeness.reckoning import Standing
from tests.completeness.records import YearRecord, day, day_words
from tests.completeness.told import Told

# A label, then what the sentence is: its words, its document, its place there.
Sentence = tuple[str, tuple[str, str, str]]


def merged(found: Iterable[Sentence], year: YearRecord, *, whole: bool, named: bool) -> Iterator[str]:
    """Yield the sentences as they are listed: with ``whole`` each once, with ``named`` each with its document."""
    of: dict[object, list[Sentence]] = {}
    for at, each in enumerate(found):
        of.setdefault(each[1] if whole else at, []).append(each)
    for same in of.values():
        label, (quote, source, place) = "、".join(label for label, _ in same), same[0][1]
        document = year.document(source)
        where = f"{document}，{place}" if place else document
        yield folded(f"{label}：{quote} 见{where if named else place or '原文'}（{label}）")


def sentences(standing: Standing) -> Iterator[Sentence]:
    """Yield the sentences that a promise and what is told of it rest on."""
    indicator, year = standing.indicator, standing.year
    plan = year.plan["source"]
    revised = year.revisions(standing.no, indicator["id"])
    yield "原来的目标" if revised else "目标", (indicator["quote"], plan, indicator.get("part", ""))
    for each in revised:
        yield (
            f"{day_words(day(each['date']))}调整后的目标",
            (each["quote"], each["source"], each.get("part", "")),
        )
    for entry, name in (
        (indicator, ""),
        *((part, f"（{part['name']}）") for part in indicator.get("parts", ())),
    ):
        if name:
            yield f"目标{name}", (entry["quote"], plan, entry.get("part", ""))
        due = entry.get("due")
        if isinstance(due, dict) and "quote" in due:
            yield f"期限{name}", (due["quote"], plan, due.get("part", ""))
    if standing.latest:
        yield from figure_sentences(standing.latest, "进展")
    for told in standing.told:
        if told.withdrawn:
            yield from correction_sentences(told)


def figure_sentences(told: Told, label: str) -> Iterator[Sentence]:
    """Yield the sentences that a telling rests on, with what each shows."""
    figure, source = told.figure, told.report["source"]
    part = figure.get("part", "")
    found = [("", figure.get("quote"), part), ("分母", figure.get("denominator_quote"), part)]
    found.extend(
        (each["name"], each.get("quote"), each.get("part", part))
        for each in (*figure.get("parts", ()), *figure.get("items", ()))
    )
    stated = figure.get("stated", {})
    found.append(("所称比例", stated.get("quote"), stated.get("part", part)))
    names: dict[tuple[str, str], list[str]] = {}
    for name, quote, of_part in found:
        if quote:
            names.setdefault((quote, of_part), []).append(name)
    for (quote, of_part), shown in names.items():
        words = label if "" in shown else f"{label}（{'、'.join(shown)}）"
        yield words, (quote, source, f"工作簿 {figure['cell']}" if "cell" in figure else of_part)
    yield from correction_sentences(told)


def correction_sentences(told: Told) -> Iterator[Sentence]:
    """Yield the sentences that a telling's corrections rest on."""
    for each in told.corrections:
        if "quote" in each:
            outcome = "更正" if "new" in each else "撤回"
            yield (
                f"{day_words(day(each['date']))}{outcome}",
                (each["quote"], each["source"], each.get("part", "")),
            )
