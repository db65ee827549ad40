"""What a person sees when a page cannot be shown. None of these asks the database."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    400: (
        _("Запрос не понят"),
        _(
            "Страница прислала то, чего мы не ждали. Вернитесь назад, обновите страницу и повторите."
        ),
    ),
    403: (
        _("Страница устарела"),
        _(
            "Вы долго не отправляли эту страницу, или вход выполнен заново в другом окне. "
            "Вернитесь назад, обновите страницу и отправьте ещё раз."
        ),
    ),
    404: (
        _("Такой страницы нет"),
        _(
            "Возможно, в адресе опечатка или страница открыта не вам. Если вы работаете в "
            "нескольких ролях, смените роль и откройте ссылку снова."
        ),
    ),
    500: (
        _("Не получилось"),
        _(
            "Сломалось у нас, а не у вас. Подождите минуту и повторите. Если не поможет, сообщите "
            "администратору школы, что вы делали и во сколько."
        ),
    ),
}


def _error(status: int) -> HttpResponse:
    heading, advice = SENTENCES[status]
    page = render_to_string("error.html", {"heading": heading, "advice": advice})
    return HttpResponse(page, status=status)


def bad_request(_request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400: a request that no page of ours sends."""
    return _error(400)


def forbidden(_request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403: refused before any view."""
    return _error(403)


def csrf_failed(_request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form came from elsewhere, or the page is older than the sign-in."""
    return _error(403)


def not_found(_request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404: also the answer to somebody who may not know that the page exists."""
    return _error(404)


def server_error(_request: HttpRequest) -> HttpResponse:
    """500: the fault is ours."""
    return _error(500)
