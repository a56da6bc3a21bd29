"""Slots: where a page takes in afterwards what is made from other counties.

So a county's pages can be made, and kept, without the others.
"""

from __future__ import annotations

import re

from markupsafe import Markup

# No text of the data can make a comment: its < is escaped.
PEERS_SLOT = Markup("<!-- peers -->")
_SLOT = re.compile(rf"{re.escape(PEERS_SLOT)}(\n*)")


def filled(page: str, section: str) -> str:
    """Return a page with ``section`` in its slot, both Markdown or both HTML; where that is empty, with nothing there."""
    content = section.strip("\n")
    return _SLOT.sub(lambda slot: f"{content}{slot[1]}" if content else "", page, count=1)
