"""Data files of older formats, brought up to the one that this program reads."""
