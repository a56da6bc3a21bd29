"""The differences for other programs."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from livelihood.clock import moment
from livelihood.diffing.as_json import as_json
from livelihood.diffing.compare import compare
from livelihood.diffing.snapshot import Snapshot
from tests.diffing.states import invented, spring, state
from tests.unit.builders import figure, goal, report, task


def read(before: Snapshot, after: Snapshot) -> Any:
    return json.loads(as_json(compare(before, after), "site", "data"), parse_float=Decimal)


def below(item: Any, *kinds: str) -> Any:
    """Return what the first items of these kinds lead to."""
    for kind in kinds:
        item = next(each for each in item["items"] if each["kind"] == kind)
    return item


def test_nothing_differs() -> None:
    assert read(state(goal()), state(goal())) == {
        "format": 1, "before": "site", "after": "data", "different": False, "remarks": [], "items": [],
    }  # fmt: skip


def test_a_number_before_and_after() -> None:
    before = state(goal("900人"), reports=(report(figure("600人")),))
    after = state(goal("900人"), reports=(report(figure("500人")),))
    numbers = {
        "target_text": "900人",
        "target": 900,
        "unit": "人",
        "as_of": "2022-07-01",
        "status": "on_track",
    }

    assert below(read(before, after), "county", "year", "task", "indicator") == {
        "kind": "indicator",
        "change": "changed",
        "id": {"indicator": "goal"},
        "name": "目标",
        "fell": True,
        "before": numbers
        | {"actual_text": "600人", "actual": 600, "ratio": Decimal("0.666667"), "ratio_text": "66.7%"},
        "after": numbers
        | {"actual_text": "500人", "actual": 500, "ratio": Decimal("0.555556"), "ratio_text": "55.6%"},
        "fields": [
            {"field": "actual", "title": "进展数", "before": 600, "after": 500},
            {"field": "actual_text", "title": "进展原文", "before": "600人", "after": "500人"},
        ],
        "items": [],
    }


def test_what_is_new_or_gone() -> None:
    before, after = state(tasks=(task(goal()),)), state(tasks=(task(goal()), task(goal("3家"), no=2)))
    new = below(read(before, after), "county", "year", "task")
    gone = below(read(after, before), "county", "year", "task")

    assert (new["change"], new["id"], new["name"]) == ("added", {"task": 2, "key": "task-2"}, "任务2")
    assert (gone["change"], gone["id"]) == ("removed", {"task": 2, "key": "task-2"})
    assert (below(new, "indicator")["before"], below(gone, "indicator")["after"]) == (None, None)
    assert {"field": "commitment", "title": "承诺原文", "before": None, "after": "承诺原文"} in new["fields"]


def test_the_same_states_give_the_same_bytes(tmp_path: Path) -> None:
    before = Snapshot.read(spring(tmp_path), moment("2022-12-01"))
    found = [as_json(compare(before, invented()), "a", "b") for _ in range(2)]

    assert found[0] == found[1]
    assert found[0].endswith("}\n")
