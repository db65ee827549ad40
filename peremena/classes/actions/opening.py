"""Opening one class by hand."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.classes.actions.enrolling import NewClass, appoint_class_teacher, open_classes
from peremena.classes.models import SchoolClass
from peremena.kit.refusal import Refusal
from peremena.people.models import Employee
from peremena.schools.models import TermKind, Year
from peremena.trail import actions as trail


@transaction.atomic
def open_class(
    *,
    year: Year,
    grade: int,
    letter: str,
    term_kind: TermKind,
    shift: int,
    teacher: Employee | None,
    by: trail.Actor,
    at: datetime,
) -> SchoolClass:
    """Open a class that is not there yet; its class teacher leads it from the first day."""
    list(Year.objects.select_for_update(no_key=True).filter(pk=year.pk))
    if SchoolClass.objects.filter(year=year, grade=grade, letter=letter).exists():
        raise Refusal(
            _("Класс %(grade)s%(letter)s уже открыт.") % {"grade": grade, "letter": letter},
            field="letter",
        )
    new = NewClass(grade, letter, term_kind, shift)
    made = open_classes(year=year, classes=[new], by=by, at=at)[0]
    if teacher:
        appoint_class_teacher(school_class=made, employee=teacher, since=year.since, by=by, at=at)
    return made
