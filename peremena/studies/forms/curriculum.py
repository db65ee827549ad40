"""Forms of the curriculum and of the load."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peremena.classes.rules.splitting import How
from peremena.kit.inputs import DayField
from peremena.studies.rules.hours import HoursError, parse_hours


def read_hours(
    typed: Mapping[str, str], names: Iterable[str]
) -> tuple[dict[str, Decimal | None], dict[str, str]]:
    """Hours by the names of inputs, and what is wrong with the others; inputs not sent are left."""
    hours: dict[str, Decimal | None] = {}
    errors: dict[str, str] = {}
    for name in names:
        if name in typed:
            try:
                hours[name] = parse_hours(typed[name])
            except HoursError as error:
                errors[name] = str(error)
    return hours, errors


HOWS = (
    (How.ALPHABET, gettext_lazy("по алфавиту: начало списка, конец списка")),
    (How.EVENLY, gettext_lazy("поровну девочек и мальчиков")),
    (How.SEX, gettext_lazy("девочки и мальчики отдельно")),
    (How.BY_HAND, gettext_lazy("распределю сам")),
)


class DivideForm(forms.Form):
    """New subgroups: their names, how to share the pupils, from which day."""

    names = forms.CharField(
        label=gettext_lazy("Новые подгруппы, через точку с запятой"),
        initial=gettext_lazy("1 группа; 2 группа"),
        max_length=200,
    )
    how = forms.ChoiceField(label=gettext_lazy("Как разделить учеников"), choices=HOWS)
    since = DayField(label=gettext_lazy("С какого дня"))

    def clean_how(self) -> How:
        """The way to share pupils."""
        return How(self.cleaned_data["how"])

    def clean_names(self) -> list[str]:
        """Two names or more."""
        text = self.cleaned_data["names"]
        names = [" ".join(name.split()) for name in text.split(";") if name.strip()]
        if len(names) < 2:
            raise forms.ValidationError(_("Напишите хотя бы два названия: 1 группа; 2 группа."))
        if any(len(name) > 60 for name in names):
            raise forms.ValidationError(_("Название длиннее 60 букв: напишите короче."))
        return names


class FollowForm(forms.Form):
    """The list that was shown, and from which day what is closed stays closed."""

    mark = forms.CharField(widget=forms.HiddenInput)
    since = DayField(label=gettext_lazy("Закрыть с"))
