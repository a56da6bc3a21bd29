"""What a browser may do with the site's pages: the content policy, the headers beside it, and servers that send them."""

from livelihood.policy.content import content_security_policy
from livelihood.policy.headers import HSTS, Header, response_headers
from livelihood.policy.mount import Mount
from livelihood.policy.snippets import server_snippets

__all__ = ["HSTS", "Header", "Mount", "content_security_policy", "response_headers", "server_snippets"]
