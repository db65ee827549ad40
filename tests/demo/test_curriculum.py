"""The demo curriculum respects the weekly limits and the teachers' strength."""

from collections import Counter, defaultdict

import pytest

from demo.curriculum import subjects_of
from demo.people import grade_of
from peremena.studies.rules.basic_curriculum import ENGLISH, HOURS, INFORMATICS, SHORT, TALKS
from peremena.studies.rules.weekly_limits import FIVE_DAYS, lessons_a_week


@pytest.mark.parametrize("grade", range(1, 12))
def test_a_week_stays_within_the_limit_of_the_grade(grade):
    hours = sum(by_grade[grade - 1] for by_grade in HOURS.values())
    assert hours <= lessons_a_week(grade, days=FIVE_DAYS)


@pytest.mark.parametrize(
    ("subject", "grades_5_to_9"),
    [
        ("Русский язык", (5, 6, 4, 3, 3)),
        ("Литература", (3, 3, 2, 2, 3)),
        (ENGLISH, (3, 3, 3, 3, 3)),
        ("Алгебра", (0, 0, 3, 3, 3)),
        ("Обществознание", (0, 1, 1, 1, 1)),
        ("География", (1, 1, 2, 2, 2)),
        ("Физика", (0, 0, 2, 2, 3)),
        ("Биология", (1, 1, 1, 2, 2)),
    ],
)
def test_the_basic_school_follows_the_basic_curriculum(subject, grades_5_to_9):
    assert HOURS[subject][4:9] == grades_5_to_9


def test_short_names_belong_to_subjects():
    assert set(SHORT) <= set(HOURS)


def test_every_class_is_taught_every_subject_of_its_grade(school):
    taught = defaultdict(set)
    for load in school.plan.loads:
        taught[load.class_name].add(load.subject)
    for class_name, subjects in taught.items():
        assert subjects == set(subjects_of(grade_of(class_name)))


def test_no_teacher_has_more_than_30_hours(school):
    hours = Counter()
    for load in school.plan.loads:
        hours[load.teacher.person.login] += load.hours
    assert max(hours.values()) <= 30


def test_the_town_school_divides_classes_in_language_informatics_and_crafts(town):
    divided = {(x.subject, grade_of(x.class_name)) for x in town.plan.loads if x.group}
    assert {g for s, g in divided if s == ENGLISH} == set(range(2, 12))
    assert {g for s, g in divided if s == INFORMATICS} == set(range(7, 12))
    assert {g for s, g in divided if s == "Труд (технология)"} == set(range(5, 10))


def test_the_subgroups_of_a_subject_hold_every_pupil_once_and_have_two_teachers(town):
    parts = defaultdict(list)
    for load in town.plan.loads:
        if load.group:
            parts[load.class_name, load.subject].append(load)
    for (class_name, _), loads in parts.items():
        pupils = [p for x in loads for p in town.plan.groups[class_name, x.group]]
        assert sorted(p.person.login for p in pupils) == sorted(
            p.person.login for p in town.roster.of(class_name)
        )
        assert len({x.teacher for x in loads}) == len(loads) == 2
        assert all(len(town.plan.groups[class_name, x.group]) >= 3 for x in loads)


def test_the_class_teacher_gives_the_talks(school):
    talks = {x.class_name: x.teacher for x in school.plan.loads if x.subject == TALKS}
    assert talks == school.plan.class_teachers
    assert len({t.person.login for t in talks.values()}) == len(talks)


def test_a_deputy_head_teaches(town):
    assert any("заместитель" in x.teacher.post for x in town.plan.loads)
