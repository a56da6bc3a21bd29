"""What axe, the accessibility checker, says about a page."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tests.browser.modes import show

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# All rules of WCAG 2.2 A and AA; that for the size of targets is switched off by default, as new rules are.
WCAG: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},
}
# What a change of colours or sizes can break; all else is judged in the light page.
BY_MODE: dict[str, Any] = {"runOnly": {"type": "rule", "values": ["color-contrast", "target-size"]}}


def violations(page: Page, mode: str) -> list[str]:
    """Show the open page in ``mode``; return what axe finds wrong: rule, element, reason."""
    show(page, mode)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    options = {**(WCAG if mode == "light" else BY_MODE), "resultTypes": ["violations"]}
    found = page.evaluate(f"axe.run(document, {json.dumps(options)})")
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
