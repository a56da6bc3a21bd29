"""Invented data trees for benchmarks: ``livelihood synth``. None of it is ever published."""

from livelihood.synth.tree import MOST_COUNTIES, write_tree

__all__ = ["MOST_COUNTIES", "write_tree"]
