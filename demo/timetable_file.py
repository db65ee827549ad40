"""The timetable of a demo school as an aSc Timetables XML export."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from demo.bells import BELLS
from demo.curriculum import Load, Plan
from demo.people import Employee, grade_of
from demo.schools import Profile
from demo.timetable import Slot
from peremena.studies.rules.basic_curriculum import SHORT

WHOLE_CLASS = "Весь класс"
DAYS = ("Понедельник", "Вторник", "Среда", "Четверг", "Пятница")
DIVISIONS = {"": "0", "1 группа": "1", "2 группа": "1", "мальчики": "2", "девочки": "2"}


def timetable_file(profile: Profile, plan: Plan, slots: list[Slot]) -> bytes:
    """Every load is a lesson of the file, every slot a card."""
    root = Element("timetable", ascttversion="2025.1.0", importtype="database")
    root.set("options", "idprefix:demo,daynumbering1")
    root.set("displayname", profile.short_name)
    _times(root)
    _table(root, "subjects", "subject", _subjects(plan))
    _table(root, "teachers", "teacher", map(_teacher, _teachers(plan)))
    _table(root, "classrooms", "classroom", map(_room, _teachers(plan)))
    _table(root, "classes", "class", (_class(name, plan) for name in profile.classes))
    _table(root, "groups", "group", _groups(profile, plan))
    _table(root, "lessons", "lesson", map(_lesson, plan.loads))
    _table(root, "cards", "card", map(_card, slots))
    indent(root)
    exported: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return exported


def _table(root: Element, name: str, row: str, rows: Iterable[dict[str, str]]) -> None:
    """A table of the export: it lists its columns, then its rows."""
    table = SubElement(root, name, options="canadd,export:silent")
    for values in rows:
        table.set("columns", ",".join(values))
        SubElement(table, row, values)


def _times(root: Element) -> None:
    _table(
        root,
        "periods",
        "period",
        (
            {
                "name": str(number),
                "short": str(number),
                "period": str(number),
                "starttime": f"{starts:%-H:%M}",
                "endtime": f"{ends:%-H:%M}",
            }
            for number, (starts, ends) in enumerate(BELLS, 1)
        ),
    )
    days = ({"id": f"D{n}", "days": _day(n), "name": name} for n, name in enumerate(DAYS))
    _table(root, "daysdefs", "daysdef", days)
    _table(root, "weeksdefs", "weeksdef", [{"id": "W", "weeks": "1", "name": "Все недели"}])
    _table(root, "termsdefs", "termsdef", [{"id": "T", "terms": "1", "name": "Весь год"}])


def _day(weekday: int) -> str:
    """One 1 among zeros, at the place of the day."""
    return "".join("1" if n == weekday else "0" for n in range(len(DAYS)))


def _subjects(plan: Plan) -> list[dict[str, str]]:
    names = dict.fromkeys(load.subject for load in plan.loads)
    return [{"id": f"S-{name}", "name": name, "short": SHORT.get(name, name)} for name in names]


def _teachers(plan: Plan) -> list[Employee]:
    return list(dict.fromkeys(load.teacher for load in plan.loads))


def _teacher(employee: Employee) -> dict[str, str]:
    person = employee.person
    return {
        "id": _teacher_id(employee),
        "firstname": f"{person.name} {person.patronymic}",
        "lastname": person.surname,
        "name": person.full_name,
        "short": f"{person.surname} {person.name[0]}. {person.patronymic[0]}.",
        "gender": "F" if person.female else "M",
    }


def _teacher_id(employee: Employee) -> str:
    return f"T-{employee.person.login}"


def _room(employee: Employee) -> dict[str, str]:
    return {"id": f"R-{employee.room}", "name": employee.room, "short": employee.room}


def _class(name: str, plan: Plan) -> dict[str, str]:
    teacher = plan.class_teachers[name]
    return {
        "id": f"C-{name}",
        "name": name,
        "short": name,
        "teacherid": _teacher_id(teacher),
        "classroomids": f"R-{teacher.room}",
        "grade": str(grade_of(name)),
    }


def _groups(profile: Profile, plan: Plan) -> list[dict[str, str]]:
    return [
        {
            "id": f"G-{class_name}-{group}",
            "classid": f"C-{class_name}",
            "name": group or WHOLE_CLASS,
            "entireclass": "0" if group else "1",
            "divisiontag": division,
        }
        for class_name in profile.classes
        for group, division in DIVISIONS.items()
        if not group or (class_name, group) in plan.groups
    ]


def _lesson_id(load: Load) -> str:
    return f"L-{load.class_name}-{load.group}-{load.subject}"


def _lesson(load: Load) -> dict[str, str]:
    return {
        "id": _lesson_id(load),
        "classids": f"C-{load.class_name}",
        "subjectid": f"S-{load.subject}",
        "periodspercard": "1",
        "periodsperweek": f"{load.hours}.0",
        "teacherids": _teacher_id(load.teacher),
        "classroomids": f"R-{load.teacher.room}",
        "groupids": f"G-{load.class_name}-{load.group}",
        "termsdefid": "T",
        "weeksdefid": "W",
    }


def _card(slot: Slot) -> dict[str, str]:
    return {
        "lessonid": _lesson_id(slot.load),
        "classroomids": f"R-{slot.load.teacher.room}",
        "period": str(slot.number),
        "weeks": "1",
        "terms": "1",
        "days": _day(slot.weekday),
    }
