"""What the board, the versions and the views of the timetable are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from peremena.kit.inputs import DayField
from peremena.timetable.queries.board import Side
from peremena.timetable.queries.draft_week import Spot


class TimetableChoice(forms.Form):
    """Whose timetable (class-7, teacher-3, room-5, pupil-9), of which day, a day, a week or a month."""

    VIEWS = [("week", "week"), ("day", "day"), ("month", "month")]

    YEARS = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 1))]

    of = forms.CharField(required=False, max_length=40)
    day = forms.DateField(required=False, input_formats=["%Y-%m-%d"], validators=YEARS)
    view = forms.ChoiceField(required=False, choices=VIEWS)


class SinceForm(forms.Form):
    """From which day on a version holds."""

    since = DayField(label=_("Действует с"))


class NewDraftForm(SinceForm):
    """A new draft: empty, or a copy of another version."""

    copied = forms.TypedChoiceField(
        label=_("Взять за основу"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, versions: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["copied"]
        field.choices = [*versions, ("", _("начать с пустого"))]


class DraftForm(SinceForm):
    """The day and the cycle of a draft."""

    weeks = forms.TypedChoiceField(
        label=_("Цикл"),
        coerce=int,
        choices=[(1, _("каждая неделя одинакова")), (2, _("две недели по очереди"))],
    )


class PublishForm(SinceForm):
    """From which day on a draft holds, and the decision about its clashes."""

    despite_clashes = forms.BooleanField(label=_("Опубликовать с накладками"), required=False)


class ChangeForm(forms.Form):
    """One change of the board. `seen`: where the slot stood on the page that asks."""

    DEEDS = [(deed, deed) for deed in ("place", "move", "exchange", "remove")]

    deed = forms.ChoiceField(choices=DEEDS)
    side = forms.ChoiceField(choices=[(side.value, side.value) for side in Side])
    slot = forms.IntegerField(required=False, min_value=1)
    other = forms.IntegerField(required=False, min_value=1)
    course = forms.IntegerField(required=False, min_value=1)
    week = forms.IntegerField(required=False, min_value=0, max_value=2)
    weekday = forms.IntegerField(required=False, min_value=1, max_value=7)
    number = forms.IntegerField(required=False, min_value=0, max_value=15)
    teacher = forms.IntegerField(required=False, min_value=1)
    room = forms.IntegerField(required=False, min_value=1)
    seen = forms.RegexField(r"^\d+(,\d+){4}$", required=False)
    revision = forms.IntegerField(required=False, min_value=0)
    force = forms.BooleanField(required=False)
    note = forms.CharField(required=False, max_length=200)

    def clean_week(self) -> int:
        """Every week, if nothing is said."""
        return self.cleaned_data["week"] or 0

    def clean_seen(self) -> Spot | None:
        """The place as the page had it."""
        text = self.cleaned_data["seen"]
        return Spot.read(text) if text else None

    def clean(self) -> dict[str, Any]:
        """Each deed names what it needs."""
        data = super().clean() or {}
        needs = {
            "place": ("course", "weekday", "number"),
            "move": ("slot", "weekday", "number"),
            "exchange": ("slot", "other"),
            "remove": ("slot",),
        }
        for name in needs.get(data.get("deed", ""), ()):
            if data.get(name) is None and name not in self.errors:
                self.add_error(name, _("Выберите значение."))
        return data

    @property
    def spot(self) -> Spot:
        """The place that is asked for."""
        data = self.cleaned_data
        return Spot(data["week"], data["weekday"], data["number"], data["teacher"], data["room"])


class LoadForm(forms.Form):
    """From which day the named teachers teach."""

    since = DayField(label=_("Изменения действуют с"))
