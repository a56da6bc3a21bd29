"""Serves built sites below paths of their own, under the strict content policy that the pages must bear."""

from __future__ import annotations

import http.server
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# Material's style sheet holds its icons as data: images; the search reads its index with WebAssembly.
POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:"


@contextmanager
def serving(mounts: Mapping[str, Path]) -> Iterator[str]:
    """Serve each folder below its path (``/a/b/``); yield the address of the server, without a slash at its end."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            for mount, folder in mounts.items():
                if path.startswith(mount):
                    self.directory = str(folder)
                    return super().translate_path("/" + path.removeprefix(mount))
            return ""  # is no file

        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", POLICY)
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
