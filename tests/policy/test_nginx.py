"""What nginx sends with the ready-made settings, file by file."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tests.browser.server import serving
from tests.policy.answers import Answer, ask
from tests.policy.observatory import grade

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'; frame-ancestors 'none'"
)
DOCUMENTED = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": "max-age=31536000",
    "cache-control": "no-cache",
}
SHARED = DOCUMENTED | {"cross-origin-resource-policy": "cross-origin", "access-control-allow-origin": "*"}
KEPT = DOCUMENTED | {"cache-control": "public, max-age=31536000, immutable"}
# What a server says of any answer.
USUAL = {
    "server",
    "date",
    "content-type",
    "content-length",
    "transfer-encoding",
    "connection",
    "last-modified",
}
USUAL |= {"etag", "accept-ranges", "vary", "content-encoding"}
TYPES = {
    "index.html": "text/html; charset=utf-8",
    "404.html": "text/html; charset=utf-8",
    "410422/2022/03/": "text/html; charset=utf-8",
    "410422/feed.xml": "application/atom+xml",
    "410422/2022/sources/000_plan.txt": "text/plain; charset=utf-8",
    "assets/stylesheets/ledger.css": "text/css; charset=utf-8",
    "assets/javascripts/search/box.js": "text/javascript; charset=utf-8",
    "assets/images/favicon.svg": "image/svg+xml",
    "guide/template.png": "image/png",
    "open-data/indicators.csv": "text/csv; charset=utf-8",
    "open-data/data.json": "application/json",
    "search/index/4104/wasm.unknown.pagefind": "application/octet-stream",
}


def documented(answer: Answer) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in USUAL}


def expected(path: str) -> dict[str, str]:
    """Return the headers that the guide promises for a file of the site."""
    if re.fullmatch(r"(.*/)?feed\.xml|open-data/.*(?<!\.html)", path):
        return SHARED
    return (
        KEPT
        if re.search(r"/main\.[0-9a-f]{8}\.min\.css$|/zz_[0-9a-f]{12}\.pf_|/pagefind\.zz_", path)
        else DOCUMENTED
    )


@pytest.mark.parametrize(("name", "mount"), [("built", "/a/b/"), ("invented", "/a/c/")])
def test_every_file_is_sent_whole_with_the_documented_headers(
    served: str, name: str, mount: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(name)
    files = sorted(path for path in site.rglob("*") if path.is_file())
    wrong = []
    for file in files:
        path = file.relative_to(site).as_posix()
        answer = ask(f"{served}{mount}{path}")
        if (answer.status, documented(answer)) != (200, expected(path)) or answer.body != file.read_bytes():
            wrong.append((path, answer.status, documented(answer)))
        # Of a kind that the settings don't know, a browser would only save the file.
        if answer.headers["content-type"] == "application/octet-stream":
            assert file.suffix == ".pagefind" or file.suffix.startswith(".pf_"), path
    assert len(files) > 100
    assert wrong == []


@pytest.mark.parametrize(("path", "kind"), TYPES.items())
def test_the_kinds_of_files(served: str, built: Path, path: str, kind: str) -> None:
    if path.endswith(".txt"):
        path = next(built.glob("410422/2022/sources/*.txt")).relative_to(built).as_posix()
    answer = ask(f"{served}/a/b/{path}")
    assert (answer.status, answer.headers["content-type"]) == (200, kind)


def test_the_sitemap_and_its_packed_copy(served: str) -> None:
    assert ask(f"{served}/a/c/sitemap.xml").headers["content-type"] == "application/xml"
    packed = ask(f"{served}/a/c/sitemap.xml.gz", Accept_Encoding="gzip")
    assert packed.headers["content-type"] == "application/gzip"
    assert "content-encoding" not in packed.headers


def test_what_is_not_there(served: str) -> None:
    for path in ("none/", "none.csv", "open-data/none.csv", "a/zz_0123456789ab.pf_index"):
        answer = ask(f"{served}/a/b/{path}")
        assert (answer.status, documented(answer)) == (404, DOCUMENTED), path
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert "没有这个页面" in answer.body.decode()


def test_the_log_is_text_for_everyone(tmp_path: Path) -> None:
    log = tmp_path / "site" / "open-data" / "log"
    log.mkdir(parents=True)
    (log / "checkpoint").write_bytes(b"example.org/log\n")
    (log / "entries.jsonl").write_bytes(b"{}\n")
    with serving({"/": tmp_path / "site"}, hsts=True) as address:
        for name, kind in {
            "checkpoint": "text/plain; charset=utf-8",
            "entries.jsonl": "application/jsonl",
        }.items():
            answer = ask(f"{address}/open-data/log/{name}")
            assert (answer.headers["content-type"], documented(answer)) == (kind, SHARED)


def test_folders_are_found_without_their_slash_behind_any_proxy(served: str) -> None:
    # Without host and port: what a proxy before this server is called is its own affair.
    for path, whole in {"/a/b": "/a/b/", "/a/b/410422": "/a/b/410422/"}.items():
        answer = ask(served + path)
        assert (answer.status, answer.headers["location"]) == (301, whole)


def test_texts_are_packed_and_what_is_packed_is_not(served: str, built: Path) -> None:
    for path in ("index.html", "assets/stylesheets/ledger.css", "open-data/data.json", "updates/feed.xml"):
        answer = ask(f"{served}/a/b/{path}", Accept_Encoding="gzip")
        assert (answer.headers["content-encoding"], answer.headers["vary"]) == ("gzip", "Accept-Encoding")
        assert gzip.decompress(answer.body) == (built / path).read_bytes()
    fragment = next(built.rglob("*.pf_fragment")).relative_to(built).as_posix()
    assert "content-encoding" not in ask(f"{served}/a/b/{fragment}", Accept_Encoding="gzip").headers


def test_what_has_not_changed_is_not_sent_again(served: str) -> None:
    page = ask(f"{served}/a/b/", Accept_Encoding="gzip")
    again = ask(f"{served}/a/b/", Accept_Encoding="gzip", If_None_Match=page.headers["etag"])
    assert (again.status, again.body, documented(again)) == (304, b"", DOCUMENTED)


def test_hsts_is_off_until_it_is_switched_on(built: Path) -> None:
    with serving({"/": built}) as address:
        off = {name: value for name, value in DOCUMENTED.items() if name != "strict-transport-security"}
        assert documented(ask(f"{address}/")) == off


def test_nothing_beside_the_site_can_be_had(tmp_path: Path) -> None:
    site = tmp_path / "current"
    site.mkdir()
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "current-secret").write_text("secret", encoding="utf-8")
    with serving({"/a/b/": site}) as address:
        for path in (
            "/a/b/../secret",
            "/a/b/%2e%2e/secret",
            "/a/b../secret",
            "/a/b-secret",
            "/a/b/..%2fsecret",
        ):
            assert b"secret" not in ask(address + path).body, path
        assert ask(f"{address}/a/b/").status != 200  # no list of files


def test_the_site_is_graded_with_the_best_mark(served: str) -> None:
    for path in ("", "410422/2022/03/", "search/", "none/"):
        assert grade(ask(f"{served}/a/b/{path}").headers) == ("A+", 130), path
