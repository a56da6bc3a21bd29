"""The same data gives the same bytes: on any day, in any zone and process, whatever the order of keys."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from livelihood.clock import moment
from livelihood.site import load_site
from tests.unit.builders import county_year, figure, goal, report
from tests.unit.open_data_reading import SCHEME, exact_json, published_files, site_of

DATA = Path(__file__).parents[2] / "data"
NAMES = [
    "indicators.csv",
    "tasks.csv",
    "figures.csv",
    "data.json",
    "datapackage.json",
    "data.schema.json",
    *(
        f"schemas/{name}.schema.json"
        for name in ("county", "plan", "redirects", "report", "sources", "scheme", "synonyms", "units")
    ),
]
DIGEST = """
import hashlib, sys
from pathlib import Path
from livelihood.clock import moment
from livelihood.open_data.files import open_data_files
from livelihood.site import load_site
for path, content in open_data_files(load_site(Path(sys.argv[1]), now=moment("2026-11-21"))):
    print(path, hashlib.sha256(content).hexdigest())
"""


def real_files(data: Path = DATA, now: str = "2026-11-21") -> dict[str, bytes]:
    return published_files(load_site(data, now=moment(now)))


def test_the_files() -> None:
    files = real_files()

    assert list(files) == NAMES
    assert all(content.endswith(b"\n") for content in files.values())


def test_the_day_of_the_build_changes_nothing() -> None:
    assert real_files(now="2023-01-01") == real_files(now="2030-06-30T23:59:59+00:00")


def test_before_the_years_end_only_the_final_result_is_not_missed() -> None:
    during, after = real_files(now="2022-12-31"), real_files(now="2023-01-01")
    whole = b'"final_missing": true'

    assert [name for name in NAMES if during[name] != after[name]] == ["data.json", "datapackage.json"]
    assert after["data.json"].count(whole) == 2
    assert after["data.json"].replace(whole, whole.replace(b"true", b"false")) == during["data.json"]


@pytest.mark.parametrize(("seed", "zone"), [("1", "UTC"), ("2", "Asia/Shanghai")])
def test_another_process_and_zone_write_the_same(seed: str, zone: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DIGEST, str(DATA)],
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )

    assert done.stdout.split("\n")[:-1] == [
        f"open-data/{name} {hashlib.sha256(content).hexdigest()}" for name, content in real_files().items()
    ]


def backwards(value: Any, key: str = "") -> Any:
    """Return YAML data with the keys of every mapping the other way round, but for stages: theirs is the document's."""
    if isinstance(value, list):
        return [backwards(each) for each in value]
    if isinstance(value, dict):
        return {
            name: backwards(value[name], name) for name in (value if key == "by_stage" else reversed(value))
        }
    return value


def test_the_order_of_keys_in_the_files_changes_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    for file in data.rglob("*.yml"):
        # The base loader leaves scalars as they are written, as the project's reader does.
        content = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
        text = yaml.safe_dump(backwards(content), allow_unicode=True, sort_keys=False)
        file.write_text(text, encoding="utf-8", newline="\n")

    assert real_files(data) == real_files()


def with_schemes(ids: tuple[str, ...]) -> Mapping[str, bytes]:
    schemes = {id: SCHEME.model_copy(update={"id": id}) for id in ids}
    return published_files(site_of(county_year(goal()), schemes=schemes))


def test_the_order_in_which_schemes_are_found_changes_nothing() -> None:
    assert with_schemes(("a", "b", "c")) == with_schemes(("c", "a", "b"))


def test_a_partial_site_says_so() -> None:
    whole = load_site(DATA, now=moment("2026-11-21"))
    part = load_site(DATA, now=moment("2026-11-21"), only=["410422"])

    assert [exact_json(published_files(site)["data.json"])["partial"] for site in (whole, part)] == [
        False,
        True,
    ]
    assert b"410423" not in published_files(part)["data.json"]


def test_the_package_is_dated_by_the_data() -> None:
    site = site_of(
        county_year(goal(), reports=(report(figure("9人")),)), now=datetime(2030, 1, 1, tzinfo=UTC)
    )

    # the day on which the builders' document was recorded
    assert exact_json(published_files(site)["datapackage.json"])["version"] == "2022-07-02"
