"""The command: what stops it is told in full, and then nothing is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from livelihood.exporting import command
from tests.builds import INVENTED, configured, tree
from tests.exporting.exports import export, run_export
from tests.invented import replace


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """An invented county with two mistakes."""
    data = tmp_path / "data"
    shutil.copytree(INVENTED, data)
    plan = data / "990101-xugou" / "2022" / "plan.yml"
    replace(plan, "target: 3000人\n", "target: 3001人\n")
    replace(plan, "scheme: xusheng-2022\n", "scheme: xusheng-2023\n")
    return data


def test_errors_in_the_data_are_all_told_and_nothing_is_written(broken: Path, tmp_path: Path) -> None:
    folder = tmp_path / "export"

    done = run_export(folder, data=broken)

    assert done.exit_code == 1
    problems = [line for line in done.stdout.splitlines() if ": error " in line]
    assert any("xusheng-2023" in line for line in problems)
    assert any("3001" in line for line in problems)
    assert f"错误：有 {len(done.stdout.splitlines())} 个问题，没有导出。" in done.stderr
    assert not folder.exists()


def test_errors_in_the_data_leave_an_earlier_export_as_it_was(broken: Path, tmp_path: Path) -> None:
    folder = export(tmp_path / "export", data=INVENTED)
    before = tree(folder)

    assert run_export(folder, data=broken).exit_code == 1
    assert tree(folder) == before


def test_a_folder_with_other_content_is_refused_before_the_data_is_read(broken: Path, tmp_path: Path) -> None:
    done = run_export(tmp_path, data=broken)

    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.startswith("错误：")
    assert "里有别的文件" in done.stderr


def test_it_tells_how_many_files_it_wrote_and_is_quiet_in_a_pipe(tmp_path: Path) -> None:
    folder = tmp_path / "export"

    done = run_export(folder, data=INVENTED)

    assert done.stdout == ""
    assert done.stderr == f"导出了 {len(tree(folder))} 个文件：{folder.as_posix()}\n"


def test_settings_that_cannot_be_read_stop_it(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: [\n", encoding="utf-8")

    done = run_export(tmp_path / "export", data=INVENTED, config=config)

    assert done.exit_code == 1
    assert f"错误：读不了 {config.as_posix()}" in done.stderr


def test_settings_that_are_no_plain_data_stop_it(tmp_path: Path) -> None:
    config = configured(tmp_path / "project")
    with config.open("a", encoding="utf-8") as file:
        file.write(
            "\nmarkdown_extensions:\n- toc:\n    slugify: !!python/name:markdown.extensions.toc.slugify\n"
        )

    done = run_export(tmp_path / "export", data=INVENTED, config=config)

    assert done.exit_code == 1
    assert "的设置不能照写到导出里" in done.stderr
    assert not (tmp_path / "export").exists()


def test_it_shows_how_far_it_is_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    def shown() -> None:
        monkeypatch.setattr("sys.stderr.isatty", lambda: True)
        tell = command._teller()
        for count in (999, 1_000, 1_001):
            tell(count)

    assert CliRunner().invoke(shown).stderr == "正在检查数据……\n已写好 1000 个文件……\n"
