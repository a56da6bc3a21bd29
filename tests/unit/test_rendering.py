from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateSyntaxError, UndefinedError
from markupsafe import Markup

from livelihood import rendering
from livelihood.characters import HIDDEN
from livelihood.rendering import TemplateValueError, escape

ROOT = Path(__file__).parents[2]
# What MkDocs adds to the extensions that mkdocs.yml names.
BUILTIN = ["toc", "tables", "fenced_code"]

# A variation selector is a mark that nobody sees, and shown as U+FFFD like the others of these.
UNSEEN = re.compile(f"[{HIDDEN}]")
PRINTABLE = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]).filter(
        lambda character: not UNSEEN.match(character)
    )
)
# Whatever begins something in Markdown, HTML or Jinja, in any order, is likelier to break out than random letters.
MARKUP = st.lists(
    st.sampled_from(
        [
            *"\\`*_{}[]()#+-.!|~^=:<>&\"'/@$% \n\t0aN年",
            *[
                "    ",
                "\n\n",
                "1. ",
                "- ",
                "# ",
                "> ",
                "```\n",
                "---",
                "{{ 1 }}",
                "{% x %}",
                "{: #id .class }",
                "{#",
                "**",
            ],
            *[
                "<script>",
                "</div>",
                "<!--",
                "-->",
                "<b",
                "&amp;",
                "&#42;",
                "](x)",
                "![",
                "[^1]: ",
                "<a@b.cn>",
                "<http://x>",
            ],
            *[
                "<mark>",
                "</p>",
                "\n</section>\n",
                "<?",
                "?>",
                "<![CDATA[",
                "]]>",
                "klzzwxh:0000",
                "  \n",
                "| - | - |\n",
            ],
        ]
    )
).map("".join)


class TextOf(HTMLParser):
    """The text of a document and its tags, as a browser would read them."""

    def __init__(self, document: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def extensions() -> list[str]:
    class Loader(yaml.SafeLoader):
        """mkdocs.yml may hold tags of its own."""

    Loader.add_multi_constructor("!", lambda *_: None)
    configured = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)["markdown_extensions"]  # noqa: S506
    names = [name if isinstance(name, str) else next(iter(name)) for name in configured]
    return [*BUILTIN, *names]


@pytest.fixture(scope="module")
def convert():
    converter = markdown.Markdown(extensions=extensions())
    return lambda text: converter.reset().convert(text)


@given(text=PRINTABLE | MARKUP)
def test_paragraph_shows_text_as_typed(convert, text):
    html = TextOf(convert(f"说{escape(text)}完\n\n{escape(text)}\n\n末"))
    shown = [f"说{text}完", text, "末"] if text else ["说完", "末"]
    assert html.text == "\n".join(shown)
    assert html.tags == ["p"] * len(shown)


@given(text=PRINTABLE | MARKUP)
def test_html_block_shows_text_as_typed(convert, text):
    block = f'<div class="a">\n<p title="{escape(text)}">{escape(text)}</p>\n{escape(text)}</div>\n\n末'
    html = TextOf(convert(block))
    assert html.text == f"\n{text}\n{text}\n\n末"
    assert html.tags == ["div", "p", "p"]
    assert html.attributes == {"class": "a", "title": text}


@given(text=PRINTABLE | MARKUP)
def test_heading_and_inline_html_show_text_as_typed(convert, text):
    html = TextOf(convert(f'## 甲{escape(text)}乙 {{: #h }}\n\n- <a href="x">甲{escape(text)}乙</a>\n'))
    assert html.text == f"甲{text}乙\n\n甲{text}乙\n"
    assert html.tags == ["h2", "ul", "li", "a"]
    assert html.attributes == {"id": "h", "href": "x"}


@given(text=st.text())
def test_no_text_leaves_what_a_document_may_not_hold(text):
    shown = TextOf(escape(text)).text
    assert not any(ord(character) < 32 and character not in "\t\n" for character in shown)
    shown.encode("utf-8")


@pytest.mark.parametrize(
    "text", ["5.48万人次", "2022-07-01", "3万-5万亩", "叶县（2022年）", "60%", "1,200个", "a/b"]
)
def test_plain_text_stays_readable_in_markdown(text):
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("*重点*", "&#42;重点&#42;"),
        ("1. 甲", "1&#46; 甲"),
        ("甲\r\n乙", "甲&#10;乙"),
        ("- 甲", "&#45; 甲"),
        ("{{ x }}", "&#123;&#123; x &#125;&#125;"),
        ("&lt;", "&#38;lt;"),
        ("\x02甲\x03", "\ufffd甲\ufffd"),
        ("\ud800", "\ufffd"),
        ("\ufffe\U0010ffff", "\ufffd\ufffd"),
    ],
)
def test_escapes(text, escaped):
    assert escape(text) == escaped


class TestRender:
    @pytest.fixture
    def template(self, tmp_path, monkeypatch):
        monkeypatch.setattr(rendering, "_FOLDER", tmp_path)
        rendering.forget_templates()
        (tmp_path / "templates").mkdir()

        def write(text):
            (tmp_path / "templates" / "page.md").write_text(text, encoding="utf-8")

        yield write
        rendering.forget_templates()

    @pytest.mark.parametrize(
        ("value", "shown"),
        [("<b>*", "&#60;b&#62;&#42;"), (3, "3"), (Markup("<b>&amp;</b>"), "<b>&amp;</b>"), ("", "")],
    )
    def test_shows(self, template, value, shown):
        template("{{ page }}")
        assert rendering.render("page", value) == shown

    @pytest.mark.parametrize("value", [None, True, 0.5, ["a"]])
    def test_refuses_what_nobody_put_into_words(self, template, value):
        template("{{ page }}")
        with pytest.raises(TemplateValueError):
            rendering.render("page", value)

    def test_refuses_what_is_missing(self, template):
        template("{{ page.title }}")
        with pytest.raises(UndefinedError, match="title"):
            rendering.render("page", {})

    def test_text_is_no_template(self, template):
        template("{{ page }}")
        assert "49" not in rendering.render("page", "{{ 7 * 7 }}{% raw %}")

    @pytest.mark.parametrize("value", [None, True, 0.5, ["a"], Markup("<p>甲</p>")])
    def test_html_refuses_what_nobody_put_into_words(self, template, value):
        template("{{ page }}")
        with pytest.raises(TemplateValueError):
            rendering.render_html("page", value)

    def test_html_refuses_what_is_missing(self, template):
        template("# {{ page.title }}")
        with pytest.raises(UndefinedError, match="title"):
            rendering.render_html("page", {})

    def test_html_refuses_a_heading_without_text(self, template):
        template("# {{ page }} {: #a }")
        with pytest.raises(TemplateValueError, match="heading"):
            rendering.render_html("page", "")

    @pytest.mark.parametrize("anchor", ["", "a b", "-a", "a}", "a=b", "a.b", "a_b", "甲\n"])
    def test_html_refuses_an_id_that_is_not_plain(self, template, anchor):
        template("# 甲 {: #{{ page }} }")
        with pytest.raises(ValueError, match="id"):
            rendering.render_html("page", anchor)

    def test_html_sees_edits_when_told_to_forget(self, template):
        template("before")
        assert rendering.render_html("page", None) == "<p>before</p>"
        template("after")
        assert rendering.render_html("page", None) == "<p>before</p>"
        rendering.forget_templates()
        assert rendering.render_html("page", None) == "<p>after</p>"

    def test_html_refuses_what_markdown_could_read_in_two_ways_with_its_line(self, template):
        template("# 甲\n\n{% for each in page %}\n**{{ each }}**\n\n{% endfor %}")
        with pytest.raises(TemplateSyntaxError) as raised:
            rendering.render_html("page", ["乙"])
        assert raised.value.lineno == 4
        assert raised.value.name == "templates/page.md"
        assert raised.value.filename == str(rendering._FOLDER / "templates" / "page.md")

    @pytest.mark.parametrize(
        ("filled", "before", "after"),
        [(rendering.render, "before", "after"), (rendering.render_html, "<p>before</p>", "<p>after</p>")],
    )
    def test_sees_edits_when_told_of_them(self, template, filled, before, after):
        template("before")
        assert filled("page", None) == before
        template("after")
        assert filled("page", None) == before
        rendering.forget_templates()
        assert filled("page", None) == after
