"""What is asked for when lessons of a day are changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from peremena.kit.inputs import DayField, OrderForm
from peremena.people.models import Employee
from peremena.schools.models import Room
from peremena.studies.models import Course, WorkType
from peremena.timetable.actions import NewAbsence
from peremena.timetable.forms.timetable import TimetableChoice
from peremena.timetable.models import AbsenceReason, Lesson, SubstitutionKind
from peremena.timetable.models.absence import FIRST_OF_ALL, LAST_OF_ALL
from peremena.timetable.queries.changes import place_words
from peremena.timetable.rules.hours import Away

MOST_LESSONS = 14
YEARS = TimetableChoice.YEARS


class DayChoice(forms.Form):
    """Which day is shown."""

    day = forms.DateField(required=False, input_formats=["%Y-%m-%d"], validators=YEARS)


class EmployeeField(forms.ModelChoiceField):
    """A teacher, as lists name him."""

    default_error_messages = {
        "required": _("Выберите учителя."),
        "invalid_choice": _("Такого учителя в этой школе нет. Выберите из списка."),
    }

    def label_from_instance(self, obj: Employee) -> str:
        """Петрова Анна Павловна."""
        return obj.full_name


class AbsenceForm(OrderForm):
    """Who is away, for how long, why, and by which order."""

    employee = EmployeeField(
        label=_("Кто отсутствует"), queryset=Employee.objects.none(), empty_label=_("Учитель")
    )
    reason = forms.ChoiceField(label=_("Причина"), choices=AbsenceReason.choices)
    since = DayField(label=_("С какого дня"), validators=YEARS)
    until = DayField(label=_("По какой день"), validators=YEARS)
    first = forms.IntegerField(
        label=_("С урока"), required=False, min_value=1, max_value=MOST_LESSONS
    )
    last = forms.IntegerField(
        label=_("По урок"), required=False, min_value=1, max_value=MOST_LESSONS
    )
    field_order = ["employee", "reason", "since", "until", "first", "last"]

    def __init__(self, *args: Any, teachers: QuerySet[Employee], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["employee"].queryset = teachers  # type: ignore[attr-defined]

    @property
    def new(self) -> NewAbsence:
        """What was typed, as a value."""
        typed = self.cleaned_data
        return NewAbsence(
            Away(
                typed["since"],
                typed["first"] or FIRST_OF_ALL,
                typed["until"],
                typed["last"] or LAST_OF_ALL,
            ),
            typed["reason"],
            typed["order_number"],
            typed["order_day"],
        )


class SubstitutionForm(forms.Form):
    """What becomes of one lesson."""

    kind = forms.ChoiceField(choices=SubstitutionKind.choices)
    teacher = EmployeeField(queryset=Employee.objects.none(), required=False)
    paid = forms.BooleanField(required=False)

    def __init__(self, *args: Any, teachers: QuerySet[Employee], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["teacher"].queryset = teachers  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    """Where a lesson goes."""

    day = DayField(label=_("День"), validators=YEARS)
    number = forms.IntegerField(label=_("Урок"), min_value=1, max_value=MOST_LESSONS)
    room = forms.ModelChoiceField(
        label=_("Кабинет"), queryset=Room.objects.none(), required=False, empty_label="—"
    )
    reason = forms.CharField(label=_("Основание"), required=False, max_length=300)
    anyway = forms.BooleanField(
        label=_("Урок уже записан: перенести вместе с записью"), required=False
    )

    def __init__(self, *args: Any, rooms: QuerySet[Room], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["room"].queryset = rooms  # type: ignore[attr-defined]


class LessonField(forms.ModelChoiceField):
    """A lesson to change places with."""

    default_error_messages = {"required": _("Выберите урок.")}

    def label_from_instance(self, obj: Lesson) -> str:
        """чт, 15 октября, 2-й урок · Математика."""
        return f"{place_words(obj.day, obj.number)} · {obj.course.subject.name}"


class SwapForm(forms.Form):
    """With which lesson a lesson changes places."""

    other = LessonField(label=_("С каким уроком"), queryset=Lesson.objects.none(), empty_label="—")
    reason = forms.CharField(label=_("Основание"), required=False, max_length=300)

    def __init__(self, *args: Any, lessons: QuerySet[Lesson], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["other"].queryset = lessons  # type: ignore[attr-defined]


class BookFilter(forms.Form):
    """Which period, teacher and kind the book of substitutions shows."""

    since = DayField(label=_("С"), required=False, validators=YEARS)
    until = DayField(label=_("По"), required=False, validators=YEARS)
    teacher = EmployeeField(
        label=_("Учитель"), queryset=Employee.objects.none(), required=False, empty_label=_("все")
    )
    kind = forms.ChoiceField(
        label=_("Вид"), required=False, choices=[("", _("все")), *SubstitutionKind.choices]
    )

    def __init__(self, *args: Any, teachers: QuerySet[Employee], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["teacher"].queryset = teachers  # type: ignore[attr-defined]


class MonthChoice(forms.Form):
    """Which class and which month the schedule of control works shows."""

    of = forms.IntegerField(required=False)
    day = forms.DateField(required=False, input_formats=["%Y-%m-%d"], validators=YEARS)


class CourseField(forms.ModelChoiceField):
    """A course of a class."""

    default_error_messages = {"required": _("Выберите предмет.")}

    def label_from_instance(self, obj: Course) -> str:
        """Математика, or «Английский язык, англ. 1»."""
        return ", ".join(p for p in (obj.subject.name, obj.group.name) if p)


class ControlWorkForm(forms.Form):
    """A control work: for which subject, when, of what kind. `instead`: a proposed day taken."""

    course = CourseField(label=_("Предмет"), queryset=Course.objects.none(), empty_label="—")
    day = DayField(label=_("День"), validators=YEARS)
    work_type = forms.ModelChoiceField(
        label=_("Вид работы"), queryset=WorkType.objects.none(), empty_label=None
    )
    title = forms.CharField(label=_("Тема работы"), max_length=200)
    despite = forms.CharField(
        label=_("Основание, если сверх ограничений"), max_length=300, required=False
    )

    def __init__(
        self,
        data: Any = None,
        *,
        courses: QuerySet[Course],
        kinds: QuerySet[WorkType],
    ) -> None:
        if data and data.get("instead"):
            data = data.copy()
            data["day"] = data["instead"]
        super().__init__(data)
        self.fields["course"].queryset = courses  # type: ignore[attr-defined]
        self.fields["work_type"].queryset = kinds  # type: ignore[attr-defined]
