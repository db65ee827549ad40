"""Forms of cards: the text of a card checked field by field."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peremena.kit.inputs import DayField
from peremena.people.actions import Card
from peremena.people.models import Person, Sex
from peremena.people.queries import namesakes
from peremena.people.rules import contacts, names, snils

OLDEST = 1900
CARD = ("family_name", "given_name", "patronymic", "birth_date", "snils", "phone", "email")


class CardForm(forms.Form):
    """What is written about any person. `today`: the date at the school."""

    family_name = forms.CharField(label=gettext_lazy("Фамилия"), max_length=80)
    given_name = forms.CharField(label=gettext_lazy("Имя"), max_length=80)
    patronymic = forms.CharField(
        label=gettext_lazy("Отчество"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Если есть"),
    )
    birth_date = DayField(label=gettext_lazy("Дата рождения"), required=False)
    snils = forms.CharField(
        label=gettext_lazy("СНИЛС"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "000-000-000 00"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("Телефон"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    email = forms.CharField(
        label=gettext_lazy("Эл. почта"),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"type": "email"}),
    )
    same_confirmed = forms.BooleanField(
        label=gettext_lazy("Это другой человек, записать"), required=False
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.double: Person | None = None
        self.namesakes: list[Person] = []

    def clean_family_name(self) -> str:
        """The name with its capital."""
        return self._name("family_name")

    def clean_given_name(self) -> str:
        """The name with its capital."""
        return self._name("given_name")

    def clean_patronymic(self) -> str:
        """The name with its capital."""
        return self._name("patronymic")

    def _name(self, field: str) -> str:
        text = names.tidy(self.cleaned_data[field])
        if any(letter.isdigit() for letter in text):
            raise forms.ValidationError(_("В имени не может быть цифр."))
        return text

    def clean_birth_date(self) -> date | None:
        """A day in the past."""
        day: date | None = self.cleaned_data["birth_date"]
        if day and not OLDEST <= day.year <= self.today.year:
            raise forms.ValidationError(_("Проверьте год рождения."))
        if day and day > self.today:
            raise forms.ValidationError(_("Этот день ещё не наступил."))
        return day

    def clean_snils(self) -> str | None:
        """Eleven digits with a right checksum."""
        text = self.cleaned_data["snils"]
        if text and (wrong := snils.why_wrong(text)):
            raise forms.ValidationError(wrong)
        return snils.normal(text) or None

    def clean_phone(self) -> str:
        """One phone in its stored form."""
        text = self.cleaned_data["phone"]
        if text and (wrong := contacts.why_wrong_phone(text)):
            raise forms.ValidationError(wrong)
        return contacts.normal_phone(text)

    def clean_email(self) -> str:
        """One address."""
        text = self.cleaned_data["email"]
        if text and (wrong := contacts.why_wrong_email(text)):
            raise forms.ValidationError(wrong)
        return contacts.normal_email(text)

    @property
    def card(self) -> Card:
        """The card as written; for a valid form."""
        return Card(**{name: self.cleaned_data[name] for name in CARD})

    def changes(self, person: Person) -> dict[str, object]:
        """What the form says otherwise than the card."""
        return {
            name: self.cleaned_data[name]
            for name in self.card_fields
            if self.cleaned_data[name] != getattr(person, name)
        }

    @property
    def card_fields(self) -> tuple[str, ...]:
        """The fields that are kept on the card."""
        return tuple(name for name in self.fields if name != "same_confirmed")

    def is_new_person(
        self, everybody: QuerySet[Any], here: QuerySet[Any], *, but: int | None = None
    ) -> bool:
        """Is nobody known by this card? Otherwise says so at the field.

        `everybody`: who has a SNILS of his own; `here`: among whom namesakes are sought; `but`:
        the person whose card it is. After a warning about namesakes the form may be sent again.
        """
        number = self.cleaned_data["snils"]
        self.double = everybody.filter(snils=number).exclude(pk=but).first() if number else None
        if self.double:
            self.add_error("snils", _("Человек с таким СНИЛС уже записан."))
            return False
        card = self.card
        name = f"{card.family_name} {card.given_name} {card.patronymic}".strip()
        same = namesakes(here, name).exclude(pk=but)
        if card.birth_date:
            same = same.filter(birth_date=card.birth_date) | same.filter(birth_date=None)
        self.namesakes = [] if self.cleaned_data["same_confirmed"] else list(same[:5])
        return not self.namesakes


def initial_of(person: Person) -> dict[str, object]:
    """The card as the form shows it."""
    return {name: getattr(person, name) for name in CARD} | {
        "snils": snils.shown(person.snils) if person.snils else "",
        "phone": contacts.shown_phone(person.phone),
    }


class PupilForm(CardForm):
    """The card of a pupil."""

    birth_date = DayField(label=gettext_lazy("Дата рождения"))
    sex = forms.ChoiceField(
        label=gettext_lazy("Пол"), choices=[("", gettext_lazy("выберите")), *Sex.choices]
    )
    field_order = ("family_name", "given_name", "patronymic", "birth_date", "sex")


class EmployeeForm(CardForm):
    """The card of an employee."""

    position = forms.CharField(label=gettext_lazy("Должность"), max_length=120)
    field_order = ("family_name", "given_name", "patronymic", "position")


class RightsForm(forms.Form):
    """What a guardian is to a pupil and what he may see."""

    relation = forms.CharField(
        label=gettext_lazy("Кем приходится"),
        max_length=40,
        widget=forms.TextInput(attrs={"list": "relations", "autocomplete": "off"}),
    )
    may_see = forms.BooleanField(
        label=gettext_lazy("Видит дневник ребёнка"), required=False, initial=True
    )
    ground = forms.CharField(
        label=gettext_lazy("Основание"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Если прав нет: решение суда, его номер и дата"),
    )


class GuardianForm(CardForm, RightsForm):
    """A new guardian of a pupil; `known` is the chosen one of those who are already there."""

    known = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = ("relation", "family_name", "given_name", "patronymic", "phone", "email")

    @property
    def card_fields(self) -> tuple[str, ...]:
        """The fields that are kept on the card."""
        return CARD


class DayForm(forms.Form):
    """A day from which something holds."""

    since = DayField(label=gettext_lazy("С какого дня"))
