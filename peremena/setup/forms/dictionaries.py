"""Forms of rooms, subjects, kinds of work and rules of marking."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peremena.kit.inputs import DayField
from peremena.schools.rules.year_checks import why_wrong_grades
from peremena.setup.forms.year import GradesForm
from peremena.studies.models import Scale


class RoomForm(forms.Form):
    """A room."""

    name = forms.CharField(label=gettext_lazy("Кабинет"), max_length=60)
    purpose = forms.CharField(
        label=gettext_lazy("Назначение"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Например: физика, спортзал, мастерская."),
    )
    seats = forms.IntegerField(
        label=gettext_lazy("Мест"), min_value=1, max_value=2000, required=False
    )


class SubjectForm(GradesForm):
    """A subject."""

    name = forms.CharField(label=gettext_lazy("Название"), max_length=160)
    short_name = forms.CharField(
        label=gettext_lazy("Краткое название"), max_length=40, required=False
    )
    area = forms.CharField(label=gettext_lazy("Предметная область"), max_length=120, required=False)
    scale = forms.ChoiceField(
        label=gettext_lazy("Обычная шкала"),
        choices=Scale.choices,
        help_text=gettext_lazy("Для новых предметных страниц; в 1 классе отметок нет всегда."),
    )
    field_order = ("name", "short_name", "area", "lowest_grade", "highest_grade", "scale")

    def clean(self) -> dict[str, Any]:
        """Grades in their order."""
        typed = self.cleaned_data
        if wrong := why_wrong_grades(typed["lowest_grade"], typed["highest_grade"]):
            self.add_error("highest_grade", wrong)
        return typed


class WorkTypeForm(forms.Form):
    """A kind of work."""

    name = forms.CharField(label=gettext_lazy("Название"), max_length=80)
    short_name = forms.CharField(label=gettext_lazy("Сокращение"), max_length=8)
    weight = forms.IntegerField(
        label=gettext_lazy("Вес"),
        min_value=1,
        max_value=10,
        initial=3,
        help_text=gettext_lazy("От 1 до 10. Отметки, которые уже стоят, сохранят свой вес."),
    )
    is_control = forms.BooleanField(label=gettext_lazy("Контрольная работа"), required=False)


class RulesForm(forms.Form):
    """Rules of marking from a day on."""

    since = DayField(label=gettext_lazy("Действуют с"))
    rounding_threshold = forms.DecimalField(
        label=gettext_lazy("Порог округления"),
        min_value=Decimal("0.01"),
        max_value=Decimal(1),
        decimal_places=2,
        localize=True,
        help_text=gettext_lazy("С 0,5 средний балл 4,5 — это пять; с 0,65 нужно 4,65."),
    )
    weighted = forms.BooleanField(label=gettext_lazy("Учитывать вес работ"), required=False)
    illness_code = forms.BooleanField(
        label=gettext_lazy("Отмечать болезнь отдельно, кодом «б»"), required=False
    )

    def clean_since(self) -> Any:
        """A day of this age, so that a slip of the year is seen."""
        day = self.cleaned_data["since"]
        if not 2000 <= day.year <= 2100:
            raise forms.ValidationError(_("Проверьте год."))
        return day
