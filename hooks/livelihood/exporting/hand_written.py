"""Pages written by hand, each in a folder of its own as generated ones are.

Generators agree on what a link between such files means. For ``about.md`` they don't: its page is at ``about/``, and
Zensical counts links in its HTML from the file where MkDocs leaves them to count from the page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from livelihood.exporting.project import Project

# What stands before a link's target and the target itself: [words](target), ![words](target), [name]: target.
_LINK = re.compile(r"(\]\(\s*<?|^[ ]{0,3}\[[^\]\n]+\]:[ ]*<?)([^\s<>()#?]+)", re.MULTILINE)
_INDEX = ("index.md", "README.md")


def new_uri(uri: str) -> str:
    """Return where the hand-written file ``uri`` goes: ``about.md`` becomes ``about/index.md``, others stay."""
    is_page = uri.endswith(".md") and posixpath.basename(uri) not in _INDEX
    return f"{uri.removesuffix('.md')}/index.md" if is_page else uri


def hand_written_addresses(project: Project) -> Iterator[str]:
    """Yield the addresses of the pages written by hand, from the root of the site."""
    for path in project.hand_written():
        if path.suffix == ".md":
            folder = posixpath.dirname(new_uri(path.relative_to(project.docs).as_posix()))
            yield f"{folder}/" if folder else ""


def moved(markdown: str, uri: str, files: Collection[str]) -> str:
    """Return the Markdown of ``uri`` as it stands at its new place.

    A link to one of ``files`` (paths before the move) leads to where that file is then. Any other counts from the
    page's address, which stays, and so stays as it is.
    """
    here = posixpath.dirname(new_uri(uri))

    def led(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(found[2])))
        if target not in files:
            return found[0]
        return found[1] + posixpath.relpath("/" + new_uri(target), "/" + here).replace(" ", "%20")

    return _LINK.sub(led, markdown)
