"""Officials' names: who is shown how, and what stands in published texts where a name isn't shown in full.

Design: ``name_display`` is full, surname, post_only or withheld, by county and by person. A name that isn't shown in
full is 〔略〕 in every published text too, and appears nowhere in the output.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from livelihood.documents import Document
from livelihood.model import CountyYear, Ledger, Official, Plan, Record, Task
from livelihood.plain_text import comparable, compare

OMITTED = "〔略〕"

# The double surnames in use; of any other name the first character is the surname.
_DOUBLE_SURNAMES = re.compile(
    "欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|司空|端木|东方|独孤|南宫"
    "|轩辕|呼延|申屠|淳于|单于|钟离|闻人|赫连|澹台|濮阳|拓跋|万俟|太史|东郭|西门|百里"
)
# Fields that refer to something, or name a unit: no person's name can stand there, and what they refer to must
# still be found.
_REFERENCES = frozenset({
    "place", "id", "key", "file", "format", "kind", "scheme", "source", "indicator", "measure", "part_of",
    "lead", "responsible", "unit", "name_display",
})  # fmt: skip


def disclosed(ledger: Ledger) -> Ledger:
    """Return ``ledger`` as it may be published: officials as they are shown, and no other trace of their names.

    A second call changes nothing.
    """
    counties = (
        replace(county, years=tuple(_disclosed_year(year) for year in county.years))
        for county in ledger.counties
    )
    return replace(ledger, counties=tuple(counties))


def _disclosed_year(county_year: CountyYear) -> CountyYear:
    officials = [official for task in county_year.plan.tasks for official in task.officials]
    hidden = {official.name for official in officials if _display(official, county_year) != "full"}
    if not hidden:
        return county_year
    redact = _redactor(hidden, {official.name for official in officials} - hidden)
    return replace(
        county_year,
        plan=_disclosed_plan(county_year, redact),
        sources={id: _redacted(source, redact) for id, source in county_year.sources.items()},
        documents={
            id: _redacted_document(document, redact) for id, document in county_year.documents.items()
        },
        reports=tuple(_redacted(report, redact) for report in county_year.reports),
    )


def shown_name(name: str, display: str) -> str | None:
    """Return how a person of this ``name`` is shown; None: not at all."""
    if display == "full":
        return name
    if display == "surname":
        return surname(name) + OMITTED
    return OMITTED if display == "post_only" else None


def surname(name: str) -> str:
    """Return the surname of a Chinese name; nothing of a name that isn't built so (买买提·艾力)."""
    plain = comparable(name)
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", plain):
        return ""
    return plain[:2] if _DOUBLE_SURNAMES.match(plain) and len(plain) > 2 else plain[0]


def _display(official: Official, county_year: CountyYear) -> str:
    return official.name_display or county_year.county.name_display


def _disclosed_plan(county_year: CountyYear, redact: Callable[[str], str]) -> Plan:
    def officials(task: Task) -> tuple[Official, ...]:
        shown = []
        for official in task.officials:
            name = shown_name(official.name, _display(official, county_year))
            if name is not None:
                redacted = _redacted(official, redact)
                shown.append(redacted.model_copy(update={"name": name, "name_display": "full"}))
        return tuple(shown)

    plan = _redacted(county_year.plan, redact)
    tasks = tuple(
        task.model_copy(update={"officials": officials(original)})
        for task, original in zip(plan.tasks, county_year.plan.tasks, strict=True)
    )
    disclosed_plan: Plan = plan.model_copy(update={"tasks": tasks})
    return disclosed_plan


def _redactor(hidden: Collection[str], shown: Collection[str]) -> Callable[[str], str]:
    """Return a function that puts 〔略〕 in place of every hidden name, however it is spaced or broken by tags.

    The longest name counts: where 王晓 is hidden and 王晓明 shown, 王晓明 stays.
    """
    forms = {comparable(name) for name in hidden}
    names = sorted(forms | {comparable(name) for name in shown}, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(map(re.escape, names)))

    def redact(text: str) -> str:
        form = compare(text)
        pieces, at = [], 0
        for found in pattern.finditer(form.text):
            if found[0] in forms:
                pieces += [text[at : form.offsets[found.start()]], OMITTED]
                at = form.offsets[found.end() - 1] + 1
        return "".join([*pieces, text[at:]])

    return redact


def _redacted_document(document: Document, redact: Callable[[str], str]) -> Document:
    openings = tuple((redact(name), begins and redact(begins)) for name, begins in document.openings)
    return Document(redact(document.text), openings)


def _redacted(value: Any, redact: Callable[[str], str]) -> Any:
    """Return a copy of ``value``, a record or a part of one, with every text redacted."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, Record):
        fields = {name: getattr(value, name) for name in type(value).model_fields if name not in _REFERENCES}
        return value.model_copy(update={name: _redacted(field, redact) for name, field in fields.items()})
    if isinstance(value, tuple):
        return tuple(_redacted(each, redact) for each in value)
    if isinstance(value, dict):
        return {_redacted(key, redact): _redacted(each, redact) for key, each in value.items()}
    return value
