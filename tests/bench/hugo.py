"""The exported tree as a Hugo project, in this project's own page frame (the templates in hugo_frame)."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import yaml

from livelihood.policy import content_security_policy
from tests.project_copy import PROJECT

FRAME = Path(__file__).parent / "hugo_frame"
FEED = "updates/feed.xml"
# A heading's attributes in Python-Markdown: ## Title {: #id .class }, or {#id}.
_ATTRIBUTES = re.compile(r"^(#{1,6} .*?) *\{:? *([^{}]*?) *\}$", re.MULTILINE)
# An image's attributes (loading=lazy), which Hugo's Markdown lacks.
_IMAGE = re.compile(r"(!\[[^\]]*\]\([^()]*\))\{[^{}]*\}")
# A link to another page's Markdown file.
_LINK = re.compile(r"(\]\([^()\s]*?)index\.md")
_MARKDOWN = {
    "renderer": {"unsafe": True},  # bars and the like are HTML
    "parser": {"autoHeadingID": False},
    "extensions": {"typographer": {"disable": True}, "linkify": False},  # no text is changed
}
# What the tree doesn't ask for.
_NO_PAGES = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
_UNPUBLISHED = "---\nbuild: {render: never, list: never}\n---\n"


def make_project(docs: Path, folder: Path, styles: Path) -> None:
    """Write the project of the tree ``docs`` into the new folder ``folder``.

    ``styles`` is the style sheet of Material that the frame links to.
    """
    content, static = folder / "content", folder / "static"
    for file in sorted(path for path in docs.rglob("*") if path.is_file()):
        if file.suffix == ".md":
            place = content / _place(file, docs)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(markdown(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
        else:
            place = static / file.relative_to(docs)
            place.parent.mkdir(parents=True, exist_ok=True)
            os.link(file, place)
    for top in (path for path in content.iterdir() if path.is_dir()):
        if not any((top / name).exists() for name in ("_index.md", "index.md")):
            # Hugo makes a page of every folder at the top that has none.
            (top / "_index.md").write_text(_UNPUBLISHED, encoding="utf-8")
    # Scripts that only our own frame has; the styles are the tree's.
    shutil.copytree(
        PROJECT / "overrides" / "assets" / "javascripts",
        static / "assets" / "javascripts",
        copy_function=_copy_missing,
        dirs_exist_ok=True,
    )
    shutil.copy(styles, static / "assets" / "stylesheets")
    shutil.copytree(FRAME, folder / "layouts")
    (folder / "hugo.json").write_text(json.dumps(_settings(styles.name)), encoding="utf-8")


def markdown(text: str) -> str:
    """Return a page's Markdown as Hugo writes it: attributes of headings, images without, and links to pages."""
    return _LINK.sub(r"\1", _IMAGE.sub(r"\1", _ATTRIBUTES.sub(r"\1 {\2}", text)))


def _place(file: Path, docs: Path) -> Path:
    """Return where a page goes: Hugo calls one with pages below it _index.md, another index.md."""
    place = file.relative_to(docs)
    above = any(path != file for path in file.parent.rglob("*.md"))
    return place.with_name("_index.md") if above else place


def _copy_missing(source: str, target: str) -> None:
    if not Path(target).exists():
        shutil.copy(source, target)


def _settings(styles: str) -> dict[str, object]:
    ours = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    return {
        "baseURL": "http://localhost/",
        "locale": "zh-Hans",
        "title": ours["site_name"],
        "disableKinds": _NO_PAGES,
        "disableHugoGeneratorInject": True,
        "markup": {"goldmark": _MARKDOWN},
        "params": {
            "description": ours["site_description"],
            "favicon": ours["theme"]["favicon"],
            "feed": FEED,
            "policy": content_security_policy(in_page=True),
            "links": ours["extra"]["footer_links"],
            "styles": f"assets/stylesheets/{styles}",
        },
    }
