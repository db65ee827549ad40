"""Fields that many forms share."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from peremena.kit import clock


class DayField(forms.DateField):
    """A date, by the browser's own calendar."""

    default_error_messages = {
        "required": _("Укажите дату."),
        "invalid": _("Такой даты нет. Напишите день, месяц и год, например 14.09.2026."),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**options)


class PaperDayField(DayField):
    """The date of a paper that exists already: an order, a protocol."""

    def validate(self, value: Any) -> None:
        """Refuses a day that has not begun anywhere in the country."""
        super().validate(value)
        if value and value > clock.now().date() + timedelta(days=1):
            raise forms.ValidationError(_("Эта дата ещё не наступила. Проверьте её."))


class HourField(forms.TimeField):
    """A time of day: 08:30."""

    default_error_messages = {
        "required": _("Укажите время."),
        "invalid": _("Напишите время так: 08:30."),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
        super().__init__(**options)


class OrderForm(forms.Form):
    """The number and the day of the order («приказ») that a change rests on."""

    order_number = forms.CharField(label=_("Приказ №"), max_length=40, required=False)
    order_day = PaperDayField(label=_("от"), required=False)
