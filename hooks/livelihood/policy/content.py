"""The content policy (Content Security Policy, level 3) that every page bears and every server sends.

Nothing is allowed but what a page of this site needs, and all of that comes from the site itself.
"""

from __future__ import annotations

_DIRECTIVES = {
    "default-src": "'none'",
    # Pagefind reads the search index with WebAssembly, in the page: a worker isn't used, so none is allowed.
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    # Of what Material's style sheet holds as data: images, the site's own styles show nothing.
    "img-src": "'self'",
    # The search's index and tables.
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    # No script makes markup of text.
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
# Browsers heed these in a header only, and complain of them in a page.
_IN_HEADER = {"frame-ancestors": "'none'"}


def content_security_policy(*, in_page: bool = False) -> str:
    """Return the policy as a header's value; ``in_page`` leaves out what a page's meta tag can't say."""
    directives = _DIRECTIVES if in_page else _DIRECTIVES | _IN_HEADER
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
