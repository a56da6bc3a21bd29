"""Front matter: any text comes back as it was, and nothing in it can end it or begin something else."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import meta

from livelihood.contexts.frame import Frame, Sidebar, Step
from livelihood.rendering import allowed
from livelihood.wording import one_line

DAY = date(2022, 7, 1)


@given(st.text())
def test_any_title_comes_back(text: str) -> None:
    frame = Frame("410422/", text, text, DAY, (Step(text, ""),), Sidebar(text, (Step(text, "410422/"),)))

    body, found = meta.get_data(f"{frame.front_matter()}\nbody")

    title = allowed(one_line(text))
    assert body == "body"
    assert found["title"] == found["description"] == title
    assert found["breadcrumbs"] == [{"title": allowed(text), "url": ""}, {"title": title}]
    assert found["sidebar"] == {
        "title": allowed(text),
        "links": [{"title": allowed(text), "url": "410422/", "current": True}],
    }
    assert found["updated"] == "2022-07-01"


def test_a_page_without_way_and_sidebar() -> None:
    assert Frame("", "首页", "说明", DAY).front_matter() == (
        '---\ntitle: "首页"\ndescription: "说明"\nupdated: "2022-07-01"\n---\n'
    )


def test_what_a_page_asks_of_its_frame() -> None:
    frame = Frame(
        "search/", "搜索", "说明", DAY, share="叶县 · 技能培训\n195.7%", scripts=("finder",), searches=True
    )
    _, found = meta.get_data(f"{frame.front_matter()}\nbody")
    assert found["share"] == "叶县 · 技能培训 195.7%"
    assert found["scripts"] == ["finder"]
    # The search plugin reads this key: the page isn't itself something to be found.
    assert found["searches"] is True
