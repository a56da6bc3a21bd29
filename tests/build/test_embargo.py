"""A report that may not be seen yet leaves no trace in the built site: its bytes are those of a site without it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from tests.builds import INVENTED, build, tree

MOMENT = "2027-01-05T09:00:00+08:00"
BEFORE = "2027-01-05T08:59:59+08:00"


def edit(file: Path, change: str) -> None:
    """Embargo the document ``autumn`` in sources.yml, or take it out."""
    content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for source in content["sources"]:
        if source["id"] == "autumn" and change == "embargo":
            source["publish_at"] = MOMENT
    if change == "remove":
        content["sources"] = [source for source in content["sources"] if source["id"] != "autumn"]
    file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


@pytest.fixture(scope="module")
def embargoed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented data, with its second report kept back."""
    data = tmp_path_factory.mktemp("embargoed") / "data"
    shutil.copytree(INVENTED, data)
    edit(data / "990101-xugou" / "2022" / "sources.yml", "embargo")
    return data


def built(data: Path, folder: Path, now: str) -> dict[str, bytes]:
    return tree(build(folder, "--data", str(data), "--now", now))


def test_before_its_moment_it_might_as_well_not_exist(embargoed: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(INVENTED, data)
    year = data / "990101-xugou" / "2022"
    edit(year / "sources.yml", "remove")
    (year / "reports" / "2022-10-08.yml").unlink()
    for file in (year / "sources").glob("autumn.*"):
        file.unlink()

    with_it = built(embargoed, tmp_path / "with", BEFORE)
    without_it = built(data, tmp_path / "without", BEFORE)

    assert sorted(with_it) == sorted(without_it)
    assert [name for name, content in with_it.items() if content != without_it[name]] == []


def test_at_its_moment_it_is_there(embargoed: Path, tmp_path: Path) -> None:
    page = built(embargoed, tmp_path / "site", MOMENT)["990101/2022/01/index.html"].decode("utf-8")

    assert "9800人次" in page
