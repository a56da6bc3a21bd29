"""The settings for nginx, Apache and Caddy: the same headers in all, for any folder and path that can be written."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from livelihood.policy import HSTS, Mount, content_security_policy, response_headers, server_snippets
from livelihood.policy.files import DOWNLOADS, HASHED, MEDIA_TYPES
from livelihood.problems import DataError

MOUNT = Mount("/srv/minsheng/current", "/a/b/")
SERVERS = ("nginx.conf", "apache.conf", "Caddyfile")


def test_the_policy_of_a_page_is_the_servers_without_what_a_page_cannot_say() -> None:
    assert content_security_policy() == (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; "
        "trusted-types 'none'; frame-ancestors 'none'"
    )
    assert f"{content_security_policy(in_page=True)}; frame-ancestors 'none'" == content_security_policy()


@pytest.mark.parametrize("server", SERVERS)
def test_every_server_sends_every_header_and_knows_every_kind_of_file(server: str) -> None:
    text = server_snippets(MOUNT)[server]
    for header in {*response_headers(), *response_headers(shared=True)}:
        assert f'{header.name} "{header.value}"' in text, header
    for extension, kind in MEDIA_TYPES.items():
        assert re.search(
            rf"^\s.*{re.escape(kind)}.*\b{extension}\b|^\s.*\b{extension}\b.*{re.escape(kind)}",
            text,
            re.MULTILINE,
        )
    assert f"({HASHED})$" in text
    assert f"({DOWNLOADS})$" in text


@pytest.mark.parametrize("server", SERVERS)
def test_hsts_is_one_line_to_switch_on(server: str) -> None:
    off, on = (server_snippets(MOUNT, hsts=hsts)[server].splitlines() for hsts in (False, True))
    ((before, after),) = [(one, other) for one, other in zip(off, on, strict=True) if one != other]
    assert before.lstrip().startswith("#")
    assert after == before.replace("#", "", 1)
    assert f'"{HSTS.value}"' in after
    assert off[off.index(before) - 1].endswith("才删去下一行开头的 #：")


def test_downloads_are_for_programs_and_pages_are_not() -> None:
    shared = re.compile(f"({DOWNLOADS})$")
    for path in ("/open-data/data.json", "/open-data/schemas/plan.schema.json", "/open-data/log/checkpoint"):
        assert shared.search(path), path
    for path in ("/410422/feed.xml", "/a/b/updates/feed.xml"):
        assert shared.search(path), path
    for path in (
        "/open-data/",
        "/open-data/index.html",
        "/410422/2022/sources/notice.txt",
        "/search/places.json",
    ):
        assert not shared.search(path), path


@pytest.mark.parametrize(
    ("site_url", "path", "address"),
    [
        (None, "/minsheng/", "/minsheng/"),
        ("https://www.example.org", "/", "/"),
        ("https://www.example.org/a/c", "/a/c/", "/a/c/"),
        ("https://www.example.org/%E5%AE%9E%E4%BA%8B/", "/实事/", "/%E5%AE%9E%E4%BA%8B/"),
    ],
)
def test_the_path_is_the_sites_own(site_url: str | None, path: str, address: str) -> None:
    mount = Mount.of(PurePosixPath("/srv/current"), site_url)
    assert (mount.folder, mount.path, mount.address) == ("/srv/current", path, address)
    for text in server_snippets(mount).values():
        # The root of a server has no address without a slash to lead there from.
        assert ("301" in text) == (path != "/")


def test_a_windows_folder_is_written_with_slashes() -> None:
    assert Mount.of(PureWindowsPath("D:\\网站\\current"), None).folder == "D:/网站/current"


@pytest.mark.parametrize("sign", list("\"'`$%{}\\<>;?#*\n\x00"))
def test_what_a_server_would_take_for_something_else_is_refused(sign: str) -> None:
    with pytest.raises(DataError) as caught:
        Mount(f"/srv/a{sign}b")
    assert f"里有{sign!r}，服务器的配置文件里不能这样写" in str(caught.value)
    with pytest.raises(DataError):
        Mount("/srv", f"/a{sign}b/")
