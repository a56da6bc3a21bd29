"""What the MDN HTTP Observatory makes of a page's headers: its rules and their weights, written out.

Of its tests those that headers decide; a redirection from HTTP to HTTPS is the portal's, and the site sets no
cookies. https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring
"""

from __future__ import annotations

import re
from collections.abc import Mapping

FULL, WITH_BONUS_FROM = 100, 90
GRADES = {100: "A+", 90: "A", 85: "A-", 80: "B+", 70: "B", 65: "B-", 60: "C+", 50: "C", 45: "C-", 40: "D+"}
SIX_MONTHS = 15_768_000  # s
BROAD = {"*", "http:", "https:", "ftp:", "http://*", "https://*"}
INLINE = {"'unsafe-inline'", "data:"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


def grade(headers: Mapping[str, str]) -> tuple[str, int]:
    """Return the grade and the score. Names of headers are in lower case."""
    marks = [_policy(headers), _framing(headers), _referrer(headers), _resource(headers)]
    marks += [_transport(headers), _sniffing(headers), _sharing(headers)]
    score = FULL + sum(mark for mark in marks if mark < 0)
    if score >= WITH_BONUS_FROM:
        score += sum(mark for mark in marks if mark > 0)
    return next((name for least, name in GRADES.items() if score >= least), "F"), score


def directives(policy: str) -> dict[str, set[str]]:
    """Return the sources of each directive of a content policy; a directive that stands twice is an error."""
    found: dict[str, set[str]] = {}
    for directive in filter(None, map(str.strip, policy.split(";"))):
        name, *sources = directive.split()
        assert name not in found, f"{name} stands twice"
        found[name] = set(sources) or {"'none'"}
    return found


def _policy(headers: Mapping[str, str]) -> int:
    if "content-security-policy" not in headers:
        return -25
    policy = directives(headers["content-security-policy"])
    default = policy.get("default-src", {"*"})
    script, style, objects, images = (
        policy.get(name, default) for name in ("script-src", "style-src", "object-src", "img-src")
    )
    if script & (BROAD | INLINE) or objects & BROAD:
        return -20
    if "'unsafe-eval'" in script | style or any(source.startswith("http:") for source in images):
        return -10
    if style & (BROAD | INLINE):
        return 0
    return 10 if default == {"'none'"} else 5


def _framing(headers: Mapping[str, str]) -> int:
    policy = directives(headers.get("content-security-policy", ""))
    if not policy.get("frame-ancestors", {"*"}) & BROAD:
        return 5
    return 5 if headers.get("x-frame-options") in {"DENY", "SAMEORIGIN"} else -20


def _referrer(headers: Mapping[str, str]) -> int:
    if "referrer-policy" not in headers:
        return 0
    return 5 if headers["referrer-policy"] in PRIVATE else -5


def _resource(headers: Mapping[str, str]) -> int:
    return {"same-origin": 10, "same-site": 10}.get(headers.get("cross-origin-resource-policy", ""), 0)


def _transport(headers: Mapping[str, str]) -> int:
    age = re.match(r"max-age=(\d+)", headers.get("strict-transport-security", ""))
    if not age:
        return -20
    return 0 if int(age[1]) >= SIX_MONTHS else -10


def _sniffing(headers: Mapping[str, str]) -> int:
    return 0 if headers.get("x-content-type-options") == "nosniff" else -5


def _sharing(headers: Mapping[str, str]) -> int:
    return -50 if headers.get("access-control-allow-credentials") == "true" else 0
