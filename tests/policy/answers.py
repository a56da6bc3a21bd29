"""What a server answers, without following redirections or unpacking."""

from __future__ import annotations

import http.client
from typing import NamedTuple
from urllib.parse import urlsplit


class Answer(NamedTuple):
    """A server's answer; the names of ``headers`` are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(address: str, **headers: str) -> Answer:
    """Ask for ``address``; underscores in the names of ``headers`` stand for hyphens."""
    target = urlsplit(address)
    connection = http.client.HTTPConnection(target.netloc, timeout=30)
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", target.path or "/", headers=sent)
        answer = connection.getresponse()
        found = [(name.lower(), value) for name, value in answer.getheaders()]
        # A header that is sent twice says something else than once.
        assert len(dict(found)) == len(found), found
        return Answer(answer.status, dict(found), answer.read())
    finally:
        connection.close()
