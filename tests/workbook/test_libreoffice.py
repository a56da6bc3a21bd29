"""LibreOffice, as WPS and Excel would: it opens the template, prints it, and what it saves is read the same."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.workbook.filled import filled, read, template


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A profile of its own: a LibreOffice that runs already would take the file, or refuse to start."""
    return tmp_path_factory.mktemp("profile").as_uri()


def convert(path: Path, kind: str, profile: str) -> Path:
    out = path.parent / "converted"
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(out),
    ]
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, timeout=600, check=True)
    made = out / f"{path.stem}.{kind}"
    assert made.is_file(), done.stderr
    return made


def test_the_template_prints_on_a4_pages_across(tmp_path: Path, profile: str) -> None:
    pages = PdfReader(convert(template(tmp_path), "pdf", profile)).pages
    texts = [page.extract_text() for page in pages]

    assert [(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pages] == [
        (842, 595)
    ] * 3
    assert "虚构县2022年民生实事进展填报表" in texts[0]
    assert all(word in texts[0] for word in ("更换改造窨井", "478个", "备注"))
    assert "怎么填" in texts[1]
    assert "数字都是编的" in texts[2]


def test_what_libreoffice_saves_is_read_the_same_and_has_its_formulas_results(
    tmp_path: Path, profile: str
) -> None:
    cells = {
        "I6": 2.35,
        "I8": "=100+200",
        "M9": "完工",
        "I10": "95.5%",
        "K11": 2863,
        "L11": 2904,
        "N13": "路基已经完成",
    }
    saved = convert(filled(tmp_path, cells), "xlsx", profile)

    told = [(row.cell, row.value or row.stage or row.numerator or row.words) for row in read(saved).rows]
    assert told == [
        ("进度!I6", "2.35万人次"),
        ("进度!I8", "300个"),
        ("进度!M9", "完工"),
        ("进度!I10", "95.5%"),
        ("进度!K11", "2863"),
        ("进度!N13", "路基已经完成"),
    ]
    sheet = load_workbook(saved)["进度"]
    assert sheet.protection.sheet
    assert {str(check.sqref) for check in sheet.data_validations.dataValidation if check.type == "list"} == {
        "I14",
        "M9",
        "M15",
    }
