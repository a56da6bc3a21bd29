"""The HTML at an old address: it leads to where the page is now without a script, and isn't a page to be found itself."""

from __future__ import annotations

from markupsafe import Markup

from livelihood import routes
from livelihood.contexts.frame import SITE_NAME
from livelihood.policy import content_security_policy
from livelihood.redirects import RedirectPage
from livelihood.rendering import allowed
from livelihood.wording import one_line

_PAGE = Markup("""\
<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={link}">
<link rel="canonical" href="{canonical}">
<title>网址已更改：{site}</title>
</head>
<body>
<main>
<h1>网址已更改</h1>
{note}<p>这一页换了网址，<a href="{link}">请看新的网页</a>。</p>
</main>
</body>
</html>
""")
_POLICY = Markup(content_security_policy(in_page=True))  # noqa: S704 - the program's own, with nothing to escape
_NOTE = Markup("<p>{}</p>\n")


def redirect_html(page: RedirectPage, site_url: str) -> bytes:
    """Return the HTML of ``page``; ``site_url`` is the site's own address, "" where it has none."""
    link = routes.relative(page.target, page.url)
    canonical = f"{site_url}{page.target}" if site_url else link
    note = _NOTE.format(allowed(one_line(page.note))) if page.note else ""
    return _PAGE.format(policy=_POLICY, link=link, canonical=canonical, site=SITE_NAME, note=note).encode()
