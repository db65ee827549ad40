"""The first sign-in by an access slip: its code, then whose account it is and the new password."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from peremena.accounts import actions, attempts
from peremena.accounts.forms import FirstPasswordForm, SlipForm
from peremena.accounts.models import AccessSlip
from peremena.accounts.queries import open_slip, open_slip_by_id
from peremena.accounts.views.sign_in import locked_out, welcome
from peremena.kit import clock
from peremena.kit.doors import public
from peremena.kit.refusal import Refusal

KEY = "slip"
TIME_TO_CHOOSE = timedelta(minutes=20)


@public
@never_cache
def slip(request: HttpRequest) -> HttpResponse:
    """Ask for the code. A wrong one gets one answer, whatever is wrong with it."""
    form = SlipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not attempts.may_try(request, attempts.SLIP):
            return locked_out(request, credentials={"username": attempts.SLIP})
        now = clock.now()
        if found := open_slip(code=form.cleaned_data["code"], at=now):
            request.session.cycle_key()
            request.session[KEY] = [found.pk, (now + TIME_TO_CHOOSE).isoformat()]
            return redirect("accounts:slip_password")
        attempts.note_failure(request, attempts.SLIP)
        form.add_error(
            "code",
            _(
                "Этот код не подходит: его уже использовали, заменили новым или он просрочен. "
                "Попросите новый листок: ученикам и родителям его выдаёт классный руководитель, "
                "сотрудникам — администратор школы."
            ),
        )
    return render(request, "accounts/slip.html", {"form": form}, status=422 if form.errors else 200)


@public
@never_cache
def password(request: HttpRequest) -> HttpResponse:
    """Say whose account it is, let the person choose a password, sign in."""
    now = clock.now()
    found = _typed_slip(request, now)
    if found is None:
        request.session.pop(KEY, None)
        return redirect("accounts:slip")
    form = FirstPasswordForm(found.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.use_slip(found, password=form.cleaned_data["new_password1"], at=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            request.session.pop(KEY)
            welcome(request, user)
            return redirect("home")
    context = {"form": form, "name": found.user.name, "username": found.user.username}
    return render(
        request, "accounts/slip_password.html", context, status=422 if form.errors else 200
    )


def _typed_slip(request: HttpRequest, now: datetime) -> AccessSlip | None:
    """The slip whose code this browser has typed rightly a short while ago."""
    slip_id, until = request.session.get(KEY, (0, ""))
    if not slip_id or datetime.fromisoformat(until) < now:
        return None
    return open_slip_by_id(slip_id=slip_id, at=now)
