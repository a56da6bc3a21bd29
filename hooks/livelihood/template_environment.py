"""The Jinja environment of the pages' templates: every text is shown as typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro

from livelihood.escaping import shown


def new_environment(folder: Path, *, auto_reload: bool) -> Environment:
    """Return an environment for the templates below ``folder``; ``auto_reload`` has it look for edits every time."""
    return _Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=auto_reload,
    )


class _Code(CodeGenerator):
    """Has what a template prints go through ``shown`` alone: it escapes, and Jinja's own function would look again."""

    def _output_child_pre(
        self,
        node: nodes.Expr,  # noqa: ARG002 - Jinja's signature
        frame: Frame,  # noqa: ARG002
        finalize: CodeGenerator._FinalizeInfo,
    ) -> None:
        self.write(finalize.src or "(")

    def _output_child_post(
        self,
        node: nodes.Expr,  # noqa: ARG002 - Jinja's signature
        frame: Frame,  # noqa: ARG002
        finalize: CodeGenerator._FinalizeInfo,  # noqa: ARG002
    ) -> None:
        self.write(")")


class _Context(Context):
    """Calls macros at once: they need nothing of the template that calls them."""

    def call(self, called: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if isinstance(called, Macro):
            kwargs.pop("_loop_vars", None)
            return called(*args, **kwargs)
        return super().call(called, *args, **kwargs)


class _Environment(Environment):
    code_generator_class = _Code
    context_class = _Context
