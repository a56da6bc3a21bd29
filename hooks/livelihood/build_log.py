"""What MkDocs logs while it builds: it tells there, not in its exceptions, what is wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


@contextmanager
def collected_records() -> Iterator[list[logging.LogRecord]]:
    """Yield a list that fills with the warnings and errors that the build logs."""
    records: list[logging.LogRecord] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    logger = logging.getLogger("mkdocs")
    handler = Collector(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield records
    finally:
        logger.removeHandler(handler)


def worst_messages(records: Sequence[logging.LogRecord]) -> list[str]:
    """Return the messages of the errors, or of the warnings where there are only those (``--strict``)."""
    errors = [record.getMessage() for record in records if record.levelno >= logging.ERROR]
    return errors or [record.getMessage() for record in records]
