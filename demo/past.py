"""What happened at a lesson: marks, absences, homework, comments.

The answer depends on the seed, the day and the course alone. So a school that is filled day by
day becomes the same as one that is filled at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

from demo.health import ABSENT, EXCUSED, attendance, days_away, diligence
from demo.programme import CONTROL_WORKS, PlannedLesson, programme, pupils_of
from demo.school import DemoSchool
from demo.seeds import stream
from demo.texts import comments, subjects
from peremena.schools.rules.proposal import SchoolYear

LIGHT_SUBJECTS = {"Музыка", "Изобразительное искусство", "Физическая культура", "Труд (технология)"}
TWO_MARKS = {"Диктант", "Сочинение", "Изложение"}
COMMENT_RATE = 0.05


@dataclass(frozen=True, slots=True)
class PastLesson:
    """A lesson as it stands in the register.

    `cells` and `comments` are by the pupil's login; a cell is written as a teacher types it.
    """

    plan: PlannedLesson
    homework: str
    cells: Mapping[str, str]
    comments: Mapping[str, str]


class Past:
    """The past of one school in one school year."""

    def __init__(self, school: DemoSchool, year: SchoolYear) -> None:
        self.plans = programme(school, year)
        self.pupils = {c: pupils_of(school, c) for c in {p.course for p in self.plans.values()}}
        self.away = {
            p.person.login: days_away(p.person.login, p.class_name, year)
            for p in school.roster.pupils
        }

    def lesson(self, plan: PlannedLesson) -> PastLesson:
        """The lesson as the teacher has filled it in by the end of the day."""
        chance = stream("lesson", *plan.course, plan.day, plan.number)
        homework = _homework(chance, plan)
        cells = self._attendance(chance, plan)
        marks = self._marks(chance, plan, cells)
        cells |= {
            login: f"{cells.get(login, '')} {'/'.join(map(str, values))}".strip()
            for login, values in marks.items()
        }
        return PastLesson(plan, homework, cells, _comments(chance, marks))

    def _attendance(self, chance: Random, plan: PlannedLesson) -> dict[str, str]:
        codes = {
            login: self.away[login].get(plan.day) or attendance(chance, login, plan.number)
            for login in self.pupils[plan.course]
        }
        return {login: code for login, code in codes.items() if code}

    def _marks(
        self, chance: Random, plan: PlannedLesson, cells: Mapping[str, str]
    ) -> dict[str, tuple[int, ...]]:
        ring = _ring(plan.course, tuple(self.pupils[plan.course]))
        asked = [ring[(plan.turn + n) % len(ring)] for n in range(min(plan.asked, len(ring)))]
        here = [login for login in asked if cells.get(login) not in (ABSENT, EXCUSED)]
        return {login: _values(chance, login, plan) for login in here}


@cache
def _ring(course: object, pupils: tuple[str, ...]) -> list[str]:
    """The order in which a teacher asks round the class."""
    return stream("turns", course).sample(pupils, len(pupils))


@cache
def ability(login: str, subject: str) -> float:
    """The mark that a pupil earns on average in a subject."""
    general = stream("ability", login).gauss(3.9, 0.5) + 0.8 * (diligence(login) - 0.7)
    lighter = 0.6 if subject in LIGHT_SUBJECTS else 0
    return general + stream("ability", login, subject).gauss(0, 0.3) + lighter


def _values(chance: Random, login: str, plan: PlannedLesson) -> tuple[int, ...]:
    """Dictations and compositions bring two marks, everything else one."""
    harder = 0.15 if plan.work in CONTROL_WORKS else 0
    middle = ability(login, plan.course.subject) - harder
    return tuple(
        min(5, max(2, round(chance.gauss(middle, 0.6))))
        for _ in range(1 + (plan.work in TWO_MARKS))
    )


def _homework(chance: Random, plan: PlannedLesson) -> str:
    """Mostly something is set; first-graders have no homework."""
    texts = subjects()[plan.course.subject]
    if plan.course.grade == 1 or not texts.homework or chance.random() > texts.homework_rate:
        return ""
    paragraph, number = plan.topic_number + 1, chance.randint(1, 12)
    exercise = 14 * plan.topic_number + number
    return chance.choice(texts.homework).format(
        par=paragraph,
        par2=paragraph + 2,
        ex=exercise,
        ex2=exercise + chance.randint(2, 9),
        page=5 + 4 * plan.topic_number + chance.randint(0, 3),
        n=number,
        n2=number + 3,
    )


def _comments(chance: Random, marks: Mapping[str, tuple[int, ...]]) -> dict[str, str]:
    return {
        login: chance.choice(comments()[values[-1]])
        for login, values in marks.items()
        if chance.random() < COMMENT_RATE
    }
