"""The preview's pages bear the policy that they are published with; only the preview's own script is allowed besides.

MkDocs puts an inline script into every page that it shows, which reloads the page after an edit. It differs from
answer to answer, so its hash is put into the policy of each.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable

from livelihood.policy.content import content_security_policy

_POLICY = content_security_policy(in_page=True).encode()
_SCRIPTS = b"script-src 'self'"
_BEGIN, _END = b"<script>", b"</script>"


class AllowedReload:
    """What puts the script into a page and the script's hash into its policy; ``inject`` does the first of it."""

    def __init__(self, inject: Callable[[bytes, int], bytes]) -> None:
        self._inject = inject

    def __call__(self, content: bytes, epoch: int) -> bytes:
        """Return the page with the script for this state of the site."""
        page = self._inject(content, epoch)
        # Pages have no other inline script, and it is put at their end.
        _, begin, rest = page.rpartition(_BEGIN)
        if not begin:
            return page
        digest = base64.b64encode(hashlib.sha256(rest.partition(_END)[0]).digest())
        allowed = _POLICY.replace(_SCRIPTS, b"%b 'sha256-%b'" % (_SCRIPTS, digest), 1)
        return page.replace(_POLICY, allowed, 1)
