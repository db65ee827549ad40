"""Signing in and out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth import views as auth
from django.contrib.auth.forms import AuthenticationForm
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from peremena.accounts import actions
from peremena.accounts.attempts import SLIP
from peremena.accounts.forms import SignInForm
from peremena.accounts.models import User
from peremena.accounts.rules.devices import device
from peremena.kit import clock
from peremena.kit.doors import public
from peremena.trail.actions import Person


def welcome(request: HttpRequest, user: User) -> None:
    """Sign somebody in whose password or code was right, and note it: one transaction for all."""
    with transaction.atomic():
        login(request, user, settings.AUTHENTICATION_BACKENDS[-1])
        actions.note_sign_in(
            user,
            device=device(request.headers.get("User-Agent", "")),
            address=request.META["REMOTE_ADDR"],
            by=Person(user.pk, user.name),
            at=clock.now(),
        )


class SignIn(auth.LoginView):
    """By user name and password."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form; while nobody can sign in at all, the first start."""
        if not User.objects.exists():
            return redirect("start")
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """The password was right."""
        welcome(self.request, form.get_user())
        return redirect(self.get_success_url())


sign_in = public(never_cache(SignIn.as_view()))
sign_out = public(auth.LogoutView.as_view(next_page="accounts:sign_in"))


def locked_out(
    request: HttpRequest,
    _response: HttpResponse | None = None,
    credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    """Too many wrong passwords for one account, or wrong codes, from one address."""
    by_code = (credentials or {}).get("username") == SLIP
    return render(request, "accounts/locked_out.html", {"by_code": by_code}, status=429)
