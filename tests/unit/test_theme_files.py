"""Of the theme's folders, what is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from livelihood.component_library import component_styles
from livelihood.problems import DataError
from livelihood.theme_files import STYLES, material_folder, styles, theme_asset, theme_files

OVERRIDES = str(Path(__file__).parents[2] / "overrides")


def test_of_material_only_the_style_sheet() -> None:
    (name,) = theme_files([material_folder()])
    assert name.startswith("assets/stylesheets/main.")
    assert name == theme_asset(
        "assets/stylesheets/main.*.min.css", theme_files([OVERRIDES, material_folder()])
    )


def test_an_earlier_folder_comes_first(tmp_path: Path) -> None:
    for folder, name in (("a", "one.css"), ("b", "one.css"), ("b", "two.css")):
        file = tmp_path / folder / "assets" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(folder, encoding="utf-8")
    found = theme_files([str(tmp_path / "a"), str(tmp_path / "b")])

    assert {name: file.read_text(encoding="utf-8") for name, file in found.items()} == {
        "assets/one.css": "a",
        "assets/two.css": "b",
    }


def test_the_styles_are_the_frames_then_the_components() -> None:
    own = (Path(OVERRIDES) / STYLES).read_text(encoding="utf-8")
    assert styles([OVERRIDES]) == f"{own}\n{component_styles()}"


@pytest.mark.parametrize(("names", "count"), [([], 0), (["main.a.css", "main.b.css"], 2)])
def test_a_name_that_is_not_clear(names: list[str], count: int) -> None:
    with pytest.raises(DataError) as stopped:
        theme_asset("main.*.css", names)
    (problem,) = stopped.value.problems
    assert problem.message == (
        f"主题里应当恰好有一个 main.*.css，实有{count}个。改法：检查 mkdocs-material 的版本。"
    )
