"""The ways to see a page: light, dark, high contrast and large type."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

MODES = ("light", "dark", "contrast", "large", "dark-contrast")

# Presses what must be pressed so that exactly these settings are on. Every page has them, but for a page of words
# alone (that for addresses that don't exist, where the site's own isn't known).
PRESS = """(wanted) => {
    for (const button of document.querySelectorAll('[data-setting]')) {
        const on = button.getAttribute('aria-pressed') === 'true';
        if (on !== wanted.includes(button.dataset.setting)) button.click();
    }
    return Promise.all(document.getAnimations().map((running) => running.finished.catch(() => {})));
}"""


def show(page: Page, mode: str) -> None:
    """Show the open page in ``mode``, in place: dark by the system's setting, the others by the page's own."""
    dark = mode.startswith("dark")
    page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
    on = {"light": [], "dark": ["theme"], "contrast": ["contrast"], "large": ["size"]}
    page.evaluate(PRESS, on.get(mode, ["theme", "contrast"]))
