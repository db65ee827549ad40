"""The Jinja2 environment of all pages."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext
from jinja2 import Environment, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer

from peremena.journal import elements as journal
from peremena.kit import russian


@lru_cache(maxsize=20_000)
def _url(name: str, *args: Any) -> str:
    """Addresses do not change while the server runs; a register page names a hundred of them."""
    return reverse(name, args=args)


@cache
def _static(path: str) -> str:
    return static(path)


class HouseEnvironment(Environment):
    """Puts the words of a page into it when the template is compiled, not when it is shown."""

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        return super()._generate(_Worded().visit(source), *args, **options)


class _Worded(NodeTransformer):
    """`_("Тема")` becomes the words themselves: the house speaks one language."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - named by Jinja
        self.generic_visit(node)
        match node:
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=str(text))]):
                return nodes.Const(gettext(text), lineno=node.lineno)
        return node


def environment(**options: Any) -> Environment:
    """Templates see dates, numbers and plural forms in Russian; a missing name is an error."""
    env = HouseEnvironment(**{**options, "undefined": StrictUndefined, "autoescape": True})
    env.trim_blocks = env.lstrip_blocks = True
    env.globals |= {
        "static": _static,
        "url": _url,
        "_": gettext,
        "plural": russian.plural,
        "date_range": russian.date_range,
        "day_heads": journal.day_heads,
        "pupil_rows": journal.pupil_rows,
        "taught_rows": journal.taught_rows,
    }
    env.filters |= {
        "day_month": russian.day_month,
        "day_with_weekday": russian.day_with_weekday,
        "full_date": russian.full_date,
        "numeric_date": russian.numeric_date,
        "weekday": russian.weekday,
        "weekday_short": russian.weekday_short,
        "near_day": russian.near_day,
        "hour": russian.hour,
        "comma": russian.decimal_comma,
        "hyphenated": russian.hyphenated,
    }
    return env
