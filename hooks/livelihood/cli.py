"""The command line: ``livelihood build | check | import | verify`` and the others in ``_COMMANDS``."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from livelihood import __version__

# What one command needs takes time that the others need not wait for.
_COMMANDS = {
    "build": ("livelihood.building.command", "build_command"),
    "bulletin": ("livelihood.bulletin.command", "bulletin_command"),
    "check": ("livelihood.commands.check", "check"),
    "diff": ("livelihood.diffing.command", "diff"),
    "export": ("livelihood.exporting.command", "export_command"),
    "import": ("livelihood.importing.command", "import_command"),
    "key": ("livelihood.commands.key", "key"),
    "migrate": ("livelihood.commands.migrate", "migrate"),
    "new": ("livelihood.commands.new", "new"),
    "publish": ("livelihood.publishing.command", "publish_command"),
    "synth": ("livelihood.commands.synth", "synth"),
    "template": ("livelihood.workbook.command", "template_command"),
    "verify": ("livelihood.commands.verify", "verify"),
}


class _Commands(click.Group):
    """Commands that are loaded when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click calls it
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="livelihood")
def main() -> None:
    """民生实事公开：把县里的承诺和通报变成可查、可比、可核对的网站。"""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or a pipe may default to a code page without these characters.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
