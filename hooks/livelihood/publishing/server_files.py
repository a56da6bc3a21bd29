"""The settings of servers that show what is published, written beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from livelihood.building.inputs import BuildRequest, inputs_of
from livelihood.building.writing import write_whole
from livelihood.policy import Mount, server_snippets
from livelihood.publishing.current import NAME
from livelihood.publishing.publication import SERVER


def server_files(folder: Path, request: BuildRequest) -> Mapping[str, bytes]:
    """Return by name the settings with which a server shows what is published in ``folder``, under the site's address.

    Raises DataError where the folder's name can't be written there, or MkDocs stops.
    """
    site_url = inputs_of(request).shell.config.site_url
    # The link itself is named: where it leads changes.
    snippets = server_snippets(Mount.of(folder.resolve() / NAME, site_url))
    return {name: snippet.encode() for name, snippet in snippets.items()}


def write_server_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the settings that differ from those in ``folder``. Raises OSError."""
    for name, content in files.items():
        file = folder / SERVER / name
        if not file.exists() or file.read_bytes() != content:
            write_whole(file, content, durable=True)
