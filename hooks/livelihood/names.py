"""Officials' names: who is shown how, and what stands in published texts where a name isn't shown in full.

Design: ``name_display`` is full, surname, post_only or withheld, by county and by person. A name that isn't shown in
full is 〔略〕 in every published text of its county too, and appears nowhere in them. Who is named in several places is
shown in all of them as in the strictest: a name that is hidden once is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from livelihood.documents import Document
from livelihood.model import CountyRecord, CountyYear, Ledger, Official, Plan, Record, Task
from livelihood.plain_text import TAG, comparable, compare

OMITTED = "〔略〕"
_STRICTER = ("full", "surname", "post_only", "withheld")
# 买买提·艾力 is written with any of these.
_DOTS = "·•‧∙⋅・."

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
    return replace(ledger, counties=tuple(disclosed_county(record) for record in ledger.counties))


def disclosed_county(record: CountyRecord) -> CountyRecord:
    """Return one county as it may be published (see ``disclosed``)."""
    display = _displays(record)
    hidden = {name for name, how in display.items() if how != "full"}
    if not hidden:
        return record
    redact = _redactor(hidden, set(display) - hidden)
    county = _redacted(record.county, redact)
    years = tuple(
        replace(_disclosed_year(county_year, display, redact), county=county) for county_year in record.years
    )
    return replace(record, county=county, years=years)


def _displays(record: CountyRecord) -> dict[str, str]:
    """Return how each person whom the county's plans name is to be shown, by comparable name."""
    displays: dict[str, str] = {}
    for county_year in record.years:
        for task in county_year.plan.tasks:
            for official in task.officials:
                name, how = comparable(official.name), official.name_display or record.county.name_display
                displays[name] = max(how, displays.get(name, "full"), key=_STRICTER.index)
    return displays


def _disclosed_year(
    county_year: CountyYear, display: Mapping[str, str], redact: Callable[[str], str]
) -> CountyYear:
    return replace(
        county_year,
        plan=_disclosed_plan(county_year.plan, display, redact),
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


def _disclosed_plan(original: Plan, display: Mapping[str, str], redact: Callable[[str], str]) -> Plan:
    def officials(task: Task) -> tuple[Official, ...]:
        shown = []
        for official in task.officials:
            name = shown_name(official.name, display[comparable(official.name)])
            if name is not None:
                redacted = _redacted(official, redact)
                shown.append(redacted.model_copy(update={"name": name, "name_display": "full"}))
        return tuple(shown)

    plan = _redacted(original, redact)
    tasks = tuple(
        task.model_copy(update={"officials": officials(as_written)})
        for task, as_written in zip(plan.tasks, original.tasks, strict=True)
    )
    disclosed_plan: Plan = plan.model_copy(update={"tasks": tasks})
    return disclosed_plan


def _redactor(hidden: Collection[str], shown: Collection[str]) -> Callable[[str], str]:
    """Return a function that puts 〔略〕 in place of every hidden name, however it is spaced or broken by tags.

    A hidden name within a longer one that is shown stays: where 王晓 is hidden and 王晓明 shown, 王晓明 stays.
    ``hidden`` and ``shown`` are comparable names.
    """
    secret, kept = _finder(hidden), _finder(shown)

    def redact(text: str) -> str:
        # A name may also stand within a tag, which the comparable form leaves out.
        return TAG.sub(lambda tag: f"<{without(tag[0][1:-1])}>", without(text))

    def without(text: str) -> str:
        form = compare(text)
        names = [found.span(1) for found in kept.finditer(form.text)]
        pieces, at = [], 0
        for found in secret.finditer(form.text):
            start, end = found.span(1)
            if not any(first <= start and end <= last for first, last in names):
                first, last = form.offsets[start], form.offsets[end - 1] + 1
                # Names that overlap make one gap.
                pieces += [text[at:first], OMITTED] if first >= at else []
                at = max(at, last)
        return "".join([*pieces, text[at:]])

    return redact


def _finder(names: Collection[str]) -> re.Pattern[str]:
    """Return a pattern whose group 1 is a name, for each place where one begins: names may overlap."""
    dot = f"[{re.escape(_DOTS)}]?"
    ordered = sorted(names, key=lambda name: (-len(name), name))
    written = [dot.join(map(re.escape, re.split(f"[{re.escape(_DOTS)}]", name))) for name in ordered]
    return re.compile(f"(?=({'|'.join(written) or '(?!)'}))")


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
