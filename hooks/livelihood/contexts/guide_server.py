"""The guide's page for those who run a portal's server: made of the program's own settings, never out of date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from livelihood import routes
from livelihood.contexts.frame import Frame, Step, way_to_province
from livelihood.policy import HSTS, Header, Mount, response_headers, server_snippets

_SERVERS = {"nginx.conf": "nginx", "apache.conf": "Apache", "Caddyfile": "Caddy"}
# Where the page's examples put the site.
_FOLDER = "/srv/minsheng/current"


@dataclass(frozen=True)
class ServerSettings:
    """The settings for one server."""

    server: str
    file: str
    text: str


@dataclass(frozen=True)
class GuideServerPage:
    """Everything on the page: the headers of every answer, HSTS, and the settings that have servers send them."""

    frame: Frame
    headers: tuple[Header, ...]
    hsts: Header
    settings: tuple[ServerSettings, ...]


def guide_server_page(updated: date) -> GuideServerPage:
    """Return the page on putting the site on a server."""
    snippets = server_snippets(Mount(_FOLDER))
    return GuideServerPage(
        frame=Frame(
            routes.guide_server(),
            "把网站放到服务器上",
            "给门户网站管理员：nginx、Apache、Caddy 的现成设置，每个响应头的作用，什么时候开启HSTS。",
            updated,
            (*way_to_province(), Step("公开工作指南", routes.guide())),
        ),
        headers=response_headers(),
        hsts=HSTS,
        settings=tuple(ServerSettings(_SERVERS[file], file, text) for file, text in snippets.items()),
    )
