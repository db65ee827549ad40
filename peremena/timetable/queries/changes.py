"""What of the timetable was changed, lesson by lesson: the words that every page marks it with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.utils.translation import gettext as _

from peremena.kit.russian import day_with_weekday
from peremena.people.rules.names import FullName
from peremena.timetable.models import Lesson, Move, Substitution, SubstitutionKind


@dataclass(frozen=True, slots=True)
class Change:
    """How a lesson differs from the timetable. Empty texts: this has not changed.

    `kind`: in words, how it is covered; `was_teacher`: whom somebody replaces; `was_place`: from
    which day and number it was moved; `was_room`: its usual room when that is another.
    """

    kind: str = ""
    was_teacher: str = ""
    was_place: str = ""
    was_room: str = ""

    @property
    def words(self) -> str:
        """замена, перенесён: был чт, 15 октября, 2-й урок"""
        parts = (
            self.kind,
            _("перенесён: был %s") % self.was_place if self.was_place else "",
            _("вместо кабинета %s") % self.was_room if self.was_room else "",
        )
        return ", ".join(p for p in parts if p)


UNCHANGED = Change()


def kind_words(kind: str) -> str:
    """How a lesson is covered, in the one or two words that stand beside it."""
    return {
        SubstitutionKind.SUBSTITUTE: _("замена"),
        SubstitutionKind.JOINED: _("группы объединены"),
        SubstitutionKind.SELF_STUDY: _("самостоятельная работа"),
    }.get(SubstitutionKind(kind), "")


def place_words(day: date, number: int) -> str:
    """чт, 15 октября, 2-й урок."""
    return _("%(day)s, %(number)d-й урок") % {"day": day_with_weekday(day), "number": number}


_FIELDS = (
    "pk",
    "day",
    "number",
    "room__name",
    "covered__kind",
    "covered__was_teacher__family_name",
    "covered__was_teacher__given_name",
    "covered__was_teacher__patronymic",
    "moved__was_day",
    "moved__was_number",
    "moved__was_room__name",
)


def changes_of(lessons: Collection[int]) -> dict[int, Change]:
    """The changes that stand for some lessons, by lesson; one statement, none without lessons."""
    if not lessons:
        return {}
    rows = (
        Lesson.objects.filter(pk__in=lessons)
        .annotate(
            covered=FilteredRelation(
                "substitutions", condition=Q(substitutions__undone_at__isnull=True)
            ),
            moved=FilteredRelation("moves", condition=Q(moves__undone_at__isnull=True)),
        )
        .filter(Q(covered__isnull=False) | Q(moved__isnull=False))
        .values_list(*_FIELDS)
    )
    return {row[0]: _change(*row[1:]) for row in rows}


def _change(
    day: date,
    number: int,
    room: str | None,
    kind: str | None,
    last: str | None,
    first: str,
    middle: str,
    was_day: date | None,
    was_number: int,
    was_room: str | None,
) -> Change:
    replaced = kind and kind != SubstitutionKind.CANCELLED
    elsewhere = was_day is not None and (was_day, was_number) != (day, number)
    return Change(
        kind=kind_words(kind) if kind else "",
        was_teacher=FullName(last, first, middle).short if last and replaced else "",
        was_place=place_words(was_day, was_number) if was_day and elsewhere else "",
        was_room=was_room or "" if was_day and was_room != room else "",
    )


@dataclass(frozen=True, slots=True)
class Gone:
    """A lesson that is no longer where the timetable has it; `now`: where it went, or who gives it.

    `group`: with its class, `part`: the subgroup or stream.
    """

    day: date
    number: int
    starts: time | None
    ends: time | None
    subject: str
    group: str
    part: str
    teacher: str
    now: str


def moved_away(lessons: QuerySet[Lesson], *, since: date, until: date) -> list[Gone]:
    """The lessons among some that were moved away from an hour of these days; one statement."""
    rows = (
        Move.objects.filter(undone_at=None, was_day__range=(since, until), lesson__in=lessons)
        .exclude(was_day=F("lesson__day"), was_number=F("lesson__number"))
        .select_related(
            "lesson__course__subject", "lesson__course__group__school_class", "lesson__teacher"
        )
        .order_by("was_day", "was_number", "pk")
    )
    return [
        _gone(
            m.lesson,
            m.was_day,
            m.was_number,
            (m.was_starts, m.was_ends),
            teacher=m.lesson.teacher.short_name if m.lesson.teacher else "",
            now=_("перенесён: %s") % place_words(m.lesson.day, m.lesson.number),
        )
        for m in rows
    ]


def given_away(employee_id: int, *, since: date, until: date) -> list[Gone]:
    """The lessons of a teacher that a colleague gives on these days; one statement."""
    rows = (
        Substitution.objects.filter(
            undone_at=None,
            was_teacher=employee_id,
            teacher__isnull=False,
            lesson__day__range=(since, until),
        )
        .select_related("lesson__course__subject", "lesson__course__group__school_class", "teacher")
        .order_by("lesson__day", "lesson__number", "pk")
    )
    return [
        _gone(
            s.lesson,
            s.lesson.day,
            s.lesson.number,
            (s.lesson.starts, s.lesson.ends),
            teacher="",
            now=_("ведёт %s") % s.teacher.short_name if s.teacher else "",
        )
        for s in rows
    ]


def _gone(
    lesson: Lesson,
    day: date,
    number: int,
    bells: tuple[time | None, time | None],
    *,
    teacher: str,
    now: str,
) -> Gone:
    return Gone(
        day=day,
        number=number,
        starts=bells[0],
        ends=bells[1],
        subject=lesson.course.subject.name,
        group=lesson.course.group.title,
        part=lesson.course.group.name,
        teacher=teacher,
        now=now,
    )
