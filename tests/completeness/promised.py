"""What the pages beside the tasks' own must show, put together from the data alone: the same places as in ``shown.py``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.completeness.html import Facts, folded
from tests.completeness.promise_words import (
    line_shown,
    status_shown,
)
from tests.completeness.promised_tasks import contact, task_bar
from tests.completeness.reckoning import LABELS, Standing
from tests.completeness.records import Tree, Yaml, YearRecord, all_days, day, day_words
from tests.completeness.tasks import ORDER, Task, Year, numeral, standing_words

MOST_CARDS, MOST_DOCUMENTS = 6, 10


def year_page(year: Year, tree: Tree) -> Facts:
    """Return what a county-year's page must show."""
    record, counts = year.record, Counter(each.status for each in year.promises)
    return {
        "title": f"{record.name}民生实事",
        "headline": _headline(year),
        "silence": year.silence(year.days),
        "plan": folded(record.plan.get("title", "各项实事")),
        "choices": (
            *(f"{LABELS[name]}（{counts[name]}项）" for name in ORDER if counts[name]),
            *_unit_choices(year, tree),
        ),
        "listed": (f"共{len(year.tasks)}件，全部列出",),
        **standing_shown(year),
        **task_rows("tasks", year.tasks),
        "units": tuple(_unit_rows(year, tree)),
        "checks": f"文件自己的数字、日期前后对不上的地方，由程序逐一比对得出：{year.checks_counted}"
        if year.checks
        else "",
        **documents(
            sorted(record.sources, key=lambda id: record.sources[id]["recorded"], reverse=True), record
        ),
    }


def _headline(year: Year) -> str:
    opening = f"{year.record.name}承诺办好{len(year.tasks)}件民生实事，共{len(year.promises)}项目标。"
    if not year.record.reports:
        return opening
    counts = Counter(each.status for each in year.promises)
    told = "、".join(f"{counts[name]}项{LABELS[name]}" for name in ORDER if counts[name])
    as_of = f"，截至{all_days(year.days)}" if year.days else ""
    done = [
        numeral(int(task.no))
        for task in year.tasks
        if {each.status for each in task.promises} <= {"met", "exceeded"}
    ]
    reached = f"第{'、'.join(done)}件的目标已经全部达到。" if done else ""
    return f"{opening}按本站收录的通报{as_of}：{told}。{reached}"


def _unit_choices(year: Year, tree: Tree) -> Iterator[str]:
    """Yield the units to choose from, with the number of their tasks."""
    tasks: dict[str, set[str]] = {}
    for task in year.tasks:
        for name in (*task.record["lead"], *task.record.get("responsible", ())):
            tasks.setdefault(tree.unit(name), set()).add(task.no)
    names = {unit["id"]: unit["name"] for unit in tree.units}
    return (f"{folded(names[unit])}（{len(found)}件）" for unit, found in tasks.items())


def _unit_rows(year: Year, tree: Tree) -> Iterator[str]:
    names = {unit["id"]: unit["name"] for unit in tree.units}
    roles: dict[str, dict[str, list[str]]] = {}
    for role in ("lead", "responsible"):
        for task in year.tasks:
            for name in task.record.get(role, ()):
                found = roles.setdefault(tree.unit(name), {"lead": [], "responsible": []})
                if numeral(int(task.no)) not in (*found["lead"], *found["responsible"]):
                    found[role].append(numeral(int(task.no)))
    for unit, tasks in roles.items():
        words = [
            f"{what}第{'、'.join(tasks[role])}件"
            for role, what in (("lead", "牵头"), ("responsible", "参与"))
            if tasks[role]
        ]
        yield f"{folded(names[unit])}：{'，'.join(words)}"


def standing_shown(year: Year) -> Facts:
    """Return a standing: its drawing, its label and its counts."""
    counts = Counter(each.status for each in year.promises)
    return {
        "standing drawn": standing_words(each.status for each in year.promises),
        "standing of": f"{len(year.promises)}项目标按状态数",
        "standing counts": tuple(f"{name} {LABELS[name]} {counts[name]}项" for name in ORDER if counts[name]),
    }


def task_rows(id: str, tasks: Sequence[Task]) -> Facts:
    """Return tasks as a list shows them."""
    facts: Facts = {f"{id} listed": tuple(task.title for task in tasks)}
    for at, task in enumerate(tasks, 1):
        facts |= {f"{id} {at} {place}": fact for place, fact in task_bar(task).items()}
        facts[f"{id} {at} promises"] = tuple(line_shown(each) for each in task.promises)
        facts[f"{id} {at} led by"] = folded(f"牵头：{'、'.join(task.record['lead'])}")
    return facts


def unit_page(unit: str, year: Year, tree: Tree) -> Facts:
    """Return what the page of the unit with this id must show."""

    def has(task: Task, role: str) -> bool:
        return unit in {tree.unit(name) for name in task.record.get(role, ())}

    leads = [task for task in year.tasks if has(task, "lead")]
    answers = [task for task in year.tasks if has(task, "responsible") and task not in leads]
    return {"of": f"{year.record.name}民生实事", **task_rows("leads", leads), **task_rows("answers", answers)}


def documents(ids: Sequence[str], record: YearRecord) -> Facts:
    """Return documents as pages list them."""
    return {"documents": tuple(document_row(id, record) for id in ids)}


def document_row(id: str, record: YearRecord) -> tuple[str, str]:
    """Return a document's title and what is known of it."""
    source = record.sources[id]
    kind = {"plan": "方案", "progress": "进展通报", "final": "全年结果", "workbook": "工作簿"}[source["kind"]]
    known = [kind, *(source[key] for key in ("issuer", "number") if key in source)]
    known += [f"成文日期{day_words(day(source['date']))}"] if "date" in source else []
    known.append(f"收录于{day_words(day(source['recorded']))}")
    return folded(record.document(id)), folded(" · ".join(known))


def cards(years: Sequence[Year]) -> Facts:
    """Return the cards of county-years."""
    facts: Facts = {"cards": tuple(f"{year.record.name}民生实事" for year in years)}
    for at, year in enumerate(years, 1):
        until = f"；进展数据截至{all_days(year.days)}" if year.days else ""
        tasks = tuple(f"{task.title}，{task.standing}" for task in year.tasks)
        found: Facts = {
            "facts": f"{year.record.name}承诺办好{len(year.tasks)}件民生实事，共{len(year.promises)}项目标{until}。",
            "silence": year.silence(year.days),
            **standing_shown(year),
            "tasks": tuple(numeral(int(task.no)) for task in year.tasks),
            "links": tasks,
            "hints": tasks,
            "drawings": tasks,
        }
        facts |= {f"card {at} {place}": fact for place, fact in found.items()}
    return facts


def home_page(newest: Sequence[Year], years: Sequence[Year]) -> Facts:
    """Return what the home page must show; ``newest`` is each county's newest of all ``years``."""
    by_record = sorted(newest, key=lambda year: year.record.recorded, reverse=True)
    more = len(newest) - len(by_record[:MOST_CARDS])
    left_off = (f"这里列出最近更新的县；其余{more}个，请在上面找到它再点开。",) if more else ()
    names = tuple(year.record.county["name"] for year in newest)
    rows = [(year, id) for year in years for id in year.record.sources]
    rows.sort(key=lambda row: row[0].record.sources[row[1]]["recorded"], reverse=True)
    listed = tuple(document_row(id, year.record) for year, id in rows[:MOST_DOCUMENTS])
    return {**cards(by_record[:MOST_CARDS]), "left off": left_off, "counties": names, "documents": listed}


def county_page(years: Sequence[Year]) -> Facts:
    """Return what the page of a county with these years, newest first, must show."""
    listed = tuple(
        document_row(id, year.record)
        for year in years
        for id in sorted(
            year.record.sources, key=lambda id: year.record.sources[id]["recorded"], reverse=True
        )
    )
    county = years[0].record.county
    terms = {"主办单位": "publisher", "承办单位": "organizer"}
    publishing = {term: (folded(county[key]),) for term, key in terms.items() if key in county}
    return {
        "title": county["name"],
        "contact": {**publishing, **contact(county)},
        **cards(years),
        "documents": listed,
    }


def area_page(name: str, newest: Sequence[Year]) -> Facts:
    """Return what the page of a province or prefecture with these counties must show."""
    silent = sum(not year.record.reports for year in newest)
    unknown = f"，其中{silent}个的进展通报本站未收录" if silent else ""
    summary = f"本站收录了{name}{len(newest)}个县（市、区）的民生实事{unknown}。"
    facts: Facts = {"title": name, "summary": summary}
    for year in newest:
        county = year.record.county
        place = f"{county['prefecture']}各县（市、区）的民生实事 {county['name']}"
        as_of = all_days(year.days) or "本站未收录进展"
        facts[place] = (f"{year.record.year}年", f"{len(year.tasks)}件", f"{len(year.promises)}项", as_of)
        facts |= {f"{place} {part}": fact for part, fact in standing_shown(year).items()}
    return facts


def scheme_page(scheme: Yaml, of_scheme: Yaml, tasks: Sequence[Task]) -> Facts:
    """Return what the page of a scheme's task must show; ``tasks`` are the counties' tasks of its key."""
    title = f"{numeral(int(of_scheme['no']))}、{folded(of_scheme['title'])}"
    counties = [f"{task.year.county['name']}：{task.title}" for task in tasks]
    facts: Facts = {
        "title": f"{title}：各县对照",
        "opening": folded(
            f"{scheme['title']}里的同一件事，各县的目标和进展。只有数的是同一样东西、用同一个单位的，才放在一张表里比较。"
        ),
        "counties": tuple((name, task.standing) for name, task in zip(counties, tasks, strict=True)),
    }
    without = []
    for measure in of_scheme.get("measures", ()):
        found = [
            (task, [each for each in task.promises if each.indicator.get("measure") == measure["id"]])
            for task in tasks
        ]
        if any(own for _, own in found):
            rows = [_comparison(task.year.county["name"], each) for task, own in found for each in own]
            facts[folded(measure["name"])] = tuple(rows)
            missing = "、".join(task.year.county["name"] for task, own in found if not own)
            without += [f"没有按这个口径写目标的：{missing}。"] if missing else []
    facts["without"] = tuple(without)
    for name, task in zip(counties, tasks, strict=True):
        own = [each for each in task.promises if "measure" not in each.indicator]
        if own:
            facts[name] = tuple(_comparison(each.indicator["name"], each) for each in own)
    return facts


def _comparison(name: str, promised: Standing) -> tuple[tuple[str, ...], str]:
    latest = promised.latest
    row = (
        name,
        promised.target or "没有写明数量",
        latest.words if latest else "未知",
        promised.percent or "—",
        LABELS[promised.status],
        day_words(latest.as_of) if latest else "—",
    )
    return tuple(map(folded, row)), status_shown(promised)
