"""QR codes: the path draws exactly the modules of the code."""

from __future__ import annotations

import re

import segno

from livelihood.qr import qr_code

ADDRESS = "https://www.example.org/a/b/410422/2022/03/"


def test_the_path_draws_the_code() -> None:
    code = qr_code(ADDRESS)
    drawn = {
        (int(x) + step, int(y))
        for x, y, width, back in re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", code.path)
        for step in range(int(width))
    }
    matrix = segno.make_qr(ADDRESS, error="m").matrix
    dark = {(x + 4, y + 4) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    assert drawn == dark
    assert code.size == len(matrix) + 8


def test_the_path_has_nothing_else() -> None:
    code = qr_code(ADDRESS)
    assert re.fullmatch(r"(?:M\d+ \d+h(\d+)v1h-\d+z)+", code.path)
    assert all(width == back for width, back in re.findall(r"h(\d+)v1h-(\d+)z", code.path))


def test_the_corner_of_every_code_is_the_same() -> None:
    # The finder pattern's first row: seven dark modules, after a margin of four.
    assert qr_code("https://www.example.org/").path.startswith("M4 4h7v1h-7z")
