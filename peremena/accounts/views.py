"""Signing in and out, and the own password."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth import views as auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from peremena.accounts import actions
from peremena.accounts.forms import PasswordForm, SignInForm
from peremena.accounts.models import User
from peremena.kit import clock
from peremena.kit.doors import public, signed_in
from peremena.trail.actions import Person

sign_in = public(
    never_cache(
        auth.LoginView.as_view(
            template_name="accounts/sign_in.html",
            authentication_form=SignInForm,
            redirect_authenticated_user=True,
        )
    )
)
sign_out = public(auth.LogoutView.as_view(next_page="accounts:sign_in"))


def locked_out(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """Too many wrong passwords for one account from one address."""
    return render(request, "accounts/locked_out.html", status=429)


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
