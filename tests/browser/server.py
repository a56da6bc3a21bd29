"""Serves built sites below paths of their own as a portal does: a real nginx with the project's ready-made settings."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from livelihood.policy import Mount, server_snippets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Debian has it where only root looks for programs.
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
# One process, as the tests' own user, that writes below its own folder only.
SETTINGS = """\
daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events {{ }}
http {{
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    server {{
        listen 127.0.0.1:{port};
{included}
    }}
}}
"""
PATIENCE = 30  # s: it starts at once, on a busy machine a little later


@contextmanager
def serving(mounts: Mapping[str, Path], *, hsts: bool = False) -> Iterator[str]:
    """Serve each folder below its path (``/a/b/``); yield the address of the server, without a slash at its end."""
    with tempfile.TemporaryDirectory(prefix="livelihood-nginx-") as temporary:
        prefix = Path(temporary)
        included = []
        for number, (path, folder) in enumerate(mounts.items()):
            snippet = server_snippets(Mount(folder.as_posix(), path), hsts=hsts)["nginx.conf"]
            (prefix / f"{number}.conf").write_text(snippet, encoding="utf-8", newline="\n")
            included.append(f"        include {number}.conf;")
        port = _free_port()
        settings = SETTINGS.format(port=port, included="\n".join(included))
        (prefix / "nginx.conf").write_text(settings, encoding="utf-8", newline="\n")
        command = [NGINX, "-e", "stderr", "-p", f"{prefix}/", "-c", "nginx.conf"]
        with (prefix / "log").open("wb") as log:
            server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server, prefix / "log")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own server
                return
        except urllib.error.HTTPError:
            return  # it answers
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"nginx doesn't serve:\n{log.read_text(encoding='utf-8')}")
