"""Forms of the school year: its ends, terms, days of rest and working days off."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from peremena.kit.inputs import DayField, OrderForm
from peremena.kit.russian import WEEKDAYS
from peremena.schools.models import HolidayKind, TermKind
from peremena.schools.rules.dates import HolidayDates, TermDates, WorkingDayDates
from peremena.schools.rules.levels import GRADES

GRADE_CHOICES = [(grade, grade) for grade in GRADES]


class SpanForm(forms.Form):
    """The first and the last day."""

    since = DayField(label=gettext_lazy("Первый день"))
    until = DayField(label=gettext_lazy("Последний день"))


class OpenYearForm(SpanForm):
    """A new year; terms and days of rest are proposed and can be changed later."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Учебные периоды"),
        choices=TermKind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Отметьте хотя бы один вид периодов.")},
    )


class AddTermForm(SpanForm):
    """A term to be added."""

    kind = forms.ChoiceField(label=gettext_lazy("Вид"), choices=TermKind.choices)
    number = forms.IntegerField(label=gettext_lazy("Номер"), min_value=1, max_value=12)
    field_order = ("kind", "number", "since", "until")

    @property
    def dates(self) -> TermDates:
        """The term that was typed."""
        return TermDates(**self.cleaned_data)


class GradesForm(forms.Form):
    """From which grade to which one."""

    lowest_grade = forms.TypedChoiceField(
        label=gettext_lazy("С класса"), coerce=int, choices=GRADE_CHOICES, initial=GRADES[0]
    )
    highest_grade = forms.TypedChoiceField(
        label=gettext_lazy("по класс"), coerce=int, choices=GRADE_CHOICES, initial=GRADES[-1]
    )


class HolidayForm(OrderForm, GradesForm, SpanForm):
    """Days of rest. `withdraw` is asked only when lessons stand on these days."""

    kind = forms.ChoiceField(label=gettext_lazy("Причина"), choices=HolidayKind.choices)
    name = forms.CharField(
        label=gettext_lazy("Название"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Можно оставить пустым: будет стоять причина."),
    )
    withdraw = forms.BooleanField(label=gettext_lazy("Снять уроки без записей"), required=False)
    field_order = (
        "kind",
        "name",
        "since",
        "until",
        "lowest_grade",
        "highest_grade",
        "order_number",
        "order_day",
        "withdraw",
    )

    @property
    def dates(self) -> HolidayDates:
        """The days that were typed."""
        typed: dict[str, Any] = {k: v for k, v in self.cleaned_data.items() if k != "withdraw"}
        kind = HolidayKind(typed["kind"])
        return HolidayDates(**typed | {"name": typed["name"] or kind.label.capitalize()})


class WorkingDayForm(OrderForm, GradesForm):
    """A day off with the lessons of another weekday."""

    day = DayField(label=gettext_lazy("Дата"))
    as_weekday = forms.TypedChoiceField(
        label=gettext_lazy("Уроки по расписанию дня"),
        coerce=int,
        choices=[(number, name) for number, name in enumerate(WEEKDAYS[:6], 1)],
    )
    field_order = (
        "day",
        "as_weekday",
        "lowest_grade",
        "highest_grade",
        "order_number",
        "order_day",
    )

    @property
    def dates(self) -> WorkingDayDates:
        """The day that was typed."""
        return WorkingDayDates(**self.cleaned_data)
