"""What the rooms above have written about a lesson.

The timetable does not know the journal: it asks the database which tables refer to a lesson.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, Value

from peremena.timetable.models import ControlWork, Lesson, Move, Substitution

HERE = Lesson._meta.app_label
# the records of this room about a lesson, and the field that says that one was taken back
TAKEN_BACK: dict[type[models.Model], str] = {
    Substitution: "undone_at",
    Move: "undone_at",
    ControlWork: "withdrawn_at",
}


def _relations() -> list[Any]:
    return [
        relation
        for relation in Lesson._meta.related_objects
        if relation.on_delete is not models.SET_NULL
        and relation.related_model._meta.app_label != HERE
    ]


def _has_day(model: type[models.Model]) -> bool:
    return any(field.name == "day" for field in model._meta.get_fields())


def written(*, dated: bool = False) -> Q:
    """Lessons of which anything is written. `dated`: of which something repeats their day (marks,
    absences), so that they cannot go to another one.
    """
    found = []
    for relation in _relations():
        model = relation.related_model
        if dated and not _has_day(model):
            continue
        # the big tables are found by course and day
        names = {field.name for field in model._meta.get_fields()}
        here = {
            name: OuterRef(column)
            for name, column in (("course", "course_id"), ("day", "day"))
            if name in names
        }
        rows = model._default_manager.filter(**here, **{relation.field.name: OuterRef("pk")})
        found.append(Q(Exists(rows)))
    return reduce(or_, found, Q(Value(False)) if not found else found[0])


def untouched() -> Q:
    """Lessons of which nothing is written, here or above. What was taken back does not count."""
    found = ~written()
    for model, taken_back in TAKEN_BACK.items():
        standing = model._default_manager.filter(lesson=OuterRef("pk"), **{taken_back: None})
        found &= ~Q(Exists(standing))
    return found
