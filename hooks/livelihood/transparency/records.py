"""Whether a changed plan or report says of itself what changed and why: corrections, revisions and amendments.

A correction or a revision leaves what was published in place and says what counts instead; an amendment says why what
was recorded here was mended. Such records are added, never changed or taken away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_RECORDS = ("corrections", "revisions", "amendments")


def is_recorded(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Tell whether the content ``new`` (``Content.body``) of a plan or report may follow on the published ``old``."""
    if not all(_only_added(old.get(name, []), new.get(name, [])) for name in _RECORDS):
        return False
    amended = len(new.get("amendments", [])) > len(old.get("amendments", []))
    return amended or without_records(new, old) == old


def without_records(new: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content ``new`` as it would be without the records that were added to ``old`` since."""
    known = {each["id"] for each in old["documents"]}
    before = {**_unrevised(new, old), "documents": [each for each in new["documents"] if each["id"] in known]}
    for name in _RECORDS:
        if _only_added(old.get(name, []), new.get(name, [])):
            before.pop(name, None)
            before |= {name: old[name]} if name in old else {}
    # Why figures fell may be told afterwards; what was told stays.
    if "correction" not in old:
        before.pop("correction", None)
    return before


def _only_added(old: Sequence[Any], new: Sequence[Any]) -> bool:
    """Tell whether all of ``old`` is in ``new``, in its order."""
    rest = iter(new)
    return all(any(each == other for other in rest) for each in old)


def _unrevised(new: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
    """Return the plan ``new`` with the targets that it had before the revisions which ``old`` hasn't got."""
    added = [each for each in new.get("revisions", []) if each not in old.get("revisions", [])]
    original: dict[tuple[int, str], str] = {}
    for revision in sorted(added, key=lambda each: str(each["date"])):
        original.setdefault((revision["no"], revision["indicator"]), revision["original"])
    tasks = [
        task
        | {
            "indicators": [
                _with_target(each, original.get((task["no"], each["id"]))) for each in task["indicators"]
            ]
        }
        if "indicators" in task
        else task
        for task in new["tasks"]
    ]
    return {**new, "tasks": tasks}


def _with_target(indicator: dict[str, Any], target: str | None) -> dict[str, Any]:
    return indicator if target is None else indicator | {"target": target}
