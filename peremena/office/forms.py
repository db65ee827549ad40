"""What people choose and type on the pages of the school's office."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from peremena.kit.inputs import DayField, HourField
from peremena.office.actions.meetings import MeetingPlan, Minutes


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


class MeetingForm(forms.Form):
    """When, where and about what."""

    audience = forms.ChoiceField(
        label=_("Чьи родители"), error_messages={"required": _("Выберите класс.")}
    )
    day = DayField(label=_("Дата"))
    starts = HourField(label=_("Начало"))
    place = forms.CharField(
        label=_("Место"),
        max_length=120,
        error_messages={"required": _("Укажите, куда приходить: например, кабинет 12.")},
    )
    agenda = forms.CharField(
        label=_("Повестка"),
        max_length=4000,
        widget=_text(5),
        help_text=_("Каждый вопрос с новой строки; номера поставятся сами."),
        error_messages={"required": _("Напишите хотя бы один вопрос.")},
    )

    def __init__(self, *args: Any, audiences: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["audience"].choices = list(audiences)  # type: ignore[attr-defined]

    @property
    def plan(self) -> MeetingPlan:
        """What was typed, as a value."""
        return MeetingPlan(
            **{n: self.cleaned_data[n] for n in ("day", "starts", "place", "agenda")}
        )


class AttendanceForm(forms.Form):
    """`shown`: the guardians of whom the request speaks; `here`: those of them who came."""

    shown = forms.TypedMultipleChoiceField(coerce=int, required=False)
    here = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, data: Any, *, guardians: Sequence[int]) -> None:
        super().__init__(data)
        for field in self.fields.values():
            field.choices = [(pk, "") for pk in guardians]  # type: ignore[attr-defined]


class CancelForm(forms.Form):
    """Why a meeting does not take place."""

    reason = forms.CharField(
        label=_("Причина"),
        max_length=300,
        error_messages={
            "required": _("Напишите причину: её увидят родители."),
            "max_length": _("Причина длиннее 300 знаков. Сократите её."),
        },
    )


class MinutesForm(forms.Form):
    """The minutes («протокол») of a meeting."""

    number = forms.CharField(
        label=_("Протокол №"),
        max_length=20,
        error_messages={"required": _("Укажите номер протокола.")},
    )
    chair = forms.CharField(label=_("Председатель"), max_length=120, required=False)
    secretary = forms.CharField(label=_("Секретарь"), max_length=120, required=False)
    minutes = forms.CharField(
        label=_("Слушали"),
        max_length=20_000,
        widget=_text(8),
        required=False,
        help_text=_("О чём говорили. Родители, которые не пришли, прочтут это в дневнике."),
    )
    decisions = forms.CharField(
        label=_("Решили"),
        max_length=8000,
        widget=_text(4),
        help_text=_("Каждое решение с новой строки."),
        error_messages={"required": _("Напишите, что решили; если ничего — «принять к сведению».")},
    )

    @property
    def written(self) -> Minutes:
        """What was typed, as a value."""
        return Minutes(**self.cleaned_data)
