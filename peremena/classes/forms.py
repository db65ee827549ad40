"""Forms of classes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from peremena.kit.inputs import DayField


class ListDayForm(forms.Form):
    """The day on which a list was true."""

    day = DayField(label=_("На дату"))
