"""The gallery: every component with its examples, a page for those who work on them, built only in the preview."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from livelihood import routes
from livelihood.component_library import Component, components
from livelihood.contexts.frame import Frame, way_to_province


@dataclass(frozen=True)
class GalleryPage:
    """Everything on the gallery's page."""

    frame: Frame
    components: tuple[Component, ...]


def gallery_page(updated: date) -> GalleryPage:
    """Return the gallery; ``updated`` is the site's date."""
    description = "页面组件和它们的样例，只在预览里有。"
    frame = Frame(routes.gallery(), "组件样例", description, updated, way_to_province())
    return GalleryPage(frame, tuple(components()))
