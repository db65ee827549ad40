"""The user guide: one Markdown file per page or job in `docs/guide`, in Russian.

A file's name begins with its place in the contents. The text begins with a few lines `key: value` and
an empty line. `title` names it; `pages` lists the
named addresses from which `?` leads to it; `roles` lists whose guide it belongs to (empty: all).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from markdown_it import MarkdownIt

from peremena.schools.models import Role


@dataclass(frozen=True, slots=True)
class Article:
    """One help page."""

    slug: str
    title: str
    pages: frozenset[str]
    roles: frozenset[str]
    html: str

    def is_for(self, role: str | None) -> bool:
        """Does the guide of this role contain it?"""
        return not self.roles or role is None or role in self.roles


def _read(path: Path) -> Article:
    head, _gap, body = path.read_text().partition("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    roles = frozenset(facts.get("roles", "").replace(",", " ").split())
    if unknown := roles - set(Role.values):
        raise ValueError(f"{path}: unknown roles {sorted(unknown)}")
    return Article(
        slug=path.stem.split("-", 1)[1],
        title=facts["title"],
        pages=frozenset(facts.get("pages", "").replace(",", " ").split()),
        roles=roles,
        html=MarkdownIt("commonmark", {"html": False}).enable("table").render(body),
    )


@cache
def articles() -> dict[str, Article]:
    """The whole guide, by slug, in the order of the file names."""
    folder = settings.ROOT / "docs" / "guide"
    return {a.slug: a for a in map(_read, sorted(folder.glob("*.md")))}


def help_url(request: HttpRequest) -> str:
    """Where `?` leads from this page: to its own article, else to the contents."""
    try:
        found = request.resolver_match or resolve(request.path_info)
    except Resolver404:
        return _address_of("")
    return _address_of(found.view_name)


@cache
def _address_of(view: str) -> str:
    for article in articles().values():
        if view in article.pages:
            return reverse("help_article", args=[article.slug])
    return reverse("help")
