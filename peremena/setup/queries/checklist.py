"""The checklist: what a school needs before its registers work, and how far it has come.

A step is one line of `STEPS`: its words, its page and the question that tells its state.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from peremena.kit.doors import door_of
from peremena.schools.models import Role, School
from peremena.setup.queries import steps
from peremena.setup.queries.steps import Scope, State
from peremena.setup.queries.years import year_in_work


@dataclass(frozen=True, slots=True)
class Step:
    """`view`: the named address where the step is done; `part`: its argument, if it has one;
    `begun_at`: where a school that has nothing yet begins faster.
    """

    title: str | Promise
    view: str
    ask: Callable[[Scope], State]
    part: str = ""
    begun_at: str = ""


IMPORTS = "exchange:imports"
STEPS = (
    Step(_("Карточка школы"), "setup:card", steps.card),
    Step(_("Учебный год"), "setup:this_year", steps.year),
    Step(_("Учебные периоды"), "setup:this_year", steps.terms),
    Step(_("Каникулы и праздники"), "setup:this_year", steps.holidays),
    Step(_("Звонки"), "setup:bells", steps.bells),
    Step(_("Кабинеты"), "setup:entries", steps.rooms, "rooms"),
    Step(_("Предметы"), "setup:entries", steps.subjects, "subjects"),
    Step(_("Виды работ"), "setup:entries", steps.work_types, "work-types"),
    Step(_("Правила оценивания"), "setup:rules", steps.rules),
    Step(_("Классы"), "classes:classes", steps.classes),
    Step(_("Сотрудники"), "roll:employees", steps.employees, begun_at=IMPORTS),
    Step(_("Ученики"), "roll:pupils", steps.pupils, begun_at=IMPORTS),
    Step(_("Нагрузка"), "timetable:load", steps.loads, begun_at=IMPORTS),
    Step(_("Расписание"), "timetable:versions", steps.timetable, begun_at=IMPORTS),
    Step(_("Уроки"), "timetable:timetable", steps.lessons),
    Step(_("Доступ"), "entrance:coverage", steps.access),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A step as the page shows it; `url` is empty where the reader has no page for it."""

    title: str
    url: str
    text: str
    done: bool
    is_next: bool


@dataclass(frozen=True, slots=True)
class Checklist:
    """All steps in order."""

    lines: tuple[Line, ...]

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(line.done for line in self.lines)

    @property
    def next(self) -> Line | None:
        """The first step that is not done."""
        return next((line for line in self.lines if line.is_next), None)


def checklist(school: School, *, role: Role, today: date) -> Checklist:
    """The steps with their states for a reader in a role; a fixed number of statements."""
    scope = Scope(school, year_in_work(school, today=today), today)
    states = [step.ask(scope) for step in STEPS]
    first = next((n for n, state in enumerate(states) if not state.done), None)
    return Checklist(
        tuple(
            Line(str(step.title), _url(step, state, role), state.text, state.done, n == first)
            for n, (step, state) in enumerate(zip(STEPS, states, strict=True))
        )
    )


def _url(step: Step, state: State, role: Role) -> str:
    """The address of a page, if its door is open to the role."""
    view = step.view if state.done else step.begun_at or step.view
    url = reverse(view, args=[step.part] if step.part else None)
    door = door_of(resolve(url).func)
    return url if door and (not door.roles or role in door.roles) else ""
