"""Forms of movements."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from peremena.classes.models import SchoolClass
from peremena.kit.inputs import DayField, OrderForm
from peremena.roll.actions import Order
from peremena.schools.models import School


class ClassChoice(forms.ModelChoiceField):
    """A class by its name; with its year where several years are offered."""

    def label_from_instance(self, obj: Any) -> str:
        """7Б, 2026/27."""
        return f"{obj.name}, {obj.year}"


class MovementForm(OrderForm):
    """From which day, and by which order."""

    since = DayField(label=_("С какого дня"))

    @property
    def order(self) -> Order:
        """The order as written; for a valid form."""
        return Order(self.cleaned_data["order_number"], self.cleaned_data["order_day"])


class IntoClassForm(MovementForm):
    """Into which class, from which day, by which order."""

    to = ClassChoice(
        label=_("Класс"),
        queryset=SchoolClass.objects.none(),
        empty_label=_("выберите класс"),
        error_messages={"required": _("Выберите класс."), "invalid_choice": _("Выберите класс.")},
    )
    field_order = ("to", "since", "order_number", "order_day")

    def __init__(self, *args: Any, classes: QuerySet[SchoolClass], **options: Any) -> None:
        super().__init__(*args, **options)
        choice = self.fields["to"]
        assert isinstance(choice, ClassChoice)
        choice.queryset = classes.select_related("year").order_by("-year__since", "grade", "letter")


class AdmissionForm(IntoClassForm):
    """An admission: where the pupil comes from."""

    place = forms.CharField(
        label=_("Откуда прибыл"), max_length=200, required=False, help_text=_("Школа, детский сад")
    )


class TransferForm(IntoClassForm):
    """A transfer to another class."""

    reason = forms.CharField(label=_("Причина"), max_length=200, required=False)


class DepartureForm(MovementForm):
    """A departure: where to."""

    to_school = forms.ModelChoiceField(
        label=_("В школу этой системы"),
        queryset=School.objects.none(),
        required=False,
        empty_label=_("нет, в другое место"),
        help_text=_("Та школа сможет зачислить ученика, отметки перейдут вместе с ним"),
    )
    place = forms.CharField(
        label=_("Куда выбывает"),
        max_length=200,
        required=False,
        help_text=_("Если школы нет в списке"),
    )
    reason = forms.CharField(label=_("Причина"), max_length=200, required=False)
    field_order = ("since", "to_school", "place", "reason", "order_number", "order_day")

    def __init__(self, *args: Any, school_id: int, **options: Any) -> None:
        super().__init__(*args, **options)
        choice = self.fields["to_school"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = School.objects.exclude(pk=school_id).order_by("short_name")
