"""Versions of packages are those that ``importlib.metadata`` reads from their metadata."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from livelihood.package_versions import package_version, package_versions

# A name with capitals, one with hyphens, one with an underscore.
_NAMES = (
    "jinja2",
    "PyYAML",
    "mkdocs-material",
    "opencc-python-reimplemented",
    "pagefind_bin",
    "livelihood-ledger",
)


@pytest.mark.parametrize("name", _NAMES)
def test_a_version_is_the_one_of_the_metadata(name: str) -> None:
    assert package_version(name) == version(name)


def test_several_are_told_by_the_names_that_were_asked_for() -> None:
    assert package_versions(_NAMES) == {name: version(name) for name in _NAMES}


def test_a_package_that_is_missing_is_named() -> None:
    with pytest.raises(PackageNotFoundError, match="no-such-package"):
        package_version("no-such-package")


def test_what_comes_first_on_the_path_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, number in (("first", "2.0"), ("second", "1.0")):
        (tmp_path / folder / f"Some_Package-{number}.dist-info").mkdir(parents=True)
        monkeypatch.syspath_prepend(str(tmp_path / folder))
    assert package_version("some.package") == "1.0"


def test_a_folder_that_is_gone_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path / "gone"))
    assert package_version("jinja2") == version("jinja2")
