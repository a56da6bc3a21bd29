"""``python -m livelihood``: the same as the command ``livelihood``."""

from livelihood.cli import main

main(prog_name="livelihood")
