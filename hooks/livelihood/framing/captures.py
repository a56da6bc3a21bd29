"""Templates that keep what they print, and may look at it: what is printed there isn't only shown."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, nodes
from jinja2.meta import find_referenced_templates

from livelihood.template_environment import ParsedOnce

_BLOCKS = (nodes.AssignBlock, nodes.FilterBlock, nodes.CallBlock)
# What blocks and callers print can be had by these names, like what macros print.
_NAMES = ("self", "super", "caller")


def captures(environment: Environment, name: str) -> bool:
    """Return whether the template, or one that it uses, does more with what is printed than to print it."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        assert isinstance(environment.loader, ParsedOnce)
        template, _ = environment.loader.parsed(environment, name)
        if _captures(template):
            return True
        for used in find_referenced_templates(template):
            if used is None:  # known only when it is rendered
                return True
            waiting.append(used)
    return False


def _captures(template: nodes.Template) -> bool:
    if any(True for _ in template.find_all(_BLOCKS)):
        return True
    macros = set(_macros(template))
    printed = {id(each) for output in template.find_all(nodes.Output) for each in output.nodes}
    called = set()
    for call in template.find_all(nodes.Call):
        # Called, a recursive loop gives what its body prints; its other facts are no such thing.
        if isinstance(call.node, nodes.Name) and call.node.name in {*macros, "loop"}:
            if id(call) not in printed:
                return True
            called.add(id(call.node))
    # A macro that isn't called here may be called elsewhere, by another name.
    return any(
        name.name in macros and name.ctx == "load" and id(name) not in called
        for name in template.find_all(nodes.Name)
    )


def _macros(template: nodes.Template) -> Iterator[str]:
    """Yield the names by which the template knows macros."""
    for macro in template.find_all(nodes.Macro):
        yield macro.name
    for module in template.find_all(nodes.Import):
        yield module.target
    for names in template.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in names.names)
    yield from _NAMES
