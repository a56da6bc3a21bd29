"""The Jinja environment of the pages' templates: every text is shown as typed.

What a template reads are the fields of records, and its macros are called by their names with values in order. So the
code that is made of it reads and calls directly, where Jinja would first look what each thing is.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from keyword import iskeyword
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, Template, UndefinedError, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.ext import LoopControlExtension
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup

from livelihood.escaping import shown
from livelihood.template_code import TemplateCode

_IMPORTS = (
    "from livelihood.escaping import escaped_texts, shown",
    f"from {__name__} import DirectMacro",
)


def new_environment(folder: Path, code: TemplateCode | None = None) -> Environment:
    """Return an environment for the templates below ``folder``, which are read once; ``code`` keeps what is made of them."""
    return _Environment(
        loader=ParsedOnce(FileSystemLoader(folder), code),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        extensions=[LoopControlExtension],
        # Looking for constants takes longer than they would save.
        optimized=False,
    )


class ParsedOnce(BaseLoader):
    """Reads and parses each of a loader's templates once, for all that is made of it; no more where ``code`` has it."""

    def __init__(self, loader: BaseLoader, code: TemplateCode | None = None) -> None:
        self._loader = loader
        self._code = code
        self._parsed: dict[str, tuple[nodes.Template, str | None]] = {}

    def parsed(self, environment: Environment, path: str) -> tuple[nodes.Template, str | None]:
        """Return what the template at ``path`` is made of, and the name of its file."""
        if path not in self._parsed:
            source, filename, _ = self._loader.get_source(environment, path)
            self._parsed[path] = environment.parse(source, path, filename), filename
        return self._parsed[path]

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's signature
    ) -> Template:
        """Return the template at ``name``."""
        code = self._code.get(name) if self._code else None
        if code is None:
            tree, filename = self.parsed(environment, name)
            code = environment.compile(tree, name, filename)
            if self._code:
                self._code.keep(name, code)
        return environment.template_class.from_code(environment, code, {} if globals is None else globals)


class DirectMacro(Macro):
    """A macro that runs at once when it is given values in order."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        takes_more = self.catch_kwargs or self.catch_varargs or self.caller
        self._most = -1 if takes_more else len(self.arguments)

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """Return the HTML that the macro makes of ``args``."""
        lacking = self._most - len(args)
        if kwargs or lacking < 0:
            return super().__call__(*args, **kwargs)
        # As Markup(…), which first looks what it is given.
        return str.__new__(Markup, self._func(*args, *(missing,) * lacking))


class _Code(CodeGenerator):
    """Writes the code of templates."""

    def visit_Template(  # noqa: N802 - Jinja's name
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        for line in _IMPORTS:
            self.writeline(line)
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        by_name = node.kwargs or node.dyn_args or node.dyn_kwargs or forward_caller
        if by_name or not isinstance(node.node, nodes.Name):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("Direct")
        super().macro_def(macro_ref, frame)

    def _output_child_pre(
        self,
        node: nodes.Expr,
        frame: Frame,  # noqa: ARG002 - Jinja's signature
        finalize: CodeGenerator._FinalizeInfo,  # noqa: ARG002
    ) -> None:
        # ``shown`` alone: it escapes, and Jinja's own function would look again. Most are texts shown before.
        self.write("shown(" if isinstance(node, nodes.Call) else "(escaped_texts[it] if type(it := ")

    def _output_child_post(
        self,
        node: nodes.Expr,
        frame: Frame,  # noqa: ARG002 - Jinja's signature
        finalize: CodeGenerator._FinalizeInfo,  # noqa: ARG002
    ) -> None:
        self.write(")" if isinstance(node, nodes.Call) else ") is str else shown(it))")


class _Environment(Environment):
    code_generator_class = _Code

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Raise what went wrong in a template: a field that a record lacks is something undefined."""
        try:
            super().handle_exception(source)
        except AttributeError as error:
            raise UndefinedError(str(error)) from error
