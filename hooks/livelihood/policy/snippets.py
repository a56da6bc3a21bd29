"""Ready-made settings for the servers in common use, all three with the same headers."""

from __future__ import annotations

from livelihood.policy.apache import apache_snippet
from livelihood.policy.caddy import caddy_snippet
from livelihood.policy.mount import Mount
from livelihood.policy.nginx import nginx_snippet


def server_snippets(mount: Mount, *, hsts: bool = False) -> dict[str, str]:
    """Return the settings by the name of their file; ``hsts`` switches HSTS on, which concerns the whole host."""
    return {
        "nginx.conf": nginx_snippet(mount, hsts=hsts),
        "apache.conf": apache_snippet(mount, hsts=hsts),
        "Caddyfile": caddy_snippet(mount, hsts=hsts),
    }
