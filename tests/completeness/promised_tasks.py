"""What a task's page must show, put together from the data alone: the same places as in ``shown.py``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.completeness import discrepancies
from tests.completeness.html import Facts, folded
from tests.completeness.promise_words import (
    correction_lines,
    promise,
    segment_shown,
)
from tests.completeness.records import Yaml, day_words
from tests.completeness.sentences import Sentence, correction_sentences, figure_sentences, merged, sentences
from tests.completeness.tasks import Task, Year
from tests.completeness.told import Told

MOST_PEERS = 12


def task_page(task: Task, year: Year, everywhere: Sequence[Task]) -> Facts:
    """Return what a task's page must show; ``everywhere`` are the tasks of its scheme and key in all county-years."""
    record = task.record
    facts: Facts = {"title": task.title, "of": f"{task.year.name}民生实事", **task_bar(task)}
    facts["silence"] = year.silence({each.latest.as_of for each in task.promises if each.latest})
    facts["promise"] = folded(record["commitment"])
    note = f"。{record['note']}" if "note" in record else ""
    facts["promised in"] = folded(f"出自{task.year.document(task.year.plan['source'])}{note}")
    facts["promises"] = tuple(f"t{int(task.no):02d}-{each.indicator['id']}" for each in task.promises)
    notes = [discrepancies.shown(discrepancies.of_promise(each)) for each in task.promises]
    shared = [note for note in notes[0] if len(notes) > 1 and all(note in each for each in notes)]
    facts["shared checks hold for"] = tuple(f"{len(notes)}项目标都是这样。" for _ in shared)
    of_extras = {f"t{int(task.no):02d}-{id}": _extra_sentences(told) for id, told in task.extras.items()}
    of_promises = {each.indicator["id"]: list(sentences(each)) for each in task.promises}
    all_found = [each for found in (*of_promises.values(), *of_extras.values()) for each in found]
    used = {source for _, (_, source, _) in all_found}
    document = task.year.document(used.pop()) if len(used) == 1 else ""
    facts["only document"] = (
        (folded(f"下面的原句都出自{document}；点原句后面的“见…”，看它在文件里的位置。"),) if document else ()
    )
    for anchor, each, own in zip(facts["promises"], task.promises, notes, strict=True):
        listed = merged(of_promises[each.indicator["id"]], task.year, whole=True, named=not document)
        found = {**promise(each), "checks": tuple(sorted(own)), "sentences": tuple(listed)}
        facts |= {f"{anchor} {place}": fact for place, fact in found.items()}
    for (anchor, listed), told in zip(of_extras.items(), task.extras.values(), strict=True):
        found = {
            **_extra(told, year),
            "sentences": tuple(merged(listed, task.year, whole=False, named=not document)),
        }
        facts |= {f"{anchor} {place}": fact for place, fact in found.items()}
    roles = {"牵头单位": record["lead"], "责任单位": record.get("responsible", ())}
    facts["units"] = ({role: (folded("、".join(names)),) for role, names in roles.items() if names},)
    facts["contact"] = contact(task.year.county)
    facts["reports"] = tuple(_reports(task))
    return facts | _elsewhere(task, everywhere)


def _extra(told: Sequence[Told], year: Year) -> Facts:
    withdrawn = [each for each in told if each.withdrawn]
    counted = [each for each in told if not each.withdrawn]
    last = counted[-1] if counted else withdrawn[-1]
    figure = last.figure
    prior = figure.get("prior_year") == "true"
    minor = [] if prior and "as_of" not in figure else [f"截至{day_words(last.as_of)}"]
    minor += ["不是本年的数，不计入本年"] if prior else []
    corrected = [*counted[-1:], *withdrawn]
    notes = [f"更正：{line}" for each in corrected for line in correction_lines(each)]
    notes += [f"说明：{figure['note']}"] if "note" in figure else []
    checks = [check for each in counted for check in discrepancies.of_telling(each, None, year.record)]
    return {
        "said": tuple(map(folded, (figure["name"], last.words if counted else "已撤回", *minor))),
        "notes": tuple(map(folded, notes)),
        "checks": discrepancies.shown(checks),
    }


def _extra_sentences(told: Sequence[Told]) -> list[Sentence]:
    counted = [each for each in told if not each.withdrawn]
    found = [sentence for each in counted[-1:] for sentence in figure_sentences(each, "出处")]
    return [*found, *(sentence for each in told if each.withdrawn for sentence in correction_sentences(each))]


def _reports(task: Task) -> Iterator[tuple[str, ...]]:
    for report in reversed(task.year.reports):
        entry = next((each for each in report["tasks"] if each["no"] == task.no), {})
        passages: dict[str, list[str]] = {}
        for each in entry.get("progress", ()):
            where = "，".join(each[key] for key in ("part", "unit") if key in each)
            passages.setdefault(each["text"], []).append(where)
        if passages:
            told = [
                words
                for text, where in passages.items()
                for words in ("；".join(filter(None, where)), text)
                if words
            ]
            yield tuple(map(folded, (task.year.document(report["source"]), *told)))


def _elsewhere(task: Task, everywhere: Sequence[Task]) -> Facts:
    """Return the nearest counties with the same task, those of the prefecture first."""
    code = task.year.county["code"]
    others = [each for each in everywhere if each.year.county["code"] != code]
    near = sorted(
        others, key=lambda each: (each.year.county["code"][:4] != code[:4], each.year.county["code"])
    )
    own = {each["measure"]: folded(each["name"]) for each in task.record["indicators"] if "measure" in each}
    found = []
    for each in near[:MOST_PEERS]:
        theirs = {other.get("measure") for other in each.record["indicators"]}
        same = "、".join(name for measure, name in own.items() if measure in theirs)
        county = each.year.county["name"]
        found.append((f"{county} {each.standing}", f"口径相同的目标：{same}" if same else "口径不同"))
    others_elsewhere = (
        (f"各县“{folded(task.record['title'])}”对照（另有{len(others)}个县）",) if others else ()
    )
    return {"elsewhere": tuple(found), "others elsewhere": others_elsewhere}


def task_bar(task: Task) -> Facts:
    """Return the segments and the words of a task's bar."""
    return {"segments": tuple(segment_shown(each) for each in task.promises), "standing": (task.standing,)}


def contact(county: Yaml) -> dict[str, tuple[str, ...]]:
    """Return whom to ask in a county."""
    known, terms = county.get("contact", {}), {"咨询电话": "telephone", "地址": "address"}
    return {term: (folded(known[key]),) for term, key in terms.items() if key in known}
