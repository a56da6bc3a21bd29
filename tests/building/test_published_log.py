"""The log in a build: published as it stands, counted among what a site is made from, and compared with the data."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from livelihood.preview import Preview
from livelihood.problems import DataError
from livelihood.transparency.pending import pending_log
from livelihood.transparency.published import published_log
from tests.building.conftest import Project
from tests.transparency.published_data import published

LOG = "open-data/log"


def publish(project: Project) -> None:
    pending_log(project.data, project.now, None).save()


def first_report(project: Project) -> Path:
    return min(project.data.glob("*/*/reports/*.yml"))


def test_a_build_publishes_the_log_and_nothing_else_changes(project: Project) -> None:
    before = project.tree()
    assert not any(path.startswith(LOG) for path in before)
    publish(project)
    report = project.build()

    assert report.written == (f"{LOG}/checkpoint", f"{LOG}/entries.jsonl")
    assert (project.site / LOG / "entries.jsonl").read_bytes() == (
        project.data / "log/entries.jsonl"
    ).read_bytes()
    assert report.warnings == ()
    assert before.keys() == {path for path in project.tree() if not path.startswith(LOG)}
    assert project.tree() == project.built_fresh()
    entries = (project.data / "log/entries.jsonl").read_text(encoding="utf-8")
    contents = [content for path, content in before.items() if "/log/" in path]
    assert len(contents) == len(entries.splitlines())
    assert all(hashlib.sha256(content).hexdigest() in entries for content in contents)


def test_lines_that_no_checkpoint_covers_are_not_published(tmp_path: Path) -> None:
    data = published(tmp_path)
    whole = (data / "log" / "entries.jsonl").read_bytes()
    (data / "log" / "entries.jsonl").write_bytes(whole + whole.splitlines(keepends=True)[0])

    assert dict(published_log(data))[f"{LOG}/entries.jsonl"] == whole


def test_a_build_and_a_preview_tell_what_changed_without_a_record(
    project: Project, caplog: pytest.LogCaptureFixture
) -> None:
    publish(project)
    file = first_report(project)
    text = file.read_text(encoding="utf-8")
    day = text.partition("as_of: ")[2][:10]
    file.write_text(text.replace(f"as_of: {day}", f"as_of: {day[:-2]}02", 1), encoding="utf-8", newline="\n")
    report = project.build()

    told = [(each.path, each.code, each.severity.value) for each in report.warnings]
    assert told == [(file.as_posix(), "published-changed", "warning")]
    assert f"数据截止日期由“{day}”改成了“{day[:-2]}02”" in report.warnings[0].message
    with caplog.at_level("WARNING"):
        Preview(project.folder / "mkdocs.yml", project.folder / "shown").build(search=False)
    assert [record.getMessage() for record in caplog.records] == [str(report.warnings[0])]
    others = project.build(only=(_other(project, file),))
    assert others.warnings == ()
    shutil.rmtree(file.parents[2])
    assert {each.code for each in project.build().warnings} == {"published-vanished"}


def test_a_log_that_was_tampered_with_stops_the_build(project: Project) -> None:
    publish(project)
    before = project.tree()
    entries = project.data / "log" / "entries.jsonl"
    entries.write_bytes(entries.read_bytes().replace(b'"kind":"report"', b'"kind":"Report"', 1))

    with pytest.raises(DataError, match="log-broken: 不是记录的一行，可能被改动过"):
        project.build()
    assert project.tree() == before


def _other(project: Project, file: Path) -> str:
    return next(county.name[:6] for county in project.counties() if county.name not in file.parts)
