"""Forms of the first start and of the operator's pages."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from peremena.accounts.forms import CodeField, FirstPasswordForm
from peremena.accounts.models import User
from peremena.entrance.actions.offices import NewSchool
from peremena.entrance.queries.offices import ABOVE_SCHOOLS, LEADING
from peremena.people.rules import names
from peremena.people.rules.names import FullName
from peremena.schools.models import District, Region, Role
from peremena.schools.rules.zones import zone_choices


class FullNameField(forms.CharField):
    """Фамилия, имя и отчество in one field."""

    def clean(self, value: Any) -> Any:
        """The name taken apart; None when nothing was written and nothing must be."""
        written = super().clean(value)
        if not written:
            return None
        if found := names.split(written):
            return found
        raise forms.ValidationError(_("Напишите фамилию и имя, например Петрова Анна Павловна."))


class UsernameField(forms.CharField):
    """A user name in small letters without spaces."""

    def clean(self, value: Any) -> str:
        """At least three signs."""
        written = str(super().clean(value)).lower()
        if written and not re.fullmatch(r"[^\s@]{3,}(@[^\s@]+)?", written):
            raise forms.ValidationError(_("Нужно не меньше трёх знаков без пробелов."))
        return written


class StartForm(FirstPasswordForm):
    """The first operator: the code of the server, who it is, the password."""

    code = CodeField(
        label=_("Код запуска"),
        help_text=_("Его печатает на сервере команда: python manage.py start_code"),
    )
    name = FullNameField(label=_("Фамилия, имя, отчество"), max_length=160)
    username = UsernameField(label=_("Имя для входа"), max_length=150)
    field_order = ["code", "name", "username", "new_password1", "new_password2"]

    def __init__(self, asked: Any) -> None:
        super().__init__(User(), asked)

    def clean(self) -> dict[str, Any]:
        """The password must not be like the name, so the name comes first."""
        self.user.name = str(self.cleaned_data.get("name", ""))
        self.user.username = self.cleaned_data.get("username", "")
        return dict(super().clean() or self.cleaned_data)


def _listed(name: str) -> forms.TextInput:
    return forms.TextInput({"list": f"known-{name}", "autocomplete": "off"})


class SchoolForm(forms.Form):
    """A new school and its first administrator."""

    region = forms.CharField(
        label=_("Область, край, республика"), max_length=200, widget=_listed("regions")
    )
    district = forms.CharField(
        label=_("Район или город"), max_length=200, widget=_listed("districts")
    )
    name = forms.CharField(
        label=_("Полное название школы"), max_length=300, widget=forms.Textarea({"rows": 2})
    )
    short_name = forms.CharField(
        label=_("Краткое название"), max_length=60, help_text=_("Стоит вверху каждой страницы.")
    )
    time_zone = forms.ChoiceField(
        label=_("Часовой пояс"), choices=zone_choices, initial="Europe/Moscow"
    )
    administrator = FullNameField(
        label=_("Администратор школы"),
        max_length=160,
        help_text=_("Фамилия, имя, отчество. Он получит листок доступа и впустит остальных."),
    )
    leads = forms.BooleanField(
        label=_("он же завуч: ведёт год, расписание и журналы"), required=False
    )

    @property
    def new_school(self) -> NewSchool:
        """The school as the action takes it."""
        fields = ("region", "district", "name", "short_name", "time_zone")
        return NewSchool(**{name: self.cleaned_data[name] for name in fields})


class NomineeForm(forms.Form):
    """Somebody to be appointed: a new person, or an account that is there already."""

    role = forms.ChoiceField(label=_("Роль"))
    name = FullNameField(label=_("Фамилия, имя, отчество"), max_length=160, required=False)
    username = UsernameField(
        label=_("Имя для входа"),
        max_length=150,
        required=False,
        help_text=_("Только если учётная запись у человека уже есть."),
    )
    roles: tuple[Role, ...] = LEADING

    def __init__(self, asked: Any = None) -> None:
        super().__init__(asked)
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(role.value, role.label) for role in self.roles]

    def clean(self) -> dict[str, Any]:
        """One of the two must be written."""
        found = self.cleaned_data
        if not found.get("name") and not found.get("username") and not self.errors:
            self.add_error("name", _("Напишите, кого назначаете."))
        return found

    @property
    def nominee_name(self) -> FullName | None:
        """The name, if a new account is meant."""
        name: FullName | None = self.cleaned_data["name"]
        return name


class OfficerForm(NomineeForm):
    """Somebody above the schools, with the district or region of the office."""

    roles = ABOVE_SCHOOLS
    district = forms.ModelChoiceField(
        District.objects.select_related("region").order_by("region__name", "name"),
        label=_("Район"),
        required=False,
        empty_label=_("для специалиста муниципалитета"),
    )
    region = forms.ModelChoiceField(
        Region.objects.order_by("name"),
        label=_("Область"),
        required=False,
        empty_label=_("для специалиста региона"),
    )

    def clean(self) -> dict[str, Any]:
        """The place that the role asks for; a place that it does not ask for is not kept."""
        found = super().clean()
        role = found.get("role")
        places = {Role.DISTRICT_OFFICER: "district", Role.REGION_OFFICER: "region"}
        for of_role, field in places.items():
            if role != of_role:
                found[field] = None
            elif not found.get(field):
                self.add_error(field, _("Выберите, где он работает."))
        return found


class PlaceForm(forms.Form):
    """A district of a region; both are opened if they are new."""

    region = forms.CharField(
        label=_("Область, край, республика"), max_length=200, widget=_listed("regions")
    )
    district = forms.CharField(label=_("Район или город"), max_length=200)
