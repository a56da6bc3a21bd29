"""LibreOffice, which shows what an office program makes of a file: its pages as a PDF."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pypdf import PdfReader

_MM = 25.4 / 72


class Pages:
    """The pages that LibreOffice makes of an office file."""

    def __init__(self, file: Path, folder: Path) -> None:
        # A profile of its own: a second LibreOffice with the same one would hand the work to the first.
        command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        done = subprocess.run(
            [*command, "--convert-to", "pdf", "--outdir", str(folder), str(file)],
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        made = folder / f"{file.stem}.pdf"
        assert made.is_file(), done.stdout + done.stderr
        self.pages = PdfReader(made).pages

    @property
    def sizes(self) -> list[tuple[int, int]]:
        """Each page's width and height in mm."""
        return [(round(page.mediabox.width * _MM), round(page.mediabox.height * _MM)) for page in self.pages]

    @property
    def texts(self) -> list[str]:
        """Each page's text without white space, which a PDF has between the lines and beside digits."""
        return ["".join(page.extract_text().split()) for page in self.pages]
