"""The corpus of hostile texts, and those of its kinds that may be refused."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml

_FILE = Path(__file__).parent / "payloads.yml"


class Payload(NamedTuple):
    """A text, and what it tries."""

    kind: str
    text: str


PAYLOADS = tuple(
    Payload(kind, text)
    for kind, texts in yaml.load(_FILE.read_text(encoding="utf-8"), yaml.BaseLoader).items()
    for text in texts
)
# Control characters and those that nobody sees: the only ones that may be refused.
REFUSED = {
    "left-to-right-mark": "\u200e",
    "right-to-left-override": "\u202e",
    "right-to-left-isolate": "\u2067",
    "pop-directional-isolate": "\u2069",
    "arabic-letter-mark": "\u061c",
    "zero-width-space": "\u200b",
    "zero-width-joiner": "\u200d",
    "word-joiner": "\u2060",
    "byte-order-mark": "\ufeff",
    "soft-hyphen": "\u00ad",
    "hangul-filler": "\u3164",
    "braille-blank": "\u2800",
    "variation-selector": "\ufe0f",
    "tag-letter": "\U000e0041",
    "interlinear-annotation": "\ufff9",
    "line-separator": "\u2028",
    "null": "\x00",
    "backspace": "\b",
    "escape": "\x1b",
    "delete": "\x7f",
    "next-line": "\x85",
    "csi": "\x9b",
    "half-of-a-pair": "\ud800",
    "no-character": "\uffff",
    "markdowns-own": "\x02",
}
