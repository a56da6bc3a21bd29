"""What a server must know of the site's files: their kinds, which of them are texts, and how long they may be kept."""

from __future__ import annotations

# The media types by extension, those of every file that the site has and of every download.
MEDIA_TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "xml": "application/atom+xml",
    "csv": "text/csv",
    "txt": "text/plain",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "gz": "application/gzip",
    "zip": "application/zip",
    "wasm": "application/wasm",
    "sqlite": "application/vnd.sqlite3",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pagefind": "application/octet-stream",
    "pf_filter": "application/octet-stream",
    "pf_fragment": "application/octet-stream",
    "pf_index": "application/octet-stream",
    "pf_meta": "application/octet-stream",
}
# The feeds are the site's XML, but for this file.
SITEMAP, SITEMAP_TYPE = "sitemap.xml", "application/xml"

# Worth packing; the others are packed already.
_TEXTS = ("html", "css", "js", "json", "jsonl", "xml", "csv", "txt", "svg")
TEXTS = (*(MEDIA_TYPES[extension] for extension in _TEXTS), SITEMAP_TYPE)

# Files whose names hold a hash of their content never change: what is in a browser's cache is right for ever.
HASHED = r"\.[0-9a-f]{8,}\.min\.css|_[0-9a-f]{12}\.pf_(filter|fragment|index|meta)"
KEPT_FOR = 31_536_000  # s: a year, the most that caches heed
FOR_EVER = f"public, max-age={KEPT_FOR}, immutable"
# Downloads and feeds: what other programs read, too. What stands in the log has no extension, and is text.
DOWNLOADS = r"/open-data/(log/.+|.+\.(csv|json|jsonl|sqlite|xlsx|zip))|/feed\.xml"
LOG = "open-data/log/"
# All else is asked for anew each time, and answered with "not modified" (304) where it is as it was: a page, its
# scripts and its data are never of different releases for longer than one visit.
ASK_AGAIN = "no-cache"


def content_type(media_type: str) -> str:
    """Return the header's value for a media type: with the encoding, where that has to be told."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
