"""The Jinja2 environment of all pages."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext
from jinja2 import Environment, StrictUndefined

from peremena.kit import elements, russian


@lru_cache(maxsize=20_000)
def _url(name: str, *args: Any) -> str:
    """Addresses do not change while the server runs; a register page names a hundred of them."""
    return reverse(name, args=args)


@cache
def _static(path: str) -> str:
    return static(path)


@cache
def _words(text: str) -> str:
    """The house speaks one language; a second one would make this cache ask for it too."""
    return gettext(text)


def environment(**options: Any) -> Environment:
    """Templates see dates, numbers and plural forms in Russian; a missing name is an error."""
    env = Environment(**{**options, "undefined": StrictUndefined, "autoescape": True})  # noqa: S701 - autoescape is on
    env.trim_blocks = env.lstrip_blocks = True
    env.globals |= {
        "static": _static,
        "url": _url,
        "_": _words,
        "plural": russian.plural,
        "date_range": russian.date_range,
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
        "cells": elements.cells,
    }
    return env
