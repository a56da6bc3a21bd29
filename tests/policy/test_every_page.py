"""Every built page bears the policy, and has nothing that it would refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from livelihood.policy import content_security_policy
from tests.build.html import read_page

POLICY = {"http-equiv": "Content-Security-Policy", "content": content_security_policy(in_page=True)}
LOADING = {"link", "script", "img", "body"}
REFUSED = {"style", "base", "iframe", "frame", "object", "embed", "video", "audio", "applet", "portal"}


@pytest.mark.parametrize("name", ["built", "invented"])
def test_the_policy_stands_before_all_that_is_loaded(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 20
    for file in pages:
        elements = read_page(file).elements
        policies = [
            attributes for tag, attributes in elements if tag == "meta" and "http-equiv" in attributes
        ]
        assert policies == [POLICY], file
        before = elements[: elements.index(("meta", POLICY))]
        assert LOADING.isdisjoint(tag for tag, _ in before), file


@pytest.mark.parametrize("name", ["built", "invented"])
def test_nothing_is_inline(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    found = []
    for file in site.rglob("*.html"):
        for tag, attributes in read_page(file).elements:
            inline = [key for key in attributes if key in {"style", "srcdoc"} or key.startswith("on")]
            addresses = (attributes.get(key, "") for key in ("href", "src", "action"))
            scripted = [
                each for each in addresses if each.strip().lower().startswith(("javascript:", "data:"))
            ]
            if inline or scripted or tag in REFUSED or (tag == "script" and "src" not in attributes):
                found.append((file, tag, attributes))
    assert found == []
