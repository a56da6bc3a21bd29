"""How long property tests search: enough to find mistakes, and never against the clock of a busy machine."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("gate", max_examples=200, deadline=None)
settings.load_profile("gate")
