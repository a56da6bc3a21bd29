"""What goes wrong with the search."""

from __future__ import annotations


class SearchError(Exception):
    """The search index could not be made; ``str()`` tells why."""
