"""The state of each step of the checklist, in words with numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peremena.accounts.models import AccessSlip
from peremena.classes.models import Enrolment, SchoolClass
from peremena.kit.russian import full_date, plural
from peremena.kit.validity import on_day
from peremena.people.models import Employee, Guardian, Pupil
from peremena.schools.models import BellUse, Holiday, Room, School, Term, TermKind, Year
from peremena.studies.models import Course, Load, RuleSet, Subject, WorkType
from peremena.timetable.models import Lesson, Timetable

CARD = {
    "address": gettext_lazy("адрес"),
    "phone": gettext_lazy("телефон"),
    "email": gettext_lazy("эл. почта"),
    "head_name": gettext_lazy("директор"),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Of what the state is asked; `year`: the one that is set up, if it is open."""

    school: School
    year: Year | None
    today: date


@dataclass(frozen=True, slots=True)
class State:
    """Is the step done, and what there is or what is missing."""

    text: str
    done: bool


def card(scope: Scope) -> State:
    """Are the contacts of the school written down?"""
    if missing := [str(name) for field, name in CARD.items() if not getattr(scope.school, field)]:
        return State(_("Не заполнено: %s") % ", ".join(missing), False)
    return State(scope.school.address, True)


def year(scope: Scope) -> State:
    """Is the running or the coming year open?"""
    if not scope.year:
        return State(_("Год не открыт"), False)
    first, last = full_date(scope.year.since), full_date(scope.year.until)
    return State(f"{first} – {last}", True)


def terms(scope: Scope) -> State:
    """Has every class the terms that it goes by?"""
    found = Term.objects.filter(year=scope.year).values_list("kind", flat=True).order_by("kind")
    kinds = list(dict.fromkeys(found))
    classes = SchoolClass.objects.filter(year=scope.year).exclude(term_kind__in=kinds)
    without = [c.name for c in classes]
    if without:
        return State(_("Нет периодов для классов: %s") % _some(without), False)
    names = [str(TermKind(kind).label) for kind in kinds]
    return State(", ".join(names) or _("Периодов нет"), bool(names))


def holidays(scope: Scope) -> State:
    """Are there days of rest?"""
    count = Holiday.objects.filter(year=scope.year).count()
    if not count:
        return State(_("Каникулы не заданы"), False)
    return State(plural(count, _("запись"), _("записи"), _("записей")), True)


def bells(scope: Scope) -> State:
    """Do the shifts of all classes have bells?"""
    usual = BellUse.objects.filter(school=scope.school, weekday=None, day=None)
    found = set(usual.values_list("shift", flat=True))
    used = SchoolClass.objects.filter(year=scope.year).values_list("shift", flat=True)
    if missing := sorted(({1} | set(used)) - found):
        return State(_("Нет звонков для смены %s") % ", ".join(map(str, missing)), False)
    return State(_("Смены: %s") % ", ".join(map(str, sorted(found))), True)


def rooms(scope: Scope) -> State:
    """Is there a room?"""
    count = Room.objects.filter(school=scope.school, archived_on=None).count()
    return _counted(count, _("кабинет"), _("кабинета"), _("кабинетов"))


def subjects(scope: Scope) -> State:
    """Is there a subject?"""
    count = Subject.objects.filter(school=scope.school, archived_on=None).count()
    return _counted(count, _("предмет"), _("предмета"), _("предметов"))


def work_types(scope: Scope) -> State:
    """Is there a kind of work?"""
    count = WorkType.objects.filter(school=scope.school, archived_on=None).count()
    return _counted(count, _("вид"), _("вида"), _("видов"))


def rules(scope: Scope) -> State:
    """Is a rule set in force, at the latest when the year begins?"""
    day = max(scope.today, scope.year.since) if scope.year else scope.today
    found = RuleSet.objects.filter(school=scope.school, since__lte=day).last()
    if not found:
        return State(_("Правила не заданы"), False)
    return State(_("Действуют с %s") % full_date(found.since), True)


def classes(scope: Scope) -> State:
    """Are there classes?"""
    count = SchoolClass.objects.filter(year=scope.year).count()
    return _counted(count, _("класс"), _("класса"), _("классов"))


def employees(scope: Scope) -> State:
    """Are there employees?"""
    count = Employee.objects.filter(school=scope.school).count()
    return _counted(count, _("сотрудник"), _("сотрудника"), _("сотрудников"))


def pupils(scope: Scope) -> State:
    """Are there pupils, and is each in a class?"""
    of_school = Pupil.objects.filter(school=scope.school)
    count = of_school.count()
    day = max(scope.today, scope.year.since) if scope.year else scope.today
    enrolled = Enrolment.objects.filter(on_day(day), pupil=OuterRef("pk"))
    without = of_school.exclude(Exists(enrolled)).count()
    if without and count:
        everybody = plural(count, _("ученик"), _("ученика"), _("учеников"))
        return State(_("%(all)s, без класса — %(n)d") % {"all": everybody, "n": without}, False)
    return _counted(count, _("ученик"), _("ученика"), _("учеников"))


def loads(scope: Scope) -> State:
    """Has every course a teacher?"""
    of_year = Course.objects.filter(year=scope.year)
    count = of_year.count()
    without = of_year.exclude(Exists(Load.objects.filter(course=OuterRef("pk"), until=None)))
    if missing := without.count():
        words = plural(missing, _("курс"), _("курса"), _("курсов"))
        return State(_("Без учителя — %s") % words, False)
    return _counted(count, _("курс с учителем"), _("курса с учителем"), _("курсов с учителем"))


def timetable(scope: Scope) -> State:
    """Is there a version of the timetable?"""
    last = Timetable.objects.filter(year=scope.year).aggregate(last=Max("since"))["last"]
    if not last:
        return State(_("Расписания нет"), False)
    return State(_("Действует с %s") % full_date(last), True)


def lessons(scope: Scope) -> State:
    """Are lessons published?"""
    if scope.year:
        span = (scope.year.since, scope.year.until)
        last = Lesson.objects.filter(school=scope.school, day__range=span).aggregate(m=Max("day"))
        if last["m"]:
            return State(_("Составлены по %s") % full_date(last["m"]), True)
    return State(_("Уроки не составлены"), False)


def access(scope: Scope) -> State:
    """Who can neither sign in nor has a slip to begin with: employees, pupils, guardians."""
    wards = on_day(scope.today, "guardianships__")
    here = Guardian.objects.filter(wards, guardianships__pupil__school=scope.school).distinct()
    found = (
        (_("сотрудников"), _without_access(Employee.objects.filter(school=scope.school))),
        (_("учеников"), _without_access(Pupil.objects.filter(school=scope.school))),
        (_("родителей"), _without_access(here)),
    )
    missing = [f"{name} — {count}" for name, count in found if count]
    if missing:
        return State(_("Ни пароля, ни листка: %s") % ", ".join(missing), False)
    everybody = Employee.objects.filter(school=scope.school).exists()
    return State(_("Есть у всех") if everybody else _("Сначала внесите людей"), everybody)


def _without_access(people: QuerySet[Any]) -> int:
    slips = AccessSlip.objects.filter(user=OuterRef("user"), used_at=None, revoked_at=None)
    no_password = Q(user=None) | Q(user__password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return people.filter(no_password, ~Exists(slips)).count()


def _counted(count: int, one: str, few: str, many: str) -> State:
    return State(plural(count, one, few, many) if count else _("Пока нет"), bool(count))


def _some(names: list[str], most: int = 5) -> str:
    """The first names and how many more there are."""
    rest = len(names) - most
    shown = ", ".join(names[:most])
    return _("%(shown)s и ещё %(rest)d") % {"shown": shown, "rest": rest} if rest > 0 else shown
