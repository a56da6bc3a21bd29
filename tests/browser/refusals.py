"""What Chromium tells when a content policy refuses something."""

from __future__ import annotations


def is_refusal(message: str) -> bool:
    """Return whether a message of the console tells of a refusal."""
    return "Content Security Policy" in message or "document requires 'Trusted" in message
