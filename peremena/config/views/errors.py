"""What a person sees when a page cannot be shown."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def _error(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    return render(request, "error.html", {"title": title, "text": text}, status=status)


def not_found(request: HttpRequest, _exception: Any = None) -> HttpResponse:
    """404: also the answer to somebody who may not know that the page exists."""
    return _error(
        request,
        404,
        _("Такой страницы нет"),
        _("Возможно, в адресе опечатка или у вашей роли нет доступа. Откройте главную страницу."),
    )


def bad_request(request: HttpRequest, _exception: Any = None) -> HttpResponse:
    """400: a request that no page of ours sends."""
    return _error(
        request, 400, _("Запрос не понят"), _("Вернитесь на страницу и попробуйте ещё раз.")
    )


def forbidden(request: HttpRequest, _exception: Any = None) -> HttpResponse:
    """403: refused before any view."""
    return _error(request, 403, _("Нет доступа"), _("Откройте главную страницу."))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form came from elsewhere or the page is older than the sign-in."""
    return _error(
        request,
        403,
        _("Страница устарела"),
        _(
            "После входа под другим именем формы надо открыть заново. Обновите страницу и повторите."
        ),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: shown without any query, since the database may be the reason."""
    return render(
        None,
        "fault.html",
        {},
        status=500,
    )
