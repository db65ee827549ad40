"""The first start: whoever governs the server becomes the first operator."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from peremena.accounts import attempts
from peremena.accounts.views.sign_in import locked_out, welcome
from peremena.entrance.actions.start import begin
from peremena.entrance.forms.opening import StartForm
from peremena.entrance.queries.start import is_started, start_code
from peremena.kit import clock
from peremena.kit.doors import public
from peremena.kit.refusal import Refusal
from peremena.trail.actions import System


@public
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """The account of the first operator; once there is one, no such page."""
    if is_started():
        raise Http404
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not attempts.may_try(request, attempts.START):
            return locked_out(request, credentials={"username": attempts.START})
        if constant_time_compare(form.cleaned_data["code"], start_code()):
            return _begin(request, form)
        attempts.note_failure(request, attempts.START)
        form.add_error(
            "code", _("Код не подходит. Выполните команду на сервере ещё раз и сверьте.")
        )
    return _page(request, form)


def _begin(request: HttpRequest, form: StartForm) -> HttpResponse:
    found = form.cleaned_data
    try:
        user = begin(
            name=str(found["name"]),
            username=found["username"],
            password=found["new_password1"],
            by=System(),
            at=clock.now(),
        )
    except Refusal as refusal:
        form.add_error(refusal.field, str(refusal))
        return _page(request, form)
    welcome(request, user)
    return redirect("entrance:new_school")


def _page(request: HttpRequest, form: StartForm) -> HttpResponse:
    return render(
        request, "entrance/start.html", {"form": form}, status=422 if form.errors else 200
    )
