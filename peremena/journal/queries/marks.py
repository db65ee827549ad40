"""What stands in the cells of a course's term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from django.db import connection

from peremena.journal.rules.averages import Average, average
from peremena.journal.rules.scales import SCALES
from peremena.studies.models import Course


@dataclass(slots=True)
class Written:
    """The cells of each pupil by lesson as (text, band, has a comment), and the marks as
    (value, weight). The band is the tint of a cell: the first and the last figure of its marks.
    """

    cells: dict[int, dict[int, tuple[str, str, bool]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    marks: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))


def written(course: Course, *, since: date, until: date, columns: Mapping[int, int]) -> Written:
    """Everything in the cells from a day until a day, by one statement.

    `columns`: the lessons by their columns.
    """
    scope = "WHERE course_id = %s AND day BETWEEN %s AND %s"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT lesson_id, pupil_id, 0, minutes, 0, kind, FALSE FROM journal_absence {scope}
            UNION ALL
            SELECT column_id, pupil_id, nth, value, weight, '', commented FROM journal_mark {scope}
            """,
            [course.pk, since, until] * 2,
        )
        rows = sorted(cursor.fetchall(), key=itemgetter(2))
    found = Written()
    texts = SCALES[course.scale].texts
    tinted = course.scale == "five"
    for place, pupil_id, nth, value, weight, kind, commented in rows:
        cells = found.cells[pupil_id]
        if kind:
            cells[place] = (f"{kind}{value or ''}", "", False)
            continue
        found.marks[pupil_id].append((value, weight))
        lesson_id = columns[place]
        text, band, noted = cells.get(lesson_id, ("", "", False))
        text += ("/" if nth > 1 else " " if text else "") + texts[value]
        if tinted and value > 0:
            band = band[:1] + str(value)
        cells[lesson_id] = (text, band, noted or bool(commented))
    return found


def averages(course: Course, *, since: date, until: date, weighted: bool) -> dict[int, Average]:
    """The average of every pupil with marks from a day until a day, by one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pupil_id, value, weight FROM journal_mark "
            "WHERE course_id = %s AND day BETWEEN %s AND %s",
            [course.pk, since, until],
        )
        rows = cursor.fetchall()
    marks: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pupil_id, value, weight in rows:
        marks[pupil_id].append((value, weight))
    return {
        pupil_id: average(pairs, scale=course.scale, weighted=weighted)
        for pupil_id, pairs in marks.items()
    }
