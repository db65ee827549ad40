"""The form of a bell schedule: its name, when it rings, and a row of times for each lesson."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peremena.kit.inputs import HourField
from peremena.kit.russian import WEEKDAYS
from peremena.schools.rules.bells import BellPlan, Span, proposed_bells

MOST_LESSONS = 12
SHIFTS = [(1, 1), (2, 2), (3, 3)]


class ProposalForm(forms.Form):
    """From what the times are proposed."""

    first = HourField(label=gettext_lazy("Начало"), initial=time(8, 30))
    minutes = forms.IntegerField(
        label=gettext_lazy("Урок, минут"), min_value=20, max_value=60, initial=45
    )
    lessons = forms.IntegerField(
        label=gettext_lazy("Уроков"), min_value=1, max_value=MOST_LESSONS, initial=8
    )

    def times(self) -> tuple[Span, ...]:
        """What is proposed; by the usual values as long as nothing sensible is typed."""
        if self.is_bound and self.is_valid():
            return proposed_bells(**self.cleaned_data)
        return proposed_bells(first=time(8, 30), minutes=45, lessons=8)


class BellsForm(forms.Form):
    """A bell schedule."""

    name = forms.CharField(label=gettext_lazy("Название"), max_length=60)
    shift = forms.TypedChoiceField(label=gettext_lazy("Смена"), coerce=int, choices=SHIFTS)
    usual = forms.BooleanField(label=gettext_lazy("В обычные дни"), required=False)
    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("По дням недели"),
        coerce=int,
        choices=list(enumerate(WEEKDAYS[:6], 1)),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.CharField(
        label=gettext_lazy("В отдельные дни"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Даты через запятую, например 30.12.2026, 22.02.2027."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in range(1, MOST_LESSONS + 1):
            starts = _("Начало %d урока") % number
            self.fields[f"starts_{number}"] = HourField(label=starts, required=False)
            ends = _("Конец %d урока") % number
            self.fields[f"ends_{number}"] = HourField(label=ends, required=False)

    @property
    def rows(self) -> Iterator[tuple[int, forms.BoundField, forms.BoundField]]:
        """Lesson number, beginning and end."""
        for number in range(1, MOST_LESSONS + 1):
            yield number, self[f"starts_{number}"], self[f"ends_{number}"]

    def clean_days(self) -> tuple[date, ...]:
        """The dates of the text."""
        words = re.split(r"[\s,;]+", self.cleaned_data["days"].strip())
        try:
            return tuple(sorted({datetime.strptime(w, "%d.%m.%Y").date() for w in words if w}))
        except ValueError as wrong:
            raise forms.ValidationError(
                _("Напишите даты через запятую, например 30.12.2026, 22.02.2027.")
            ) from wrong

    def clean(self) -> dict[str, Any]:
        """The times of the lessons, without empty rows after the last one."""
        typed = self.cleaned_data
        rows = [
            (typed.get(f"starts_{number}"), typed.get(f"ends_{number}"))
            for number in range(1, MOST_LESSONS + 1)
        ]
        while rows and rows[-1] == (None, None):
            rows.pop()
        if not self.errors and any(None in row for row in rows):
            raise forms.ValidationError(
                _("Заполните начало и конец каждого урока; лишние строки внизу оставьте пустыми.")
            )
        typed["times"] = tuple(rows)
        return typed

    @property
    def plan(self) -> BellPlan:
        """The schedule that was typed."""
        typed = self.cleaned_data
        return BellPlan(
            typed["name"],
            typed["times"],
            typed["shift"],
            typed["usual"],
            tuple(typed["weekdays"]),
            typed["days"],
        )


def as_typed(plan: BellPlan) -> dict[str, Any]:
    """A schedule as the form shows it."""
    shown: dict[str, Any] = {
        "name": plan.name,
        "shift": plan.shift,
        "usual": plan.usual,
        "weekdays": list(plan.weekdays),
        "days": ", ".join(f"{day:%d.%m.%Y}" for day in plan.days),
    }
    for number, (starts, ends) in enumerate(plan.times, 1):
        shown |= {f"starts_{number}": starts, f"ends_{number}": ends}
    return shown
