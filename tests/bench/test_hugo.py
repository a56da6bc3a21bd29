from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bench.hugo import make_project, markdown


@pytest.mark.parametrize(
    ("ours", "hugos"),
    [
        ("## 谁负责 {: #units }\n", "## 谁负责 {#units}\n"),
        ("## 其他县 {: #peers .ll-screen-only }\n", "## 其他县 {#peers .ll-screen-only}\n"),
        ("## 数字从文件里来 {#source}\n", "## 数字从文件里来 {#source}\n"),
        ("# 标题\n\n{: #x }\n", "# 标题\n\n{: #x }\n"),
        ("见[方法](../method/index.md)。", "见[方法](../method/)。"),
        ("见[舍入](../method/index.md#rounding)。", "见[舍入](../method/#rounding)。"),
        ("![表](template.png){ loading=lazy }", "![表](template.png)"),
    ],
)
def test_markdown_is_put_into_hugos_words(ours: str, hugos: str) -> None:
    assert markdown(ours) == hugos


def test_every_page_has_its_place(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    names = ("index.md", "91/index.md", "91/01/index.md", "schemes/one/index.md", "91/notice.txt")
    for name in (*names, "assets/stylesheets/ledger.css"):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(name, encoding="utf-8")
    styles = tmp_path / "main.abc.min.css"
    styles.write_text("", encoding="utf-8")

    make_project(docs, tmp_path / "hugo", styles)

    content = tmp_path / "hugo" / "content"
    places = {path.relative_to(content).as_posix() for path in content.rglob("*.md")}
    assert places == {
        "_index.md",
        "91/_index.md",
        "91/01/index.md",
        "schemes/_index.md",
        "schemes/one/index.md",
    }
    assert "render: never" in (content / "schemes/_index.md").read_text(encoding="utf-8")
    assert (content / "91/_index.md").read_text(encoding="utf-8") == "91/index.md"
    assert (tmp_path / "hugo/static/91/notice.txt").read_text(encoding="utf-8") == "91/notice.txt"
    settings = json.loads((tmp_path / "hugo/hugo.json").read_text(encoding="utf-8"))
    assert settings["params"]["styles"] == "assets/stylesheets/main.abc.min.css"
    assert (tmp_path / "hugo/static/assets/stylesheets/main.abc.min.css").exists()
