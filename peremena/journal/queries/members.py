"""Who is on the list of a course in a term."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils.translation import gettext as _

from peremena.kit.russian import day_month, name_order
from peremena.people.models import Sex
from peremena.studies.models import Course


@dataclass(frozen=True, slots=True)
class Member:
    """A pupil with the periods of his membership (an empty end: still there)."""

    id: int
    name: str
    sex: str
    periods: tuple[tuple[date, date | None], ...]

    def is_on_list(self, day: date) -> bool:
        """Is the pupil in the group on that day?"""
        return any(since <= day and (not until or day <= until) for since, until in self.periods)

    def is_on_list_throughout(self, since: date, until: date) -> bool:
        """Is the pupil in the group on every day between two days?"""
        return any(first <= since and (not last or last >= until) for first, last in self.periods)

    def left(self, today: date) -> bool:
        """Is the pupil no longer in the group?"""
        until = self.periods[-1][1]
        return until is not None and until < today

    def note(self, since: date, until: date) -> str:
        """When the pupil joined or left within these days: «с 15 сентября», «выбыла 3 октября»."""
        joined, left = self.periods[0][0], self.periods[-1][1]
        words = []
        if joined > since:
            words.append(_("с %s") % day_month(joined))
        if left and left < until:
            word = _("выбыла %s") if self.sex == Sex.FEMALE else _("выбыл %s")
            words.append(word % day_month(left))
        return ", ".join(words)


def members(course: Course, *, since: date, until: date) -> list[Member]:
    """Everybody who was in the course's group between two days, in the order of the list."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT p.id, p.family_name, p.given_name, p.patronymic, p.sex, e.since, e.until
            FROM classes_enrolment e JOIN people_pupil p ON p.id = e.pupil_id
            WHERE e.group_id = %s AND e.since <= %s AND (e.until IS NULL OR e.until >= %s)
            ORDER BY p.id, e.since
            """,
            [course.group_id, until, since],
        )
        rows = cursor.fetchall()
    periods: dict[int, list[tuple[date, date | None]]] = {}
    for r in rows:
        periods.setdefault(r[0], []).append((r[5], r[6]))
    people = {r[0]: r for r in rows}.values()
    return [
        Member(r[0], f"{r[1]} {r[2]}", r[4], tuple(periods[r[0]]))
        for r in sorted(people, key=lambda r: name_order(" ".join(r[1:4])))
    ]
