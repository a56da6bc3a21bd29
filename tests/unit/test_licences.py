"""make licences: every locked package with its licence, and a stop at what isn't allowed, known or installed."""

from __future__ import annotations

from importlib.metadata import Distribution
from pathlib import Path

import pytest

from tests.licences import LOCKS, ROOT, LicenceError, is_allowed, licence_of, locked_packages


def install(folder: Path, name: str, *lines: str, version: str = "1.0", text: str | None = None) -> Path:
    """Write the metadata of a package as pip leaves it."""
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    head = ["Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}"]
    (info / "METADATA").write_text("\n".join([*head, *lines, ""]), encoding="utf-8")
    record = f"{info.name}/METADATA,,\n"
    if text is not None:
        (info / "LICENSE").write_text(text, encoding="utf-8")
        record += f"{info.name}/LICENSE,,\n"
    (info / "RECORD").write_text(record, encoding="utf-8")
    return info


def lock(folder: Path, *lines: str) -> Path:
    for name in LOCKS:
        (folder / name).write_text("", encoding="utf-8")
    (folder / "requirements.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_every_locked_package_is_listed_with_an_allowed_licence() -> None:
    packages = {each.name: each for each in locked_packages(ROOT)}

    assert packages["jinja2"].licence == "BSD-3-Clause OR BSD-2-Clause"
    assert (packages["pagefind-bin"].licence, packages["pagefind-bin"].version) == ("MIT", "1.5.2")
    assert (packages["mkdocs-material"].use, packages["hypothesis"].use) == ("site", "tests")
    assert packages["setuptools"].use == "build"
    assert len(packages) > 80


@pytest.mark.parametrize(
    ("lines", "licence"),
    [
        (["License-Expression: MIT AND PSF-2.0"], "MIT AND PSF-2.0"),
        (
            ["License: MIT", "Classifier: License :: OSI Approved :: BSD License"],
            "BSD-3-Clause OR BSD-2-Clause",
        ),
        (["License: UNKNOWN", "Classifier: License :: OSI Approved :: MIT License"], "MIT"),
        (["License: BSD-3-Clause"], "BSD-3-Clause"),
        (["Classifier: License :: OSI Approved"], ""),
        ([], ""),
    ],
)
def test_where_metadata_names_a_licence(tmp_path: Path, lines: list[str], licence: str) -> None:
    assert licence_of(Distribution.at(install(tmp_path, "some", *lines))) == licence


def test_a_licence_file_speaks_where_metadata_is_silent(tmp_path: Path) -> None:
    info = install(tmp_path, "some", text="The MIT License (MIT)\n\nCopyright (c) 2022 Somebody\n")

    assert licence_of(Distribution.at(info)) == "MIT"


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MIT OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("", False),
    ],
)
def test_what_is_allowed(expression: str, allowed: bool) -> None:
    assert is_allowed(expression) is allowed


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    install(installed, "copyleft", "License-Expression: AGPL-3.0-or-later")
    install(installed, "nameless")
    install(installed, "older", "License-Expression: MIT", version="0.9")
    root = lock(
        tmp_path,
        "copyleft==1.0 \\",
        "    --hash=sha256:00",
        "nameless==1.0",
        "older==1.0",
        "elsewhere==1.0 ; python_full_version < '3'",
    )

    with pytest.raises(LicenceError) as stopped:
        locked_packages(root, [str(installed)])

    assert str(stopped.value).split("\n") == [
        "copyleft==1.0: AGPL-3.0-or-later is not allowed (requirements.txt)",
        "nameless==1.0: no licence is not allowed (requirements.txt)",
        "older==1.0 is not installed: run make test, which installs what is locked",
    ]
