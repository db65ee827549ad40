"""What people choose and type on the pages of the journal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from peremena.journal.actions.lessons import LessonText
from peremena.journal.actions.marking import CellEntry
from peremena.studies.models import LessonType, PlanState


class TermChoice(forms.Form):
    """Which term of the register is open, or the day whose lesson is wanted."""

    term = forms.IntegerField(required=False)
    day = forms.DateField(required=False)


class DayChoice(forms.Form):
    """Which day is shown, and whether only its lessons without a topic."""

    day = forms.DateField(required=False)
    unfilled = forms.BooleanField(required=False)


class CourseFilter(forms.Form):
    """Which registers the list shows."""

    school_class = forms.IntegerField(required=False)
    subject = forms.IntegerField(required=False)


class PlanFilter(forms.Form):
    """Which plans the list shows."""

    MISSING = "none"
    STATES = ((MISSING, _("нет плана")), *PlanState.choices)
    subject = forms.CharField(required=False)
    state = forms.ChoiceField(choices=STATES, required=False)


class PlainText(forms.CharField):
    """Optional text of one or more lines; line ends as every system but one writes them."""

    def to_python(self, value: Any) -> str:
        """Text without carriage returns."""
        return (super().to_python(value) or "").replace("\r\n", "\n")


class LessonForm(forms.Form):
    """Topic, type and homework of a lesson."""

    topic = PlainText(
        label=_("Тема урока"), required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )
    homework = PlainText(
        label=_("Домашнее задание"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    lesson_type = forms.ChoiceField(
        label=_("Тип урока"), required=False, choices=[("", "—"), *LessonType.choices]
    )

    @property
    def text(self) -> LessonText:
        """What was typed, as a value."""
        return LessonText(**self.cleaned_data)


class WorkForm(forms.Form):
    """What the marks of a lesson are for."""

    work_type = forms.IntegerField(required=False)
    weight = forms.IntegerField(min_value=1, max_value=10)
    title = forms.CharField(required=False, max_length=120)


class CommentForm(forms.Form):
    """A comment on a mark."""

    comment = PlainText(label=_("Комментарий"), required=False, max_length=500)


class ReasonForm(forms.Form):
    """Why a term is closed."""

    reason = forms.CharField(label=_("Основание"), required=False, max_length=300)


_CELL = re.compile(r"cell-([1-9][0-9]{0,17})")


def cells_typed(data: Mapping[str, str], *, lesson_id: int) -> list[CellEntry]:
    """The cells of a lesson that were changed: `cell-<pupil>`, beside `saw-<pupil>` as it was."""
    return [
        CellEntry(lesson_id, int(pupil[1]), text.strip(), data.get(f"saw-{pupil[1]}", ""))
        for name, text in data.items()
        if (pupil := _CELL.fullmatch(name)) and text.strip() != data.get(f"saw-{pupil[1]}", "")
    ]
