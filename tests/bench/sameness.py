"""Whether two generators made the same pages: elements, attributes, addresses and words, white space apart."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

# Where generators differ: what they call headings that are given no id, and when images are loaded.
_IGNORED = {("h1", "id"), ("img", "loading")}
_ADDRESSES = {"href", "src", "action"}
# Spread over the site, so that every kind of page is among them.
_SAMPLE = 200


class _Content(HTMLParser):
    """The elements of a page with their attributes and the words between, as one list; addresses are made absolute."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._address = address

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = sorted(
            (name, self._value(name, value or "")) for name, value in attrs if (tag, name) not in _IGNORED
        )
        self.found.append(" ".join([f"<{tag}", *(f'{name}="{value}"' for name, value in kept)]) + ">")

    def handle_data(self, data: str) -> None:
        words = "".join(data.split())
        # Comments and entities divide words differently.
        if words and self.found and not self.found[-1].startswith("<"):
            self.found[-1] += words
        elif words:
            self.found.append(words)

    def _value(self, name: str, value: str) -> str:
        return urljoin(self._address, value) if name in _ADDRESSES else " ".join(value.split())


def content(html: str, address: str = "") -> list[str]:
    """Return what the page at ``address`` (from the root of its site) shows."""
    parser = _Content(f"http://site.invalid/{address}")
    parser.feed(html)
    parser.close()
    return parser.found


def differences(ours: Path, theirs: Path) -> list[str]:
    """Return the pages, of a sample of both sites, that aren't the same, each with the first thing that differs."""
    pages = sorted(path.relative_to(ours) for path in ours.rglob("index.html"))
    found = []
    for page in pages[:: max(1, len(pages) // _SAMPLE)]:
        address = page.parent.as_posix() + "/"
        if not (theirs / page).exists():
            found.append(f"{page.as_posix()}: missing")
            continue
        one, other = (content((site / page).read_text(encoding="utf-8"), address) for site in (ours, theirs))
        if one != other:
            pairs = zip([*one, "end"], [*other, "end"], strict=False)
            first = next(pair for pair in pairs if pair[0] != pair[1])
            found.append(f"{page.as_posix()}: {first[0][:200]} against {first[1][:200]}")
    return found
