"""What is taught without marks."""

import pytest

from peremena.classes.actions import NewClass, open_classes
from peremena.studies.actions import NewCourse, add_subjects, open_courses
from peremena.studies.models import Scale
from peremena.studies.rules.unmarked import is_unmarked
from tests.world.school import NOW, SYSTEM


@pytest.mark.parametrize(
    ("subject", "grade", "unmarked"),
    [
        ("Математика", 1, True),
        ("Математика", 2, False),
        ("ОРКСЭ", 4, True),
        ("Основы религиозных культур и светской этики", 4, True),
        (" Разговоры о важном", 9, True),
        ("История", 0, False),
    ],
)
def test_grade_1_and_some_subjects_are_taught_without_marks(subject, grade, unmarked):
    assert is_unmarked(subject=subject, grade=grade) is unmarked


def test_a_course_gets_the_usual_scale_unless_one_is_chosen(world):
    first = open_classes(year=world.year, classes=[NewClass(1, "А")], by=SYSTEM, at=NOW)[0]
    group = first.groups.get()
    subjects = add_subjects(school=world.school, names=["Чтение", "Музыка"], by=SYSTEM, at=NOW)
    courses = open_courses(
        year=world.year,
        courses=[
            NewCourse(group, subjects["Чтение"]),
            NewCourse(group, subjects["Музыка"], Scale.PASS),
            NewCourse(world.whole, subjects["Чтение"]),
        ],
        by=SYSTEM,
        at=NOW,
    )
    assert [c.scale for c in courses] == [Scale.NONE, Scale.PASS, Scale.FIVE]
