"""Forms of sign-in and password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """User name and password; the same answer whether the name exists or not."""

    error_messages: dict[str, Any] = {
        "invalid_login": _(
            "Имя для входа или пароль не подошли. Проверьте раскладку клавиатуры и попробуйте ещё раз."
        ),
        "inactive": _("Имя для входа или пароль не подошли."),
    }

    def clean_username(self) -> str:
        """User names are kept in lower case."""
        username: str = self.cleaned_data["username"]
        return username.strip().lower()


class PasswordForm(PasswordChangeForm):
    """The old password and the new one, twice."""

    new_password1 = forms.CharField(
        label=_("Новый пароль"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Не короче 8 знаков и не только цифры; не ваше имя."),
    )
