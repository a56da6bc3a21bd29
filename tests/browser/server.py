"""Serves built sites below paths of their own as a portal does: a real nginx with the project's ready-made settings."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
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
PORTS = 5


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
        server, address = _started(prefix, "\n".join(included))
        try:
            yield address
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def _started(prefix: Path, included: str) -> tuple[subprocess.Popen[bytes], str]:
    """Start nginx with the settings in ``prefix``; return it and its address. Raises RuntimeError."""
    command = [NGINX, "-e", "stderr", "-p", f"{prefix}/", "-c", "nginx.conf"]
    log = prefix / "log"
    # Another test may take the port before nginx does.
    for _ in range(PORTS):
        port = _free_port()
        settings = SETTINGS.format(port=port, included=included)
        (prefix / "nginx.conf").write_text(settings, encoding="utf-8", newline="\n")
        with log.open("wb") as output:
            server = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        if _is_bound(server, prefix / "nginx.pid"):
            return server, f"http://127.0.0.1:{port}"
        server.kill()
        server.wait()
    raise RuntimeError(f"nginx doesn't serve:\n{log.read_text(encoding='utf-8')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _is_bound(server: subprocess.Popen[bytes], pid: Path) -> bool:
    """Return whether nginx has its port: it writes its number when it does, and ends when it doesn't get it."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        if pid.exists():
            return True
        time.sleep(0.01)
    return False
