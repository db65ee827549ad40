"""The own account: who I am here, where I signed in, the password."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.accounts import actions
from peremena.accounts.forms import PasswordForm
from peremena.accounts.models import User
from peremena.accounts.queries import sign_ins
from peremena.kit import clock
from peremena.kit.doors import signed_in
from peremena.kit.messages import say_done
from peremena.trail.actions import Person


@signed_in
def account(request: HttpRequest) -> HttpResponse:
    """Name, roles, the latest sign-ins; the roles come with the frame of the page."""
    user = cast(User, request.user)
    context = {"account": user.name, "username": user.username, "sign_ins": sign_ins(user)}
    return render(request, "accounts/account.html", context)


@require_POST
@signed_in
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    user = cast(User, request.user)
    actions.end_sessions(user, by=Person(user.pk, user.name), at=clock.now())
    update_session_auth_hash(request, user)
    say_done(request, _("На всех других устройствах вход завершён."))
    return redirect("accounts:account")


@signed_in
def password(request: HttpRequest) -> HttpResponse:
    """Change the own password."""
    user = cast(User, request.user)
    form = PasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.change_password(
            user,
            password=form.cleaned_data["new_password1"],
            by=Person(user.pk, user.name),
            at=clock.now(),
        )
        update_session_auth_hash(request, user)
        messages.success(request, _("Пароль изменён."))
        return redirect("home")
    return render(request, "accounts/password.html", {"form": form, "username": user.username})
