"""Templates converted before there are pages: the same HTML as from each page's Markdown, or a refusal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import markdown
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jinja2 import TemplateSyntaxError
from markupsafe import Markup
from mkdocs.config import load_config

from livelihood import rendering
from livelihood.contexts.peers import SameTasks
from livelihood.pages import above_pages, counties_of, county_pages, gallery, parts_of
from livelihood.rendering import TemplateValueError, render, render_html
from livelihood.site import load_site
from livelihood.synth import write_tree
from livelihood.template_html import EXTENSIONS
from tests.builds import INVENTED
from tests.invented import write_invented
from tests.unit.builders import NOW
from tests.unit.test_rendering import MARKUP, PRINTABLE

ROOT = Path(__file__).parents[2]
KEPT = {"real": ROOT / "data", "invented": INVENTED}
CHINESE = re.compile("[\u4e00-\u9fff]")

Page = tuple[str, Any]


@cache
def converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(EXTENSIONS))


def converted(template: str, page: object) -> str:
    return str(converter().reset().convert(render(template, page)))


def pages(data: Path) -> Iterator[Page]:
    """Yield each page's template and what it receives, and each filling of a slot."""
    site = load_site(data, now=NOW)
    counties = counties_of(site)
    parts = [parts_of(years) for years in counties]
    above_all = above_pages(parts, site.ledger.schemes, site.updated)
    for above in (gallery(site.updated), *above_all):
        yield above.template, above.context()
    for years in counties:
        yield from ((page.template, page.context) for page in county_pages(years))
    same = SameTasks(parts)
    sections = (section.peers() for county in parts for section in same.sections(county))
    yield from (("task-peers", peers) for peers in sections if peers)


def test_the_extensions_are_those_that_mkdocs_uses() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    assert config["markdown_extensions"] == list(EXTENSIONS)
    assert config["mdx_configs"] == {}


@pytest.fixture(params=[*KEPT, "eventful", "synthetic"])
def data(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "synthetic":
        write_tree(tmp_path / "data", 3)
        return tmp_path / "data"
    return write_invented(tmp_path / "data") if request.param == "eventful" else KEPT[request.param]


def test_every_page_is_what_markdown_makes_of_it(data: Path) -> None:
    seen = set()
    for template, page in pages(data):
        assert render_html(template, page) == converted(template, page)
        seen.add(template)
    assert {"task", "year", "home", "source", "gallery"} <= seen


@cache
def samples() -> tuple[Page, ...]:
    """Return the fullest page of every template."""
    fullest: dict[str, Page] = {}
    for template, page in pages(ROOT / "data"):
        if template not in fullest or len(repr(page)) > len(repr(fullest[template][1])):
            fullest[template] = (template, page)
    return tuple(fullest.values())


def worded(value: Any, text: str, *, after: bool) -> Any:
    """Return ``value`` with ``text`` for every Chinese text in it, or after every one."""
    if type(value) is str and CHINESE.search(value):
        return value + text if after else text
    if isinstance(value, tuple | list):
        return type(value)(worded(each, text, after=after) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        made = {field.name: worded(getattr(value, field.name), text, after=after) for field in fields(value)}
        return replace(value, **made)
    return value


@settings(max_examples=100)  # each converts a page
@given(data=st.data(), text=(PRINTABLE | MARKUP).filter(bool), after=st.booleans())
def test_any_text_is_what_markdown_makes_of_it(data: st.DataObject, text: str, after: bool) -> None:
    template, page = data.draw(st.sampled_from(samples()))
    hostile = worded(page, text, after=after)
    expected = converted(template, hostile)
    # Markdown gives a heading an id that another element has, or the frame: we don't (heading_ids.py).
    ids = ["main", *re.findall(r'\sid="([^"]+)"', expected)]
    assume(len(ids) == len(set(ids)))
    assert render_html(template, hostile) == expected


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    """Write a template and a component, whose macros are box, boxes and two; return the template's name."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "components").mkdir()
    (tmp_path / "components" / "box.html").write_text(
        '{% macro box(text) -%}\n<div class="box">\n<p>{{ text }}</p>\n\n{% if text %}<b>有</b>{% endif %}</div>\n'
        "{%- endmacro %}\n"
        "{% macro boxes(texts) -%}\n{% for text in texts %}\n{% if not loop.first %}\n\n{% endif %}\n"
        "<p>{{ text }}</p>\n{%- endfor %}\n{%- endmacro %}\n"
        "{% macro two(text) -%}\n<p>{{ text }}</p><p>{{ text }}</p>\n{%- endmacro %}\n"
        "{% macro words(text) -%}\n{{ text }}\n{%- endmacro %}\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(rendering, "_FOLDER", tmp_path)
    forget()

    def write(text: str) -> str:
        (tmp_path / "templates" / "page.md").write_text(text, encoding="utf-8", newline="\n")
        return "page"

    yield write
    forget()


IMPORTS = '{% from "components/box.html" import box, boxes, two, words as said %}\n'
PAGE = SimpleNamespace(
    title="2022 <甲>",
    anchor="a-1",
    texts=["乙", "<b>*丙*</b>", "1. 丁"],
    empty="",
    none=[],
    number=3,
    slot=Markup("<!-- a -->"),
    yes=True,
)
PIECES = st.sampled_from(
    [
        *[
            "\n\n",
            "\n",
            " ",
            "甲",
            "a. ",
            "1. ",
            "- ",
            "> ",
            "    ",
            "# ",
            "## ",
            " {: #x }",
            "**",
            "`",
            "|",
            "\\",
        ],
        *[
            "[",
            "](",
            "]: ",
            "&amp;",
            "&",
            "<",
            "<!-- a -->",
            "<hr>",
            "<br>",
            "<div>",
            "</div>",
            "<p>",
            "</p>",
            "<b>",
        ],
        *[
            "</b>",
            "\n\n<p>{{ page.title }}</p>\n\n",
            "{{ page.title }}",
            "{{ page.empty }}",
            "{{ page.slot }}",
        ],
        *[
            "\n\n{{ page.title }}\n\n",
            "\n\n{{ page.empty }}\n\n",
            "{{ page.number }}",
            "<i title='{{ page.title }}'>",
        ],
        *["\n\n{{ box(page.title) }}\n\n", "{{ boxes(page.texts) }}", "\n\n{{ boxes(page.none) }}\n\n"],
        *["\n\n## {{ page.title }} {: #{{ page.anchor }} }\n\n", "\n\n# {{ page.empty }}\n\n"],
    ]
)
BODIES = st.lists(PIECES, max_size=5).map("".join)
STATEMENTS = st.tuples(
    st.sampled_from(["for each in page.texts", "for each in page.none", "if page.yes", "if page.none"]),
    BODIES,
    st.sampled_from(["\n\n", "\n", ""]),
).map(lambda parts: f"{{% {parts[0]} %}}\n{parts[1]}{parts[2]}{{% end{parts[0].split()[0]} %}}\n")
TEMPLATES = st.lists(PIECES | STATEMENTS, max_size=6).map("".join)


@given(text=TEMPLATES)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_template_is_refused_or_what_markdown_makes_of_it(
    template: Callable[[str], str], text: str
) -> None:
    forget()
    name = template(IMPORTS + text)
    try:
        html = render_html(name, PAGE)
    except (TemplateSyntaxError, TemplateValueError):
        return
    assert html == converted(name, PAGE)


def forget() -> None:
    rendering._environment.cache_clear()
    rendering.forget_templates()


@pytest.mark.parametrize(
    "text",
    [
        "# {{ page.title }}\n\n{{ page.title }}\n",
        "{{ page.empty }}\n\n甲\n",  # no paragraph
        "甲{{ page.title }}乙{{ page.empty }}丙\n\n**丁**，[戊](a) &amp; <b>己</b>\n===\n",
        "# {{ page.empty }}\n\n# {{ page.empty }}\n",  # ids that count
        # A heading's id is used before, after, twice, by a heading that isn't there, and by no heading.
        "# {{ page.title }}\n\n## 甲 {: #2022 }\n",
        "## 甲 {: #{{ page.number }}-b .c }\n\n# 3-b\n\n# 3 b\n",
        '{% if page.none %}\n## 甲 {: #2022 }\n\n{% endif %}\n# {{ page.title }}\n\n<h2 id="2022">乙</h2>\n',
        "# `code`，{{ page.title }}\n",
        "# </h1>[b](a)\n",
        "{% for each in page.texts %}\n## {{ each }} {: #{{ page.anchor }}-{{ loop.index }} }\n\n{{ each }}\n\n{% endfor %}",
        "{% for each in page.none %}\n甲\n\n{% else %}\n没有\n\n{% endfor %}\n末\n",
        "{% if page.none %}\n甲\n\n{% elif page.yes %}\n<p>乙</p>\n\n{% else %}\n丙\n\n{% endif %}\n末\n",
        "甲\n\n{% if page.yes %}\n<div>\n乙</div>\n{% endif %}\n",  # nothing follows
        "甲\n\n{% if page.yes %}\n<p>乙</p>\n\n{% endif %}\n{% if page.yes %}\n丙\n\n{% endif %}\n丁\n",
        '<div class="a">\n\n{% for each in page.texts %}\n<p>{{ each }}</p>\n\n{% endfor %}\n{{ page.title }}</div>\n丁\n',
        "<div>{% if page.yes %}甲{% endif %}\n<p>{{ page.title }}</p>\n</div><p>乙</p>\n\n末\n",
        '<div>\n<p{% if page.yes %} class="b"{% endif %}>甲</p>\n</div>\n\n末\n',
        "甲\n\n<!-- 乙 -->\n\n<p>丙</p>\n\n{{ page.slot }}\n\n丁\n",
        IMPORTS
        + "# 甲\n\n{{ box(page.title) }}\n\n{{ boxes(page.texts) }}\n\n{{ boxes(page.none) }}\n\n末\n",
        IMPORTS + "<div>\n{{ box(page.title) }}\n{{ two(page.title) }}\n{{ said(page.title) }}\n</div>\n",
    ],
)
def test_is_what_markdown_makes_of_it(template: Callable[[str], str], text: str) -> None:
    name = template(text)
    assert render_html(name, PAGE) == converted(name, PAGE)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("甲\n\n**{{ page }}**\n", 3, "标记（strong）"),
        ("甲\n\n- {{ page }}\n", 3, "标记（li）"),
        ("> {{ page }}\n", 1, "标记（p）"),
        ("    甲{{ page }}\n", 1, "标记（code）"),
        # These join with what stands before and after.
        ("甲\n\n- 乙\n", 3, "写成 HTML"),
        ("> 甲\n", 1, "写成 HTML"),
        ("    甲\n", 1, "写成 HTML"),
        ("| 甲 |\n| - |\n| 乙 |\n", 1, "写成 HTML"),
        ("[TOC]\n\n# 甲\n", 3, "写成 HTML"),
        ("甲\n\n[乙]: a\n", 1, "定义"),
        ("`{{ page }}`\n", 1, "标记（code）"),
        ("[甲]({{ page }})\n", 1, "标记（a）"),
        ("甲[乙]\n\n[乙]: {{ page }}\n", 3, "标记（a）"),
        ("甲\n\n[乙]: {{ page }}\n", 1, "定义"),
        ("{{ page }}. 甲\n", 1, "连起来"),
        ("{{ page }} 甲\n", 1, "连起来"),
        ("甲 {{ page }}\n===\n", 1, "连起来"),
        ("{{ page }}{{ page }}\n", 1, "连起来"),
        ("{{ page }}\n{{ page }}\n", 1, "连起来"),
        ("# 甲 {: .{{ page }} }\n", 1, "属性"),
        ("甲\n{: #{{ page }} }\n", 2, "属性"),
        ("```\n{{ page }}\n```\n", 1, "代码块"),
        ("甲\n\n<b>{{ page }}</b>\n", 3, "连起来"),
        ("甲\n\n<b title='{{ page }}'>乙</b>\n", 3, "HTML 标签里"),
        ("<div markdown='1'>\n*甲*\n</div>\n", 1, "markdown"),
        ("甲\n\n<{{ page }}>乙\n", 3, "标签的名称"),
        ("甲\n\n<? {{ page }} ?>\n", 3, "标签的名称"),
        ("甲\n\n<![CDATA[乙]]>\n", 3, "不是 HTML 标签"),
        ("甲\n\n<p\n\n乙\n", 3, "没有写完"),
        ("甲\n\n<!-- 乙\n", 3, "没有写完"),
        ("甲\n\n<div>\n\n乙\n", 1, "关上"),
        ("<!-- 甲 -->乙<hr>\n", 1, "后面紧跟着别的"),
        ("<!-- 甲 -->{{ page }}\n", 1, "同一行"),
        ("<p>甲</p>{{ page }}乙\n", 1, "同一行"),
        ("<p>\n\t甲</p>\n", 2, "制表符"),
        ("<p>\n  {{ page }}\n</p>\n", 2, "空格"),
        ("甲\n{% if page %}\n乙\n\n{% endif %}\n", 2, "空行"),
        ("甲\n\n{% if page %}\n乙\n{% endif %}\n丙\n", 4, "空行"),
        ("{% for each in page %}\n<p>{{ each }}</p>\n{% endfor %}\n", 2, "空行"),
        ("甲{% if page %}乙{% endif %}\n", 1, "空行"),
        ("甲\n\n{% with each = page %}\n乙\n\n{% endwith %}\n", 3, "语句"),
        ("<div>\n{% if page %}\n</div>\n\n<div>\n{% endif %}\n</div>\n", 3, "分支"),
        ("<div{% if page %} class='a'{% endif %}>\n甲\n</div>\n", 1, "HTML 标签里"),
        ("\ue005\n", 1, "内部"),
        (IMPORTS + "甲\n\n{{ two(page) }}\n", 4, "宏 two"),
        (IMPORTS + "甲\n\n{{ said(page) }}\n", 4, "宏 words"),
    ],
)
def test_refuses(template: Callable[[str], str], text: str, line: int, why: str) -> None:
    with pytest.raises(TemplateSyntaxError, match=why) as raised:
        render_html(template(text), "页")
    assert raised.value.lineno == line


@pytest.mark.parametrize("title", ["main", "finder"])
def test_no_words_make_the_id_of_another_element(template: Callable[[str], str], title: str) -> None:
    name = template('# {{ page.title }}\n\n<ul id="finder"></ul>\n')
    assert f'<h1 id="{title}_1">' in render_html(name, SimpleNamespace(title=title))
