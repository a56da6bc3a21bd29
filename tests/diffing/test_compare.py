"""What ``compare`` finds: nothing between equals, the same both ways, and every fact that data.json holds."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livelihood.assessment import assess
from livelihood.clock import moment
from livelihood.diffing.compare import compare
from livelihood.diffing.differences import Item
from livelihood.diffing.numbers import ratio
from livelihood.diffing.snapshot import Snapshot
from livelihood.diffing.text import lines
from livelihood.model import Report
from livelihood.site import load_site
from livelihood.status import Status
from tests.builds import INVENTED, ROOT
from tests.diffing.states import invented, state
from tests.unit.builders import NOW, county_year, figure, goal, report, task
from tests.unit.open_data_reading import site_of

# They follow from other facts, or say where the page stands.
DERIVED = {
    "url", "updated", "final_missing", "elapsed", "ratio", "indicator_count", "row", "final", "partial", "format",
    *(status.value for status in Status),
}  # fmt: skip
LISTS = {"officials", "parts", "revisions", "figures", "checks", "measures"}


def reports() -> st.SearchStrategy[tuple[Report, ...]]:
    amounts = st.integers(0, 300).map(lambda number: figure(f"{number}人"))
    words = st.sampled_from(["正在招标", "已验收"]).map(lambda text: figure(words=text))
    extras = st.integers(0, 9).map(lambda number: figure(f"{number}家", extra=True, id="more", name="另有"))
    told = st.tuples(amounts | words, st.lists(extras, max_size=1)).map(
        lambda each: report(each[0], *each[1])
    )
    return st.lists(told, max_size=1).map(tuple)


def states() -> st.SearchStrategy[Snapshot]:
    goals = st.integers(1, 300).map(lambda number: goal(f"{number}人"))
    others = st.lists(st.sampled_from("abc"), max_size=3, unique=True)

    def made(promise: Any, ids: list[str], told: tuple[Report, ...]) -> Snapshot:
        tasks = tuple(task(goal(), no=2 + "abc".index(id), key=id) for id in sorted(ids))
        return state(promise, tasks=tasks, reports=told)

    return st.builds(made, goals, others, reports())


def in_order(items: tuple[Item, ...]) -> list[str]:
    """Return the items as texts that don't depend on their order."""
    return sorted(
        repr((item.kind, item.before, item.after, item.fields, in_order(item.items))) for item in items
    )


@given(states())
@settings(max_examples=50)
def test_equal_states_do_not_differ(given_state: Snapshot) -> None:
    assert not compare(given_state, Snapshot(deepcopy(given_state.content)))


@given(states(), states())
@settings(max_examples=50)
def test_what_differs_is_the_same_from_the_other_side(one: Snapshot, other: Snapshot) -> None:
    there, back = compare(one, other), compare(other, one)

    assert in_order(tuple(item.mirrored() for item in there.items)) == in_order(back.items)
    assert bool(there) == (one.content != other.content)


@pytest.mark.parametrize("data", [INVENTED, ROOT / "data"], ids=["invented", "real"])
def test_shipped_data_does_not_differ_from_itself(data: Any) -> None:
    site = load_site(data, now=moment("2026-11-21"))

    assert lines(compare(Snapshot.of_site(site), Snapshot.of_site(site))) == ["没有变化。"]


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every fact."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        for at, inner in enumerate(value):
            yield from leaves(inner, (*path, at))
    elif value != [] or path[-1] not in LISTS:
        yield path


def other(value: Any) -> Any:
    """Return another value of the same type."""
    if isinstance(value, bool) or value is None:
        return not value if value is not None else "另"
    if isinstance(value, int | Decimal):
        return value + 1
    if isinstance(value, list):
        return [*value, "另"]
    return f"{value[:-1]}{'1' if value[-1:] != '1' else '2'}" if value[:1].isdigit() else f"{value}另"


def at(content: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        content = content[key]
    return content


def is_repeated(content: Any, path: tuple[str | int, ...]) -> bool:
    """Tell whether a row repeats the fact from elsewhere, or has no room for it."""
    row = at(content, path[:-1])
    if path[-3] == "figures":
        if row["component"] == "figure":
            return path[-1] == "component_name"
        # A row of a part repeats what the whole says, but for its name and its number or stage.
        return path[-1] not in {"component_name", "stage" if row["value_text"] is None else "value_text"}
    return (path[0], path[-3], path[-1]) == ("counties", "tasks", "scheme")


def test_no_fact_of_data_json_escapes_comparison() -> None:
    content = invented().content
    found = [path for path in leaves(content) if path[0] != "statuses" and "standing" not in path]
    found = [path for path in found if path[-1] not in DERIVED and not is_repeated(content, path)]
    unseen = []
    for path in found:
        changed = deepcopy(content)
        at(changed, path[:-1])[path[-1]] = other(at(content, path))
        if not compare(Snapshot(content), Snapshot(changed)):
            unseen.append(path)

    assert len(found) > 700
    # A check's title is its kind's, and of an indicator's latest figure the indicator says what the figure says.
    assert {(path[-3], path[-1]) for path in unseen} == {
        ("figures", name)
        for name in (
            "figure",
            "name",
            "correction",
            "value",
            "value_text",
            "numerator",
            "denominator",
            "qualifier",
            "unit",
            "stage",
            "quote",
        )
    }
    latest = {
        (row["indicator"], row["actual_source"])
        for each in content["counties"][0]["years"][0]["tasks"]
        for row in each["indicators"]
    }
    rows = [at(content, path[:-1]) for path in unseen if path[-1] not in {"figure", "name"}]
    assert {(row["indicator"], row["source"]) for row in rows} <= latest


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(1, 10**9))
def test_the_ratio_is_the_exact_one(reached: int, whole: int, target: int) -> None:
    amount = county_year(goal(f"{target}人"), reports=(report(figure(f"{reached}人")),))
    told = figure(numerator=f"{reached}人", denominator=f"{whole}人")
    rate = county_year(goal(f"{target}%", kind="rate"), reports=(report(told),))
    for year in (amount, rate):
        content = Snapshot.of_site(site_of(year)).content
        row = content["counties"][0]["years"][0]["tasks"][0]["indicators"][0]

        assert ratio(row) == assess(year, NOW).indicators[0].ratio


def test_a_file_of_an_earlier_version_is_compared_as_far_as_it_goes() -> None:
    officials = [{"role": "责任人", "name": "张三"}]
    now = state(tasks=(task(goal(), officials=officials),))
    earlier = deepcopy(now.content)
    del earlier["counties"][0]["years"][0]["tasks"][0]["officials"]

    for found in (compare(Snapshot(earlier), now), compare(now, Snapshot(earlier))):
        assert lines(found) == [
            "说明：有一边是较早的版本，没有这些内容，没有比较：负责人。",
            "没有变化。",
        ]
