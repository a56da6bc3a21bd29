"""The files of an export: pages, documents, open data, feeds, styles, scripts and the settings to build them with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from livelihood.exporting import readme, settings_file
from livelihood.exporting.assets import asset_files
from livelihood.exporting.hand_written import moved, new_uri
from livelihood.exporting.project import Project
from livelihood.pages import markdown_pages, static_files
from livelihood.site import Site
from livelihood.transparency.published import published_log

# Where the pages are. Zensical wants them below the folder of the settings.
DOCS = "docs"


def exported_files(site: Site, project: Project, data: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of every file, in the order of writing; ``data`` is the folder with the log.

    Raises OSError where a file of the project can't be read, yaml.YAMLError where its settings can't be written.
    """
    settings = settings_file.settings_file(project, partial=site.partial)
    yield settings_file.NAME, settings.encode()
    name = project.identity(partial=site.partial)["site_name"]
    yield readme.NAME, readme.readme(name).encode()
    for uri, content in _published(site, project, data):
        yield f"{DOCS}/{uri}", content


def _published(site: Site, project: Project, data: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what stands at an address of the site, by its path below the pages."""
    made = set()
    for page in markdown_pages(site):
        made.add(page.uri)
        yield page.uri, page.markdown.encode()
    for file in static_files(site, project.feeds):
        made.add(file.uri)
        yield file.uri, file.content
    for uri, content in published_log(data):
        made.add(uri)
        yield uri, content
    for uri, content in asset_files(project.overrides):
        made.add(uri)
        yield uri, content
    written = {path.relative_to(project.docs).as_posix(): path for path in project.hand_written()}
    known = made | set(written)
    for uri, path in written.items():
        content = path.read_bytes()
        if uri.endswith(".md"):
            content = moved(content.decode("utf-8-sig").replace("\r\n", "\n"), uri, known).encode()
        # As in a build, a generated page goes before a hand-written one at the same address.
        if new_uri(uri) not in made:
            yield new_uri(uri), content
