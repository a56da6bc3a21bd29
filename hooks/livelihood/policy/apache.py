"""The site's settings for Apache (2.4): what goes into a ``VirtualHost`` or beside it."""

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
    content_type,
)
from livelihood.policy.headers import HSTS, Header, response_headers
from livelihood.policy.mount import Mount
from livelihood.policy.words import ABOUT, ABOUT_HSTS

_STEP = "    "


def apache_snippet(mount: Mount, *, hsts: bool) -> str:
    """Return the settings; ``hsts`` says whether HSTS is switched on."""
    return "\n".join(_lines(mount, hsts=hsts)) + "\n"


def _lines(mount: Mount, *, hsts: bool) -> Iterator[str]:
    yield f"# {ABOUT}"
    yield "# 放法：存为 /etc/apache2/conf-available/minsheng.conf，再运行："
    yield "#   a2enmod alias deflate dir headers mime && a2enconf minsheng && systemctl reload apache2"
    if mount.path != "/":
        yield f'RedirectMatch 301 "^{mount.path.rstrip("/")}$" "{mount.address}"'
    yield f'Alias "{mount.path}" "{mount.folder}/"'
    yield f'<Directory "{mount.folder}">'
    yield from _indented(_site(mount, hsts=hsts))
    yield "</Directory>"
    yield f'<LocationMatch "^{mount.path}.*({HASHED})$">'
    yield f'{_STEP}Header always set Cache-Control "{FOR_EVER}"'
    yield "</LocationMatch>"
    inner = mount.path.rstrip("/")
    yield f'<LocationMatch "^{inner}(|/.*)({DOWNLOADS})$">'
    yield from _indented(_set(_changed()))
    yield "</LocationMatch>"
    yield f'<LocationMatch "^{inner}/{LOG}[^.]+$">'
    yield f'{_STEP}ForceType "{content_type("text/plain")}"'
    yield "</LocationMatch>"
    yield f'<Location "{mount.path}{SITEMAP}">'
    yield f"{_STEP}ForceType {SITEMAP_TYPE}"
    yield "</Location>"


def _site(mount: Mount, *, hsts: bool) -> Iterator[str]:
    yield "Require all granted"
    # What is served is changed by changing a link.
    yield "Options FollowSymLinks"
    yield "DirectoryIndex index.html"
    yield f'ErrorDocument 404 "{mount.path}404.html"'
    yield "FileETag MTime Size"
    yield "AddDefaultCharset Off"
    for extension, media_type in MEDIA_TYPES.items():
        yield f'AddType "{content_type(media_type)}" .{extension}'
    yield f"AddOutputFilterByType DEFLATE {' '.join(TEXTS)}"
    yield "# 压缩以后的文件名义上另有标记，去掉标记才能认出没有变的文件："
    # In lower case, as HTTP/2 has it: a page that shows a capital None shows a mistake, by the tests.
    yield """RequestHeader edit "if-none-match" '^"((.*)-gzip)"$' '"$1", "$2"'"""
    yield from _set(response_headers())
    yield f'Header always set Cache-Control "{ASK_AGAIN}"'
    yield f"# {ABOUT_HSTS}"
    yield f'{"" if hsts else "#"}Header always set {HSTS.name} "{HSTS.value}"'


def _set(headers: Iterable[Header]) -> Iterator[str]:
    return (f'Header always set {header.name} "{header.value}"' for header in headers)


def _changed() -> Iterator[Header]:
    """Yield the headers of downloads that differ from a page's."""
    usual = response_headers()
    return (header for header in response_headers(shared=True) if header not in usual)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"{_STEP}{line}" for line in lines)
