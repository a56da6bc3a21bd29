from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from livelihood.assessment import YearProgress
from livelihood.bulletin.content import BulletinError
from livelihood.bulletin.writing import write_bulletin

ROOT = Path(__file__).parents[2]


def test_both_files_are_written(xugou: YearProgress, tmp_path: Path) -> None:
    written = write_bulletin(xugou, tmp_path / "new" / "folder")
    folder = tmp_path / "new" / "folder"
    assert written.document == folder / "990101-2022-2022-10-08-通报.docx"
    assert written.attachment == folder / "990101-2022-2022-10-08-附件.xlsx"
    assert written.silent == ()
    assert set(folder.iterdir()) == {written.document, written.attachment}
    assert all(path.read_bytes().startswith(b"PK") for path in folder.iterdir())


def test_where_there_is_no_report_nothing_is_written(lushan: YearProgress, tmp_path: Path) -> None:
    with pytest.raises(BulletinError, match="还没有收录通报，写不出进展"):
        write_bulletin(lushan, tmp_path / "folder")
    assert not list(tmp_path.iterdir())


def test_what_someone_may_have_worked_on_stays(xugou: YearProgress, tmp_path: Path) -> None:
    document, attachment, _ = write_bulletin(xugou, tmp_path)
    document.unlink()
    attachment.write_bytes(b"mine")
    with pytest.raises(BulletinError, match=r"^990101-2022-2022-10-08-附件\.xlsx已经存在，没有改动；"):
        write_bulletin(xugou, tmp_path)
    assert attachment.read_bytes() == b"mine"
    assert not document.exists()
    write_bulletin(xugou, tmp_path, force=True)
    assert attachment.read_bytes() != b"mine"
    assert document.exists()


def test_a_later_date_is_another_file(xugou: YearProgress, tmp_path: Path) -> None:
    document, _, _ = write_bulletin(xugou, tmp_path, dated=date(2022, 12, 31), addressee="各单位")
    assert document.name == "990101-2022-2022-12-31-通报.docx"


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from livelihood.bulletin.writing import write_bulletin; from livelihood.site import load_site\n"
        "site = load_site(Path('data'), now=datetime(2026, 12, 1, tzinfo=UTC))\n"
        "write_bulletin(site.year('410422', 2022), Path(sys.argv[1]))"
    )
    for seed in ("1", "2"):
        command = [sys.executable, "-c", script, str(tmp_path / seed)]
        subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed})
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()} for seed in ("1", "2")
    )
    assert len(first) == 2
    assert first == second
