"""The site's settings for Caddy (2.6 or newer): what goes into the block of a site in its Caddyfile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from livelihood.policy.files import (
    ASK_AGAIN,
    DOWNLOADS,
    FOR_EVER,
    HASHED,
    LOG,
    MEDIA_TYPES,
    SITEMAP,
    SITEMAP_TYPE,
    content_type,
)
from livelihood.policy.headers import HSTS, response_headers
from livelihood.policy.mount import Mount
from livelihood.policy.words import ABOUT, ABOUT_HSTS

_STEP = "\t"


def caddy_snippet(mount: Mount, *, hsts: bool) -> str:
    """Return the settings; ``hsts`` says whether HSTS is switched on."""
    return "\n".join(_lines(mount, hsts=hsts)) + "\n"


def _lines(mount: Mount, *, hsts: bool) -> Iterator[str]:
    yield f"# {ABOUT}"
    yield "# 放法：存为 /etc/caddy/minsheng.caddy，在网站的 { } 里写一行："
    yield "#   import minsheng.caddy"
    if mount.path != "/":
        yield f'redir "{mount.path.rstrip("/")}" "{mount.address}" 301'
    yield f'handle_path "{mount.path}*" {{'
    yield f'{_STEP}root * "{mount.folder}"'
    yield f"{_STEP}encode gzip"
    # In the order written: the last one that fits a file counts.
    yield f"{_STEP}route {{"
    yield from _indented(_indented(_route(hsts=hsts)))
    yield f"{_STEP}}}"
    yield "}"


def _route(*, hsts: bool) -> Iterator[str]:
    yield from _headers(hsts=hsts)
    yield f'@hashed path_regexp "({HASHED})$"'
    yield f'header @hashed Cache-Control "{FOR_EVER}"'
    yield f'@downloads path_regexp "({DOWNLOADS})$"'
    usual = response_headers()
    for header in response_headers(shared=True):
        if header not in usual:
            yield f'header @downloads {header.name} "{header.value}"'
    for extension, media_type in MEDIA_TYPES.items():
        yield f"@{extension} path *.{extension}"
        yield f'header @{extension} Content-Type "{content_type(media_type)}"'
    yield f'@log path_regexp "/{LOG}[^.]+$"'
    yield f'header @log Content-Type "{content_type("text/plain")}"'
    yield f'header "/{SITEMAP}" Content-Type "{SITEMAP_TYPE}"'
    yield "@missing not file {path} {path}/index.html"
    yield "handle @missing {"
    yield f'{_STEP}header Content-Type "{content_type("text/html")}"'
    yield f'{_STEP}header Cache-Control "{ASK_AGAIN}"'
    yield f"{_STEP}rewrite * /404.html"
    yield f"{_STEP}file_server {{"
    yield f"{_STEP * 2}status 404"
    yield f"{_STEP}}}"
    yield "}"
    yield "file_server"


def _headers(*, hsts: bool) -> Iterator[str]:
    yield "header {"
    for header in response_headers():
        yield f'{_STEP}{header.name} "{header.value}"'
    yield f'{_STEP}Cache-Control "{ASK_AGAIN}"'
    yield f"{_STEP}# {ABOUT_HSTS}"
    yield f'{_STEP}{"" if hsts else "#"}{HSTS.name} "{HSTS.value}"'
    yield "}"
    # On its own: what takes a header away waits for the answer, and all that is written beside it, too.
    yield "header -Server"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"{_STEP}{line}" for line in lines)
