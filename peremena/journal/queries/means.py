"""Averages of the pupils of a course in a term."""

from __future__ import annotations

from datetime import date

from peremena.journal.queries.marks import written
from peremena.journal.queries.terms import chosen_term, terms_of
from peremena.journal.rules.averages import Average, average
from peremena.studies.models import Course


def means(course: Course, *, day: date) -> dict[int, Average]:
    """The average of every pupil with marks in the term of `day`; two statements."""
    term = chosen_term(terms_of(course, zone=None), number=None, day=day)
    if term is None:
        return {}
    found = written(course, since=term.since, until=term.until)
    return {
        pupil_id: average(pairs, scale=course.scale, weighted=term.weighted)
        for pupil_id, pairs in found.marks.items()
    }
