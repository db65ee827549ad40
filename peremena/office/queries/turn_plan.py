"""What the turn of the year would do: each class, each pupil, and what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _

from peremena.classes.models import ClassTeacher, Enrolment, GroupKind, SchoolClass
from peremena.journal.models import TermLock
from peremena.kit.russian import full_date, name_order, plural
from peremena.office.rules.turning import (
    Choices,
    Fate,
    teacher_usually_stays,
    twins,
    usual_fate,
)
from peremena.people.models import Pupil
from peremena.schools.models import Term, Year
from peremena.schools.rules.proposal import school_year

NAMED = 20  # names in one problem


@dataclass(frozen=True, slots=True)
class Problem:
    """`severity`: an error forbids the turn, a warning does not."""

    severity: str
    text: str


@dataclass(frozen=True, slots=True)
class PupilGoing:
    """A pupil of a class and what becomes of him."""

    id: int
    name: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class ClassGoing:
    """A class of the year that ends. `target` is the name of its next class, empty without one."""

    id: int
    grade: int
    name: str
    letter: str
    target: str
    pupils: tuple[PupilGoing, ...]
    teacher_id: int | None
    teacher: str
    teacher_stays: bool

    def with_fate(self, fate: str) -> list[PupilGoing]:
        """The pupils who go on, repeat or leave."""
        return [p for p in self.pupils if p.fate == fate]


@dataclass(frozen=True, slots=True)
class NewClassPlan:
    """A class of the year to come; `olds` are the classes that it continues."""

    grade: int
    letter: str
    olds: tuple[int, ...]
    pupils: tuple[int, ...]
    teacher_id: int | None

    @property
    def name(self) -> str:
        """8Б."""
        return f"{self.grade}{self.letter}"


@dataclass(frozen=True, slots=True)
class TurnPlan:
    """The whole turn, ready to be shown and to be applied."""

    year: Year
    next_year: Year | None
    choices: Choices
    classes: tuple[ClassGoing, ...]
    new: tuple[NewClassPlan, ...]
    problems: tuple[Problem, ...] = field(default=())

    @property
    def errors(self) -> list[Problem]:
        """What forbids the turn."""
        return [p for p in self.problems if p.severity == "error"]

    def count(self, fate: str) -> int:
        """How many pupils have a fate."""
        return sum(len(c.with_fate(fate)) for c in self.classes)


def usual_choices(year: Year) -> Choices:
    """What schools usually decide: letters stay, class teachers go on, everything is copied."""
    proposal = school_year(year.since.year + 1)
    classes = list(SchoolClass.objects.filter(year=year).order_by("grade", "letter"))
    highest = year.school.highest_grade
    return Choices(
        since=proposal.first,
        until=proposal.last,
        teachers=tuple(c.pk for c in classes if teacher_usually_stays(c.grade, highest=highest)),
        first=tuple(c.letter for c in classes if c.grade == 1 == year.school.lowest_grade),
    )


def turn_plan(year: Year, choices: Choices, *, today: date) -> TurnPlan:
    """What the turn would do; eight statements."""
    classes = _classes(year, choices)
    next_year = Year.objects.filter(school=year.school_id, since__gt=year.since).order_by("since")
    following = next_year.first()
    new = _new_classes(classes, choices)
    bare = TurnPlan(year, following, choices, classes, new)
    problems = [
        *(Problem("error", text) for text in _errors(bare, today)),
        *(Problem("warning", text) for text in _warnings(bare)),
    ]
    return TurnPlan(year, following, choices, classes, new, tuple(problems))


def _classes(year: Year, choices: Choices) -> tuple[ClassGoing, ...]:
    highest = year.school.highest_grade
    pupils: dict[int, list[PupilGoing]] = {}
    rows = Enrolment.objects.filter(
        until=None, group__year=year, group__kind=GroupKind.WHOLE
    ).values_list(
        "group__school_class_id",
        "group__school_class__grade",
        "pupil_id",
        "pupil__family_name",
        "pupil__given_name",
    )
    for class_id, grade, pk, family, given in rows:
        fate = choices.fates.get(pk, usual_fate(grade, highest=highest))
        pupils.setdefault(class_id, []).append(PupilGoing(pk, f"{family} {given}", fate))
    leaders = ClassTeacher.objects.filter(until=None).select_related("employee")
    found = SchoolClass.objects.filter(year=year).prefetch_related(
        Prefetch("class_teachers", leaders)
    )
    return tuple(
        _going(c, sorted(pupils.get(c.pk, []), key=lambda p: name_order(p.name)), choices, highest)
        for c in found.order_by("grade", "letter")
    )


def _going(
    school_class: SchoolClass, pupils: Sequence[PupilGoing], choices: Choices, highest: int
) -> ClassGoing:
    grade, pk = school_class.grade, school_class.pk
    letter = choices.letters.get(pk, school_class.letter)
    leader = next(iter(school_class.class_teachers.all()), None)
    goes_on = usual_fate(grade, highest=highest) == Fate.ON or any(
        p.fate == Fate.ON for p in pupils
    )
    return ClassGoing(
        id=pk,
        grade=grade,
        name=school_class.name,
        letter=letter,
        target=f"{grade + 1}{letter}" if grade and goes_on else "",
        pupils=tuple(pupils),
        teacher_id=leader.employee_id if leader else None,
        teacher=leader.employee.short_name if leader else "",
        teacher_stays=pk in choices.teachers,
    )


def _new_classes(classes: Sequence[ClassGoing], choices: Choices) -> tuple[NewClassPlan, ...]:
    """The classes to be opened, with their pupils: who goes on, and who repeats the grade."""
    made: dict[tuple[int, str], list[ClassGoing]] = {(1, x): [] for x in choices.first}
    for old in classes:
        if old.target:
            made.setdefault((old.grade + 1, old.letter), []).append(old)
    pupils = {
        key: [p.id for old in olds for p in old.with_fate(Fate.ON)] for key, olds in made.items()
    }
    for old in classes:
        if (home := _home_of_repeaters(old, sorted(made))) is not None:
            pupils[home] += [p.id for p in old.with_fate(Fate.REPEAT)]
    return tuple(
        NewClassPlan(
            grade=grade,
            letter=letter,
            olds=tuple(old.id for old in olds),
            pupils=tuple(pupils[grade, letter]),
            teacher_id=next((old.teacher_id for old in olds if old.teacher_stays), None),
        )
        for (grade, letter), olds in sorted(made.items())
    )


def _home_of_repeaters(old: ClassGoing, keys: Sequence[tuple[int, str]]) -> tuple[int, str] | None:
    """The next year's class of the same grade: of the same letter, else the first one."""
    same = [key for key in keys if key[0] == old.grade]
    own = old.name.removeprefix(str(old.grade))
    return next((key for key in same if key[1] == own), same[0] if same else None)


def open_terms(year: Year) -> QuerySet[Term]:
    """The terms of a year that are not closed."""
    closed = TermLock.objects.filter(lifted_at=None).values("term_id")
    return Term.objects.filter(year=year).exclude(pk__in=closed)


def _errors(plan: TurnPlan, today: date) -> list[str]:
    year, choices = plan.year, plan.choices
    found = []
    if year.closed_at:
        found.append(_("Учебный год %s уже закрыт: перевод выполнен.") % year)
    if not plan.classes:
        found.append(_("В учебном году %s нет ни одного класса: переводить некого.") % year)
    if today <= year.until:
        found.append(
            _(
                "Учебный год ещё идёт, до %s. Перевести можно со следующего дня; подготовьте всё заранее."
            )
            % full_date(year.until)
        )
    if choices.since <= year.until or choices.until <= choices.since:
        found.append(
            _("Новый год должен начаться после %s и кончиться позже, чем начался. Исправьте даты.")
            % full_date(year.until)
        )
    if plan.next_year and plan.next_year.classes.exists():
        found.append(
            _(
                "Учебный год %s уже открыт, и в нём есть классы. Перевод возможен только в пустой год."
            )
            % plan.next_year
        )
    names = [c.target for c in plan.classes if c.target and c.grade != 9]
    found += [
        _("Класс %s получается из двух классов. Дайте одному из них другую букву.") % name
        for name in twins(names)
    ]
    found += [
        _("Буква нового первого класса «%s» указана дважды.") % letter
        for letter in twins(choices.first)
    ]
    grades = {n.grade for n in plan.new}
    for old in plan.classes:
        if old.grade not in grades and (names := [p.name for p in old.with_fate(Fate.REPEAT)]):
            found.append(
                _(
                    "%(names)s: остаётся на второй год, но %(grade)d-го класса в новом году не будет."
                )
                % {"names": ", ".join(names[:NAMED]), "grade": old.grade}
            )
    return found


def _warnings(plan: TurnPlan) -> list[str]:
    year = plan.year
    found = []
    lost = Pupil.objects.filter(
        ~Exists(Enrolment.objects.filter(pupil=OuterRef("pk"))), school=year.school_id
    )
    names = [f"{p.family_name} {p.given_name}" for p in lost.order_by("family_name", "pk")]
    if names:
        more = _(" и ещё %d") % len(names[NAMED:]) if names[NAMED:] else ""
        found.append(
            _("Не числятся ни в одном классе, переведены не будут: %s.")
            % (", ".join(names[:NAMED]) + more)
        )
    if count := open_terms(year).count():
        found.append(
            _("Ещё не закрыты %s: перевод закроет их, отметки в них больше не изменить.")
            % plural(count, _("учебный период"), _("учебных периода"), _("учебных периодов"))
        )
    if nameless := [c.name for c in plan.classes if not c.grade]:
        found.append(_("Без номера параллели, переведены не будут: %s.") % ", ".join(nameless))
    if headless := [n.name for n in plan.new if n.teacher_id is None]:
        found.append(_("Без классного руководителя останутся: %s.") % ", ".join(headless))
    grades = {c.grade for c in plan.classes}
    if unlike := [n.name for n in plan.new if n.grade not in grades]:
        found.append(
            _("Предметы для %s взять неоткуда: сейчас такой параллели нет. Внесите их сами.")
            % ", ".join(unlike)
        )
    if year.groups.filter(kind=GroupKind.STREAM).exists():
        found.append(_("Потоки не переносятся: соберите их в новом году заново."))
    return found
