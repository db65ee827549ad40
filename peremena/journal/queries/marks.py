"""What stands in the cells of a course's term."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from peremena.journal.rules.scales import SCALES
from peremena.studies.models import Course


@dataclass(slots=True)
class Written:
    """The texts of the cells by pupil and lesson, and the marks of each pupil as (value, weight).

    `bands`: the tint of a cell, first and last figure of its marks; `noted`: cells with a comment.
    """

    texts: dict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    bands: dict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    noted: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    marks: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))


def written(course: Course, *, since: date, until: date) -> Written:
    """Everything in the cells from a day until a day, by one statement."""
    scope = "WHERE {0}.course_id = %s AND {0}.day BETWEEN %s AND %s"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT a.lesson_id, a.pupil_id, 0, a.minutes, 0, a.kind, 0
            FROM journal_absence a {scope.format("a")}
            UNION ALL
            SELECT c.lesson_id, m.pupil_id, m.nth, m.value, m.weight, '',
                   CASE WHEN m.commented THEN 1 ELSE 0 END
            FROM journal_mark m JOIN journal_column c ON c.id = m.column_id {scope.format("m")}
            ORDER BY 3
            """,
            [course.pk, since, until] * 2,
        )
        rows = cursor.fetchall()
    return _arrange(rows, scale=course.scale)


def _arrange(rows: list[tuple[int, int, int, int, int, str, int]], *, scale: str) -> Written:
    found = Written()
    written_as = SCALES[scale].texts
    tinted = scale == "five"
    for lesson_id, pupil_id, nth, value, weight, kind, commented in rows:
        texts = found.texts[pupil_id]
        if kind:
            texts[lesson_id] = f"{kind}{value or ''}"
            continue
        found.marks[pupil_id].append((value, weight))
        before = texts.get(lesson_id, "")
        texts[lesson_id] = before + ("/" if nth > 1 else " " if before else "") + written_as[value]
        if tinted and value > 0:
            bands = found.bands[pupil_id]
            bands[lesson_id] = bands.get(lesson_id, "")[:1] + str(value)
        if commented:
            found.noted[pupil_id].add(lesson_id)
    return found
