"""The marks of a term, subject by subject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from peremena.classes.models import GroupKind
from peremena.diary.queries.calendar import TermDates, calendar_of
from peremena.diary.queries.subjects import Absences, SubjectInTerm, subjects_in_term
from peremena.schools.models import Year


@dataclass(frozen=True, slots=True)
class TermMarks:
    """A term of a year with its subjects; `term` is None when the year has none."""

    terms: tuple[TermDates, ...]
    term: TermDates | None
    subjects: tuple[SubjectInTerm, ...] = ()

    @property
    def absences(self) -> Absences:
        """Missed lessons of all subjects together."""
        return sum((s.absences for s in self.subjects), Absences())


def years_of(*, pupil_id: int, today: date) -> QuerySet[Year]:
    """The years that have begun in which the pupil was in a class."""
    return Year.objects.filter(
        since__lte=today,
        groups__kind=GroupKind.WHOLE,
        groups__enrolments__pupil=pupil_id,
    ).distinct()


def marks_of_term(*, pupil_id: int, number: int | None, today: date) -> TermMarks | None:
    """The marks of the term with that number, of the running one without; four statements.

    None when the year has no such term.
    """
    calendar = calendar_of(pupil_id=pupil_id, day=today)
    if number is None:
        term = calendar.term_on(today)
    else:
        term = next((t for t in calendar.terms if t.number == number), None)
        if term is None:
            return None
    subjects = subjects_in_term(pupil_id=pupil_id, term=term, today=today) if term else []
    return TermMarks(calendar.terms, term, tuple(subjects))
