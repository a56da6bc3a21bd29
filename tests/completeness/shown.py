"""What the built pages show, read back from their HTML: the same places as in ``promised.py``."""

from __future__ import annotations

from fractions import Fraction

from lxml.html import HtmlElement

from tests.completeness.html import (
    Facts,
    all_words,
    folded,
    following,
    having,
    labels,
    lines,
    one,
    rows,
    section,
    status_of,
    tables,
    tag,
    within,
    words,
)


def task_page(page: HtmlElement) -> Facts:
    """Return what a task's page shows."""
    facts: Facts = {
        "title": words(next(page.iter("h1"))),
        "of": county_year(page),
        **task_bar(page),
        "silence": words(one(page, "ll-silence")),
    }
    facts["promise"] = words(next(page.iter("blockquote")))
    facts["promised in"] = words(next(page.iter("figcaption")))
    above = _above(page, "indicators")
    shared = dict(entry for each in above for entry in terms(each).items())
    notes = tuple(note.split("下面")[0] for each in above for note in _checks(each))
    found = [heading for heading in page.iter("h3") if heading.get("id", "").startswith("t")]
    facts["promises"] = tuple(heading.get("id") for heading in found)
    facts["shared checks hold for"] = tuple(
        note.rpartition("下面")[2] for each in above for note in _checks(each)
    )
    for heading in found:
        facts |= {
            f"{heading.get('id')} {place}": fact for place, fact in _promise(heading, shared, notes).items()
        }
    facts |= _extras(page)
    facts["only document"] = tuple(
        words(each) for each in page.iter("p") if "下面的原句都出自" in words(each)
    )
    facts["units"] = tuple(terms(each) for each in having(page, "ll-units"))
    facts["contact"] = _contact(section(page, "units"))
    facts["reports"] = tuple(_report(each) for each in having(page, "ll-report"))
    facts["elsewhere"] = tuple(lines(each) for peers in having(page, "ll-peers") for each in peers)
    facts["others elsewhere"] = tuple(words(each) for each in page.iter("p") if "（另有" in words(each))
    return facts


def _above(page: HtmlElement, id: str) -> list[HtmlElement]:
    """Return what stands between a heading and the next one of any level."""
    (heading,) = page.xpath(".//*[@id=$id]", id=id)
    found = []
    for each in heading.itersiblings():
        if each.tag in {"h2", "h3"}:
            break
        found.append(each)
    return found


def terms(element: HtmlElement) -> dict[str, tuple[str, ...]]:
    """Return what stands beside each term below ``element``, line by line."""
    return {words(term): lines(term.getnext()) for term in element.iter("dt")}


def _checks(element: HtmlElement) -> list[str]:
    found = [element] if "ll-check" in element.get("class", "").split() else having(element, "ll-check")
    return [words(each) for each in found]


def _promise(heading: HtmlElement, shared: dict[str, tuple[str, ...]], notes: tuple[str, ...]) -> Facts:
    (shown,) = (each for each in following(heading) if "ll-indicator" in each.get("class", "").split())
    by_caption, status = tables(shown), tag(shown)
    # Of what no report speaks, the date above all promises says nothing.
    silent = status.startswith(("omitted", "awaiting"))
    dated = {term: told for term, told in shared.items() if term != "数据截至" or not silent}
    return {
        "name": words(heading),
        "status": status,
        "numbers": words(one(shown, "ll-indicator__numbers")),
        "percent": words(one(shown, "ll-indicator__ratio")),
        "bar": _bar(shown),
        "time gone": all_words(shown, "ll-bar__key"),
        "terms": {**dated, **terms(shown)},
        "parts": by_caption.get("其中", ()),
        "history": by_caption.get("历次通报", ()),
        "chart": labels(shown, "ll-chart__drawing"),
        "chart's words": all_words(shown, "ll-chart__label"),
        "notes": all_words(shown, "ll-note"),
        "checks": tuple(sorted((*notes, *_checks(shown)))),
        "sentences": _sentences(shown),
    }


def _bar(shown: HtmlElement) -> tuple[str, ...]:
    """Return a bar's words, how far it is filled in percent, and what lies beyond; of stages their names."""
    for steps in having(shown, "ll-steps"):
        cells = tuple(f"{words(each)}" for each in steps)
        return (folded(steps.get("aria-label")), *cells)
    for drawn in shown.iter("progress"):
        label, value = (
            folded(drawn.get("aria-label")),
            str(Fraction(drawn.get("value")) / Fraction(drawn.get("max"))),
        )
        _name, _, said = label.partition("：")
        assert said == words(drawn), label
        return (label, value, *all_words(shown, "ll-bar__over"))
    return all_words(shown, "ll-bar__unknown")


def _sentences(shown: HtmlElement) -> tuple[str, ...]:
    return tuple(
        f"{words(one(each, 'll-evidence__label'))}：{words(next(each.iter('q')))} {words(one(each, 'll-evidence__source'))}"
        for listed in having(shown, "ll-evidence")
        for each in listed
    )


def county_year(page: HtmlElement) -> str:
    """Return how a page names the county-year that it belongs to: its first link."""
    return words(next(page.iter("a")))


def _contact(found: list[HtmlElement]) -> dict[str, tuple[str, ...]]:
    """Return whom to ask, by the terms that a county's contact has."""
    told = {term: lines for each in found for term, lines in terms(each).items()}
    return {term: told[term] for term in ("主办单位", "承办单位", "咨询电话", "地址") if term in told}


def _extras(page: HtmlElement) -> Facts:
    facts: Facts = {}
    for each in having(page, "ll-extra"):
        place = each.get("id")
        minor = tuple(words(part) for part in each if part.get("class") == "ll-minor")
        facts[f"{place} said"] = (
            words(one(each, "ll-extra__name")),
            words(next(each.iter("strong"))),
            *minor,
        )
        facts[f"{place} notes"] = all_words(each, "ll-note")
        facts[f"{place} checks"] = tuple(_checks(each))
        facts[f"{place} sentences"] = _sentences(each)
    return facts


def _report(shown: HtmlElement) -> tuple[str, ...]:
    return tuple(words(each) for each in shown.iter("p"))


def task_bar(shown: HtmlElement) -> Facts:
    """Return the segments and the words of a task's bar."""
    return {
        "segments": labels(shown, "ll-segments__segment"),
        "standing": all_words(shown, "ll-standing__words"),
    }


def year_page(page: HtmlElement) -> Facts:
    """Return what a county-year's page shows."""
    facts: Facts = {
        "title": words(next(page.iter("h1"))),
        "headline": words(one(page, "ll-headline")),
        "silence": words(one(page, "ll-silence")),
        "plan": words(page.xpath(".//*[@id='tasks']")[0]),
        "choices": tuple(
            words(each) for each in page.xpath(".//select[@name='status' or @name='unit']/option[@value!='']")
        ),
        "listed": tuple(words(each) for each in page.xpath(".//*[@role='status']")),
        **standing(page),
        **task_rows(page, "tasks"),
    }
    facts["units"] = tuple(
        words(each) for listed in within(section(page, "units"), "ll-unit-tasks") for each in listed
    )
    facts["checks"] = "".join(words(each) for each in section(page, "checks")).removesuffix("逐条看")
    return facts | documents(page)


def standing(shown: HtmlElement) -> Facts:
    """Return the only standing in ``shown``: its drawing, its label and its counts."""
    (drawn,) = labels(shown, "ll-standing__bar")
    (counts,) = having(shown, "ll-standing__counts")
    return {
        "standing drawn": drawn,
        "standing of": counts.get("aria-label"),
        "standing counts": tuple(f"{status_of(each[0])} {folded(each[0].tail)}" for each in counts),
    }


def task_rows(page: HtmlElement, id: str) -> Facts:
    """Return the tasks in the list below the heading with this id."""
    tasks = within(section(page, id), "ll-tasks__task")
    facts: Facts = {
        f"{id} listed": tuple(title for each in tasks for title in all_words(each, "ll-tasks__title"))
    }
    for at, each in enumerate(tasks, 1):
        facts |= {f"{id} {at} {place}": fact for place, fact in task_bar(each).items()}
        facts[f"{id} {at} promises"] = tuple(_line(line) for line in having(each, "ll-promises__promise"))
        facts[f"{id} {at} led by"] = words(each[-1])
    return facts


def _line(shown: HtmlElement) -> tuple[str, ...]:
    return words(one(shown, "ll-promises__name")), words(one(shown, "ll-promises__numbers")), tag(shown)


def unit_page(page: HtmlElement) -> Facts:
    """Return what a unit's page shows."""
    return {"of": county_year(page), **task_rows(page, "leads"), **task_rows(page, "answers")}


def documents(page: HtmlElement) -> Facts:
    """Return the documents that a page lists."""
    return {"documents": tuple(lines(each) for listed in having(page, "ll-documents") for each in listed)}


def cards(page: HtmlElement) -> Facts:
    """Return the cards of county-years on the home page or a county's."""
    facts: Facts = {"cards": all_words(page, "ll-card__title")}
    for at, card in enumerate(having(page, "ll-card"), 1):
        found: Facts = {
            "facts": words(next(card.iter("p"))),
            "silence": words(one(card, "ll-silence")),
            **standing(card),
            "tasks": all_words(card, "ll-strip__no"),
            "links": tuple(each[0].get("aria-label") for each in having(card, "ll-strip__task")),
            "hints": tuple(each[0].get("title") for each in having(card, "ll-strip__task")),
            "drawings": labels(card, "ll-strip__bar"),
        }
        facts |= {f"card {at} {place}": fact for place, fact in found.items()}
    return facts


def home_page(page: HtmlElement) -> Facts:
    """Return what the home page shows."""
    left_off = tuple(words(each) for each in page.iter("p") if "这里列出最近更新的县" in words(each))
    counties = tuple(words(each) for listed in having(page, "ll-areas__counties") for each in listed)
    return {**cards(page), "left off": left_off, "counties": counties, **documents(page)}


def county_page(page: HtmlElement) -> Facts:
    """Return what a county's page shows."""
    return {
        "title": words(next(page.iter("h1"))),
        "contact": _contact([page]),
        **cards(page),
        **documents(page),
    }


def area_page(page: HtmlElement) -> Facts:
    """Return what a province's or prefecture's page shows."""
    facts: Facts = {"title": words(next(page.iter("h1"))), "summary": words(next(page.iter("p")))}
    for table in having(page, "ll-counties"):
        name = words(next(table.iter("caption")))
        for row in next(table.iter("tbody")):
            cells = [words(cell) for cell in row]
            facts[f"{name} {cells[0]}"] = (*cells[1:4], cells[5])
            facts |= {f"{name} {cells[0]} {place}": fact for place, fact in standing(row).items()}
    return facts


def scheme_page(page: HtmlElement) -> Facts:
    """Return what the page of a scheme's task shows."""
    facts: Facts = {
        "title": words(next(page.iter("h1"))),
        "opening": words(next(page.iter("p"))),
        "counties": tuple(lines(each) for listed in having(page, "ll-plain") for each in listed),
        "without": tuple(words(each) for each in page.iter("p") if words(each).startswith("没有按这个口径")),
    }
    for table in having(page, "ll-comparison"):
        statuses = tuple(tag(row) for row in next(table.iter("tbody")))
        facts[words(next(table.iter("caption")))] = tuple(zip(rows(table), statuses, strict=True))
    return facts
