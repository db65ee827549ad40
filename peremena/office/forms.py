"""What people choose and type on the pages of the school's office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from peremena.kit.inputs import DayField, HourField, OrderForm
from peremena.office.actions.meetings import MeetingPlan, Minutes
from peremena.office.queries.turn_plan import ClassGoing
from peremena.office.rules.turning import Choices, Fate


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


class TurnForm(forms.Form):
    """How the classes of a year go on; `letter-<class>` and `stays-<class>` beside the fields."""

    since = DayField(label=_("Новый учебный год: первый день"))
    until = DayField(label=_("Последний день"))
    first = forms.CharField(
        label=_("Новые первые классы"),
        max_length=60,
        required=False,
        help_text=_("Буквы через запятую: А, Б. Если первых классов не будет, оставьте пустым."),
    )
    subgroups = forms.BooleanField(label=_("перенести подгруппы"), required=False)
    courses = forms.BooleanField(label=_("перенести предметы и часы"), required=False)
    loads = forms.BooleanField(label=_("перенести нагрузку учителей"), required=False)

    plans = forms.BooleanField(label=_("перенести тематические планы черновиками"), required=False)

    def choices(self, classes: Sequence[ClassGoing], *, fates: Mapping[int, Fate]) -> Choices:
        """What was typed, as a value; the fates of pupils are decided on other pages."""
        typed = self.cleaned_data
        return Choices(
            since=typed["since"],
            until=typed["until"],
            letters={
                c.id: " ".join(self.data.get(f"letter-{c.id}", c.letter).split())[:40]
                for c in classes
            },
            teachers=tuple(c.id for c in classes if self.data.get(f"stays-{c.id}")),
            first=tuple(x.strip() for x in typed["first"].split(",") if x.strip()),
            fates=dict(fates),
            subgroups=typed["subgroups"],
            courses=typed["courses"],
            loads=typed["loads"],
            plans=typed["plans"],
        )


class TurnOrderForm(OrderForm):
    """The order by which pupils are promoted."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.required = True
        self.fields["order_number"].error_messages["required"] = str(_("Укажите номер приказа."))
        self.fields["order_day"].error_messages["required"] = str(_("Укажите дату приказа."))


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
