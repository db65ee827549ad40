"""Forms of classes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from peremena.kit.inputs import DayField
from peremena.people.models import Employee
from peremena.schools.models import TermKind


class ListDayForm(forms.Form):
    """The day on which a list was true."""

    day = DayField(label=_("На дату"))


class NewClassForm(forms.Form):
    """A class to be opened."""

    grade = forms.TypedChoiceField(
        label=_("Параллель"), coerce=int, choices=[(n, str(n)) for n in range(1, 12)]
    )
    letter = forms.CharField(label=_("Буква или название"), max_length=40, required=False)
    term_kind = forms.TypedChoiceField(
        label=_("Учебные периоды"), coerce=TermKind, choices=TermKind.choices
    )
    shift = forms.TypedChoiceField(
        label=_("Смена"), coerce=int, choices=[(1, _("первая")), (2, _("вторая"))]
    )
    teacher = forms.ModelChoiceField(
        Employee.objects.none(),
        label=_("Классный руководитель"),
        required=False,
        empty_label=_("назначу позже"),
    )

    def __init__(self, *args: Any, teachers: QuerySet[Employee], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["teacher"]
        field.queryset = teachers

    def clean_letter(self) -> str:
        """«б» is «Б»; a longer name stays as it is typed."""
        letter = " ".join(self.cleaned_data["letter"].split())
        return letter.upper() if len(letter) == 1 else letter
