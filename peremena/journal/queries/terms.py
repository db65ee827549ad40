"""The terms of a course with their locks and the rules that hold in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from django.db import connection

from peremena.journal.queries.marks import averages
from peremena.journal.rules.averages import Average
from peremena.journal.rules.deadlines import Closed, why_locked
from peremena.schools.models import TERM_NAMES, TermKind
from peremena.studies.models import Course


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term of a course. `weighted`, `illness_code`: the school's rules at its end."""

    number: int
    name: str
    since: date
    until: date
    lock: Closed | None
    weighted: bool
    illness_code: bool

    @property
    def closed(self) -> str:
        """A sentence when the term is closed, else nothing."""
        return why_locked(self.lock) if self.lock else ""


def terms_of(course: Course, *, zone: tzinfo | None) -> list[TermRow]:
    """The terms of the course's year in order, by one statement; moments in the school's zone."""
    rule = (
        "(SELECT r.{} FROM studies_ruleset r WHERE r.school_id = %s AND r.since <= t.until "
        "ORDER BY r.since DESC LIMIT 1)"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT t.number, t.since, t.until, k.locked_at, k.locked_by,
                   {rule.format("weighted")}, {rule.format("illness_code")}
            FROM schools_term t
            LEFT JOIN journal_termlock k ON k.term_id = t.id AND k.lifted_at IS NULL
            WHERE t.year_id = %s AND t.kind = %s ORDER BY t.number
            """,
            [course.school_id, course.school_id, course.year_id, course.term_kind],
        )
        rows = cursor.fetchall()
    name = str(TERM_NAMES[TermKind(course.term_kind)])
    return [
        TermRow(
            number=r[0],
            name=name % r[0],
            since=r[1],
            until=r[2],
            lock=Closed(name % r[0], _local(r[3], zone), r[4]) if r[3] else None,
            weighted=r[5] is None or bool(r[5]),
            illness_code=bool(r[6]),
        )
        for r in rows
    ]


def _local(moment: datetime, zone: tzinfo | None) -> datetime:
    """SQLite stores moments without a zone, in UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(zone)


def chosen_term(terms: Sequence[TermRow], *, number: int | None, day: date) -> TermRow | None:
    """The asked term, else the last that has begun on `day`, else the first."""
    asked = next((t for t in terms if t.number == number), None)
    begun = [t for t in terms if t.since <= day]
    return asked or (begun[-1] if begun else next(iter(terms), None))


def term_averages(course: Course, *, day: date) -> dict[int, Average]:
    """The average of every pupil with marks in the term of a day; two statements."""
    term = chosen_term(terms_of(course, zone=None), number=None, day=day)
    if term is None:
        return {}
    return averages(course, since=term.since, until=term.until, weighted=term.weighted)
