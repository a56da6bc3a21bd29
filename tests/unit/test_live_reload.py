"""The preview's own script is allowed by its hash, in the one page that it stands in."""

from __future__ import annotations

import base64
import hashlib

from livelihood.policy import content_security_policy
from livelihood.policy.live_reload import AllowedReload

TAG = (
    f'<meta http-equiv="Content-Security-Policy" content="{content_security_policy(in_page=True)}">'.encode()
)


def inject(content: bytes, epoch: int) -> bytes:
    return content.replace(b"</body>", b"<script>reload(%d)</script></body>" % epoch)


def test_the_script_is_allowed_and_no_other() -> None:
    page = AllowedReload(inject)(b"<head>%b</head><body><script src='a.js'></script></body>" % TAG, 7)
    allowed = base64.b64encode(hashlib.sha256(b"reload(7)").digest())
    tag = TAG.replace(b"script-src 'self'", b"script-src 'self' 'sha256-%b'" % allowed)
    assert page == (
        b"<head>%b</head><body><script src='a.js'></script><script>reload(7)</script></body>" % tag
    )


def test_a_page_without_the_script_or_without_the_policy_stays_as_it_is() -> None:
    assert AllowedReload(inject)(TAG, 7) == TAG
    assert AllowedReload(inject)(b"<body></body>", 7) == b"<body><script>reload(7)</script></body>"
