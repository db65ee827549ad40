"""Who teaches which class: the basic curriculum shared among the teachers."""

from collections import Counter
from dataclasses import dataclass

from demo.people import Employee, Pupil, Roster, grade_of
from demo.schools import Chair, Profile
from peremena.studies.rules.basic_curriculum import CRAFTS, ENGLISH, HOURS, INFORMATICS, TALKS

HALVES = ("1 группа", "2 группа")
BOYS_AND_GIRLS = ("мальчики", "девочки")


@dataclass(frozen=True, slots=True)
class Load:
    """A teacher's subject in a class, or in one subgroup of it."""

    class_name: str
    group: str
    subject: str
    teacher: Employee
    hours: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The loads of a school, the class teachers, and who is in which subgroup."""

    loads: tuple[Load, ...]
    class_teachers: dict[str, Employee]
    groups: dict[tuple[str, str], tuple[Pupil, ...]]


def hours(subject: str, grade: int) -> int:
    return HOURS[subject][grade - 1]


def subjects_of(grade: int) -> list[str]:
    return [subject for subject in HOURS if hours(subject, grade)]


def plan(profile: Profile, roster: Roster) -> Plan:
    """Share the curriculum of all classes among the teachers, evenly within each chair."""
    loads = [
        load
        for index, chair in enumerate(profile.chairs)
        for load in _chair_loads(profile, chair, [e for e in roster.employees if e.chair == index])
    ]
    class_teachers = _class_teachers(profile, loads)
    talks = [Load(name, "", TALKS, teacher, 1) for name, teacher in class_teachers.items()]
    all_loads = (*talks, *loads)
    return Plan(all_loads, class_teachers, _groups(roster, all_loads))


def _chair_loads(profile: Profile, chair: Chair, teachers: list[Employee]) -> list[Load]:
    """The class with most hours chooses first and takes the teachers with least hours so far."""
    taken: Counter[str] = Counter({t.person.login: 0 for t in teachers})
    loads = []
    for class_name in sorted(profile.classes, key=lambda name: -_chair_hours(profile, chair, name)):
        free = sorted(teachers, key=lambda t: taken[t.person.login])
        for subject in _taught(profile, chair, class_name):
            groups = _split(subject, class_name) if len(teachers) > 1 else ("",)
            for group, teacher in zip(groups, free, strict=False):
                load = Load(
                    class_name, group, subject, teacher, hours(subject, grade_of(class_name))
                )
                taken[teacher.person.login] += load.hours
                loads.append(load)
    return loads


def _chair_hours(profile: Profile, chair: Chair, class_name: str) -> int:
    grade = grade_of(class_name)
    return sum(hours(subject, grade) for subject in _taught(profile, chair, class_name))


def _taught(profile: Profile, chair: Chair, class_name: str) -> list[str]:
    """Subjects that this chair gives the class: the first chair that can take a subject has it."""
    grade = grade_of(class_name)
    return [
        subject
        for subject in chair.subjects
        if hours(subject, grade)
        and chair is next(c for c in profile.chairs if grade in c.grades and subject in c.subjects)
    ]


def _split(subject: str, class_name: str) -> tuple[str, ...]:
    """The subgroups of a class in a subject; a whole class is the one subgroup without a name."""
    if subject in {ENGLISH, INFORMATICS}:
        return HALVES
    return BOYS_AND_GIRLS if subject == CRAFTS and grade_of(class_name) >= 5 else ("",)


def _class_teachers(profile: Profile, loads: list[Load]) -> dict[str, Employee]:
    """Each class gets the teacher who sees it most and has no class yet."""
    chosen: dict[str, Employee] = {}
    for class_name in profile.classes:
        seen: Counter[Employee] = Counter()
        for load in loads:
            if load.class_name == class_name and not load.group:
                seen[load.teacher] += load.hours
        chosen[class_name] = next(t for t, _ in seen.most_common() if t not in chosen.values())
    return chosen


def _groups(roster: Roster, loads: tuple[Load, ...]) -> dict[tuple[str, str], tuple[Pupil, ...]]:
    names = {(load.class_name, load.group) for load in loads if load.group}
    return {
        (class_name, group): tuple(_members(roster.of(class_name), group))
        for class_name, group in sorted(names)
    }


def _members(pupils: list[Pupil], group: str) -> list[Pupil]:
    """Boys and girls apart for crafts; otherwise the alphabet is cut in the middle."""
    if group in BOYS_AND_GIRLS:
        return [p for p in pupils if p.person.female == (group == "девочки")]
    middle = (len(pupils) + 1) // 2
    return pupils[:middle] if group == HALVES[0] else pupils[middle:]
