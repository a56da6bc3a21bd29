"""The site's settings for nginx (1.18 or newer): what goes into a ``server`` block."""

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
    TEXTS,
)
from livelihood.policy.headers import HSTS, response_headers
from livelihood.policy.mount import Mount
from livelihood.policy.words import ABOUT, ABOUT_HSTS

_STEP = "    "
_HSTS = "$minsheng_hsts"


def nginx_snippet(mount: Mount, *, hsts: bool) -> str:
    """Return the settings; ``hsts`` says whether HSTS is switched on."""
    return "\n".join(_lines(mount, hsts=hsts)) + "\n"


def _lines(mount: Mount, *, hsts: bool) -> Iterator[str]:
    yield f"# {ABOUT}"
    yield "# 放法：存为 /etc/nginx/snippets/minsheng.conf，在网站的 server { } 里写一行："
    yield "#   include snippets/minsheng.conf;"
    yield f'set {_HSTS} "";'
    yield f"# {ABOUT_HSTS}"
    yield f'{"" if hsts else "#"}set {_HSTS} "{HSTS.value}";'
    if mount.path != "/":
        yield f'location = "{mount.path.rstrip("/")}" {{'
        yield f"{_STEP}absolute_redirect off;"
        yield f'{_STEP}return 301 "{mount.address}";'
        yield "}"
    yield f'location ^~ "{mount.path}" {{'
    yield from _indented(_site(mount))
    yield "}"


def _site(mount: Mount) -> Iterator[str]:
    yield f'alias "{mount.folder}/";'
    yield "index index.html;"
    yield f'error_page 404 "{mount.path}404.html";'
    yield "absolute_redirect off;"
    yield "server_tokens off;"
    yield "types {"
    for extension, media_type in MEDIA_TYPES.items():
        yield f"{_STEP}{media_type} {extension};"
    yield "}"
    yield "default_type application/octet-stream;"
    yield "charset utf-8;"
    yield f"charset_types {' '.join(_types('text/'))};"
    yield "gzip on;"
    yield "gzip_vary on;"
    yield "gzip_proxied any;"
    yield "gzip_min_length 1024;"
    yield f"gzip_types {' '.join(_types(''))};"
    yield from _headers(ASK_AGAIN)
    yield f'location = "{mount.path}{SITEMAP}" {{'
    yield f"{_STEP}types {{ }}"
    yield f"{_STEP}default_type {SITEMAP_TYPE};"
    yield "}"
    # A header of its own makes nginx forget those from outside, so each place has them all.
    yield f'location ~ "({HASHED})$" {{'
    yield from _indented(_headers(FOR_EVER))
    yield "}"
    yield f'location ~ "({DOWNLOADS})$" {{'
    yield from _indented(_headers(ASK_AGAIN, shared=True))
    yield f'{_STEP}location ~ "/{LOG}[^.]+$" {{'
    yield f"{_STEP * 2}default_type text/plain;"
    yield f"{_STEP}}}"
    yield "}"


def _headers(cache: str, *, shared: bool = False) -> Iterator[str]:
    for header in response_headers(shared=shared):
        yield f'add_header {header.name} "{header.value}" always;'
    yield f'add_header Cache-Control "{cache}" always;'
    # A header without a value isn't sent.
    yield f"add_header {HSTS.name} {_HSTS} always;"


def _types(begin: str) -> Iterator[str]:
    """Yield the media types of texts that begin so; nginx knows of HTML by itself."""
    return (each for each in TEXTS if each.startswith(begin) and each != "text/html")


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"{_STEP}{line}" for line in lines)
