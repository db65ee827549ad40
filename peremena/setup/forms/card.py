"""The form of the school's card."""

from __future__ import annotations

from dataclasses import asdict

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peremena.people.rules.contacts import normal_phone, shown_phone, why_wrong_phone
from peremena.schools.actions import SchoolCard
from peremena.schools.rules.levels import GRADES
from peremena.schools.rules.ogrn import is_ogrn
from peremena.schools.rules.zones import zone_choices


class CardForm(forms.Form):
    """The card; only the names are required."""

    name = forms.CharField(
        label=gettext_lazy("Полное название"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Как в уставе."),
    )
    short_name = forms.CharField(
        label=gettext_lazy("Краткое название"),
        max_length=60,
        help_text=gettext_lazy("Стоит вверху каждой страницы."),
    )
    head_name = forms.CharField(
        label=gettext_lazy("Директор"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("ФИО"),
    )
    lowest_grade = forms.TypedChoiceField(
        label=gettext_lazy("Учим с класса"), coerce=int, choices=[(g, g) for g in GRADES]
    )
    highest_grade = forms.TypedChoiceField(
        label=gettext_lazy("по класс"), coerce=int, choices=[(g, g) for g in GRADES]
    )
    address = forms.CharField(label=gettext_lazy("Адрес"), max_length=300, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Телефон"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"type": "tel"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Эл. почта"),
        required=False,
        error_messages={
            "invalid": gettext_lazy("Нужен один адрес, например school1@mail.ru."),
        },
    )
    site = forms.URLField(
        label=gettext_lazy("Сайт"),
        required=False,
        assume_scheme="https",
        error_messages={"invalid": gettext_lazy("Нужен адрес сайта, например school1.ru.")},
    )
    licence = forms.CharField(
        label=gettext_lazy("Лицензия"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Номер и дата. Можно оставить пустым."),
    )
    ogrn = forms.CharField(
        label=gettext_lazy("ОГРН"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("13 цифр. Можно оставить пустым."),
    )
    time_zone = forms.ChoiceField(label=gettext_lazy("Часовой пояс"), choices=zone_choices)

    def clean_phone(self) -> str:
        """The phone as it is stored."""
        text: str = self.cleaned_data["phone"]
        if text and (wrong := why_wrong_phone(text)):
            raise forms.ValidationError(wrong)
        return normal_phone(text) if text else ""

    def clean_ogrn(self) -> str:
        """Thirteen digits, or nothing."""
        text: str = self.cleaned_data["ogrn"].replace(" ", "")
        if text and not is_ogrn(text):
            raise forms.ValidationError(
                _("Такого ОГРН не бывает: нужно 13 цифр. Сверьте с выпиской из ЕГРЮЛ.")
            )
        return text


def card_as_typed(card: SchoolCard) -> dict[str, object]:
    """The card as people write it."""
    return asdict(card) | {"phone": shown_phone(card.phone)}
