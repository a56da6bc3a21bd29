"""Checks of a built site, read from its files and compared with the data: what has a flaw isn't published."""
