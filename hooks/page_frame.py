"""MkDocs events: what the page frame shows around a page, finished for its template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.utils import normalize_url

from livelihood.furniture import PageFacts, furniture
from livelihood.mkdocs_settings import site_settings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


def on_config(config: MkDocsConfig) -> None:
    """Stop on settings that can't be shown, before anything is built."""
    site_settings(config)


def on_page_context(
    context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Furnish a page."""
    facts = PageFacts(
        meta=page.meta,
        title=page.meta.get("title") or str(page.title),
        address=page.canonical_url or "",
        is_home=page.is_homepage,
        titled="<h1" in (page.content or ""),
        link=lambda url: normalize_url(url, page),
    )
    return _furnished(context, facts, config)


def on_template_context(
    context: TemplateContext, *, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    """Furnish a page that isn't made from Markdown: 404.html."""
    base = context["base_url"]
    facts = PageFacts(
        meta={},
        title=config.site_name,
        address="",
        is_home=False,
        titled=True,
        link=lambda url: normalize_url(url, base=base),
    )
    return _furnished(context, facts, config)


def _furnished(context: TemplateContext, page: PageFacts, config: MkDocsConfig) -> TemplateContext:
    more: dict[str, Any] = {"furniture": furniture(site_settings(config), page)}
    context.update(more)  # type: ignore[typeddict-item]  # a template's context holds what events add, too
    return context
