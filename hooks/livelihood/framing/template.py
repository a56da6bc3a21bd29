"""The frame's template, overrides/main.html, in an environment like the one that MkDocs gives it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Protocol

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    Undefined,
    UndefinedError,
    pass_context,
    pass_eval_context,
)
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.tests import TESTS
from jinja2.utils import missing
from markupsafe import Markup

from livelihood.component_library import component_loader
from livelihood.framing.addresses import relative
from livelihood.framing.captures import captures
from livelihood.framing.marks import Mark
from livelihood.framing.settings import FrameSettings
from livelihood.policy import content_security_policy
from livelihood.template_environment import ParsedOnce
from livelihood.theme_files import theme_asset

_TEMPLATE = "main.html"


class Place(Protocol):
    """Where a page is: what makes links from it."""

    def link(self, address: Any) -> Any:
        """Return ``address``, from the root of the site, as a link."""


@dataclass(frozen=True)
class PagePlace:
    """The place of the page at ``url``."""

    url: str

    def link(self, address: str) -> str:
        """Return ``address``, from the root of the site, as a link from the page."""
        return relative(str(address), self.url)


class Given:
    """A thing of which a template may read what is given, and nothing else: not having it is an error there."""

    def __init__(self, name: str, **values: Any) -> None:
        vars(self).update(values, _name=name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise UndefinedError(f"{self._name}.{name}")


class FrameTemplate:
    """The page frame of one site."""

    def __init__(self, settings: FrameSettings) -> None:
        ledger = Given("config.extra.ledger", feed=settings.feed, partial=settings.partial)
        config = Given(
            "config",
            site_name=settings.site.name,
            site_description=settings.site.description,
            site_url=settings.site_url,
            copyright=settings.site.copyright,
            extra={**settings.extra, "ledger": ledger},
            theme=Given("config.theme", favicon=settings.favicon),
        )
        # No reloading: a build's pages have one frame.
        environment = Environment(  # noqa: S701 - as MkDocs; the templates escape by themselves
            loader=ParsedOnce(ChoiceLoader([FileSystemLoader(settings.templates), component_loader()])),
            auto_reload=False,
            optimized=False,
            undefined=_Undefined,
            finalize=_printed,
        )
        environment.filters["url"] = _url
        environment.filters["safe"] = _safe
        # A mark is a text here, too.
        environment.tests |= {name: _of_text(name) for name in ("string", "sequence", "iterable")}
        environment.globals["theme_asset"] = cache(lambda pattern: theme_asset(pattern, settings.assets))
        environment.globals["content_policy"] = content_security_policy(in_page=True)
        environment.globals["config"] = config
        self._environment = environment
        self._template = environment.get_template(_TEMPLATE)

    @cached_property
    def only_prints(self) -> bool:
        """Whether all that the template does with what it prints is to show it."""
        return not captures(self._environment, _TEMPLATE)

    def render(self, place: Place, *, page: dict[str, Any], furniture: Any) -> str:
        """Return the page. Raises what Jinja does where the template asks for something that isn't there."""
        return self._template.render(
            page=Given("page", **page), furniture=furniture, base_url=place.link("."), **{_PLACE: place}
        )


# No name that a template could have by accident.
_PLACE = "frame place"


class _Undefined(Undefined):
    """What isn't there: of a mapping, nothing at all, as in MkDocs; a whole variable, an error."""

    __slots__ = ()

    def _told(self) -> None:
        if self._undefined_obj is missing:
            self._fail_with_undefined_error()

    def __str__(self) -> str:
        self._told()
        return super().__str__()

    def __bool__(self) -> bool:
        self._told()
        return super().__bool__()

    def __iter__(self) -> Any:
        self._told()
        return super().__iter__()

    def __len__(self) -> int:
        self._told()
        return super().__len__()


@pass_context
def _url(context: Context, address: Any) -> Any:
    place: Place = context[_PLACE]
    return place.link(address)


def _safe(value: Any) -> Any:
    if isinstance(value, Mark):
        return value.unescaped()
    return Markup(value)  # noqa: S704 - what the filter is for


@pass_eval_context
def _printed(context: EvalContext, value: Any) -> Any:
    """Print a mark; all else as it is."""
    return value.marks.printed(value, escaped=context.autoescape) if isinstance(value, Mark) else value


def _of_text(name: str) -> Any:
    test: Any = TESTS[name]
    return lambda value: isinstance(value, Mark) or test(value)
