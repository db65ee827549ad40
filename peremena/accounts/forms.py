"""Forms of sign-in, password and access code."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.utils.translation import gettext_lazy as _

from peremena.accounts.rules import codes

PASSWORD_RULES = _("Не короче 8 знаков и не только цифры; не ваше имя.")


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
        help_text=PASSWORD_RULES,
    )


class FirstPasswordForm(SetPasswordForm):
    """The password that a person chooses at the first sign-in, twice."""

    new_password1 = forms.CharField(
        label=_("Придумайте пароль"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=PASSWORD_RULES,
    )
    new_password2 = forms.CharField(
        label=_("Пароль ещё раз"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class CodeField(forms.CharField):
    """A code of twenty digits; cleaned of its spaces and told apart from a slip of the finger."""

    default_error_messages = {
        "required": _("Введите код с листка: 20 цифр."),
        "typo": _("В коде %(found)d цифр, а должно быть 20. Сверьте его с листком."),
        "digit": _("В коде опечатка. Сверьте цифры с листком."),
    }

    def __init__(self, **options: Any) -> None:
        attributes = {
            "inputmode": "numeric",
            "autocomplete": "one-time-code",
            "spellcheck": "false",
            "class": "code-input",
        }
        super().__init__(max_length=60, widget=forms.TextInput(attrs=attributes), **options)

    def clean(self, value: Any) -> str:
        """The twenty digits."""
        code = codes.tidy(super().clean(value))
        if codes.is_whole(code):
            return code
        found = sum(sign.isdigit() for sign in code)
        kind = "digit" if found == codes.LENGTH else "typo"
        raise forms.ValidationError(self.error_messages[kind], kind, {"found": found})


class SlipForm(forms.Form):
    """The code of an access slip."""

    code = CodeField(label=_("Код с листка"), help_text=_("20 цифр, пробелы можно не ставить."))
