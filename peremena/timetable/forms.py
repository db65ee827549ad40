"""What a timetable page is asked for."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator


class TimetableChoice(forms.Form):
    """Whose timetable (class-7, teacher-3, room-5, pupil-9), of which day, a day or a week."""

    VIEWS = [("week", "week"), ("day", "day")]

    YEARS = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 1))]

    of = forms.CharField(required=False, max_length=40)
    day = forms.DateField(required=False, input_formats=["%Y-%m-%d"], validators=YEARS)
    view = forms.ChoiceField(required=False, choices=VIEWS)
