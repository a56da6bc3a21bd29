"""Publishing killed before each of its steps: what is served is the old release or the new one, byte for byte."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.builds import run


@pytest.mark.skipif(sys.platform == "win32", reason="processes aren't forked there")
@pytest.mark.parametrize("kind", ["links", "folders"])
def test_every_step(kind: str, tmp_path: Path) -> None:
    steps = int(run("tests.publishing.killed_steps", str(tmp_path), kind).stdout)

    assert steps > 20
