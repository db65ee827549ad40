"""The past of the demo school is believable, within the rules, and always the same."""

from collections import Counter, defaultdict
from statistics import mean

import pytest

from demo.calendar import demo_year
from demo.past import Past, PastLesson
from demo.programme import CONTROL_WORKS
from peremena.journal.rules.scales import read_cell
from peremena.schools.rules.proposal import school_year
from tests.demo.conftest import AUTUMN

YEAR = school_year(AUTUMN)


@pytest.fixture(scope="session")
def past(town) -> Past:
    return Past(town, YEAR)


@pytest.fixture(scope="session")
def lessons(past) -> list[PastLesson]:
    return [past.lesson(plan) for plan in past.plans.values()]


@pytest.fixture(scope="session")
def marks(lessons):
    """Every mark: pupil, lesson, value."""
    return [
        (login, lesson, value)
        for lesson in lessons
        for login, text in lesson.cells.items()
        for value in read_cell(text, scale="five", illness_code=False).values
    ]


def test_a_year_has_about_twelve_thousand_lessons_and_sixty_thousand_marks(lessons, marks):
    assert 12_000 <= len(lessons) <= 13_500
    assert 50_000 <= len(marks) <= 70_000


def test_lessons_lie_on_school_days_only(past):
    for plan in past.plans.values():
        assert plan.day in YEAR.days(plan.course.grade)


def test_grade_1_and_subjects_without_marks_have_none(marks):
    marked = {(lesson.plan.course.grade, lesson.plan.course.subject) for _, lesson, _ in marks}
    assert 1 not in {grade for grade, _ in marked}
    assert not {"Разговоры о важном", "Основы религиозных культур и светской этики"} & {
        subject for _, subject in marked
    }


def test_pupils_get_3_to_10_marks_in_most_subjects_and_quarters(marks):
    counts = Counter()
    for login, lesson, _ in marks:
        quarter = next(q.name for q in YEAR.quarters if lesson.plan.day in q)
        counts[login, lesson.plan.course.subject, quarter] += 1
    enough = sum(3 <= n <= 14 for n in counts.values())
    assert enough / len(counts) > 0.85


def test_marks_are_spread_as_at_a_usual_school(marks):
    share = Counter(value for _, _, value in marks)
    assert set(share) == {2, 3, 4, 5}
    assert 3.7 <= mean(value for _, _, value in marks) <= 4.1
    assert 0.02 <= share[2] / len(marks) <= 0.08


def test_a_pupil_is_good_or_weak_all_the_year(marks):
    halves = defaultdict(lambda: ([], []))
    for login, lesson, value in marks:
        halves[login][lesson.plan.day.year - AUTUMN].append(value)
    means = [(mean(autumn), mean(spring)) for autumn, spring in halves.values()]
    assert mean(abs(autumn - spring) for autumn, spring in means) < 0.15
    assert max(m for m, _ in means) - min(m for m, _ in means) > 1


def test_about_one_lesson_in_twenty_is_missed(past, lessons):
    seats = sum(len(past.pupils[x.plan.course]) for x in lessons)
    missed = sum(text[0] in "нп" for x in lessons for text in x.cells.values())
    assert 0.03 <= missed / seats <= 0.07


def test_absences_come_in_runs_of_whole_days(past):
    lengths = [len(days) for days in past.away.values()]
    assert mean(lengths) > 4
    for lesson in map(past.lesson, list(past.plans.values())[:500]):
        for login in past.pupils[lesson.plan.course]:
            code = past.away[login].get(lesson.plan.day)
            assert code is None or lesson.cells[login] == code


def test_a_class_writes_one_control_work_a_day_at_most(lessons):
    works = defaultdict(set)
    for lesson in lessons:
        if lesson.plan.work in CONTROL_WORKS:
            works[lesson.plan.course.class_name, lesson.plan.day].add(lesson.plan.course.subject)
    assert works
    assert all(len(subjects) == 1 for subjects in works.values())


def test_control_works_take_a_tenth_of_the_lessons_at_most(lessons):
    given = Counter(x.plan.course for x in lessons)
    works = Counter(x.plan.course for x in lessons if x.plan.work in CONTROL_WORKS)
    assert all(works[course] / n <= 0.1 for course, n in given.items())


def test_most_lessons_set_homework_but_none_in_grade_1(lessons):
    set_at = [bool(x.homework) for x in lessons if x.plan.course.grade > 1]
    assert 0.6 <= mean(set_at) <= 0.85
    assert not any(x.homework for x in lessons if x.plan.course.grade == 1)


def test_a_year_of_a_course_does_not_repeat_itself(lessons):
    topics = defaultdict(list)
    for lesson in lessons:
        topics[lesson.plan.course].append(lesson.plan.topic)
    for texts in topics.values():
        assert len(set(texts)) / len(texts) > 0.8


def test_comments_stand_beside_marks(lessons):
    assert sum(len(x.comments) for x in lessons) > 1000
    for lesson in lessons:
        assert all(lesson.cells[login][-1].isdigit() for login in lesson.comments)


def test_a_day_that_is_filled_later_is_the_same(past, town, lessons):
    again = Past(town, YEAR)
    for lesson in lessons[5000:5200]:
        key = (lesson.plan.course, lesson.plan.day, lesson.plan.number)
        assert again.lesson(again.plans[key]) == lesson


def test_in_july_the_year_that_just_ended_is_full(village):
    year = demo_year(YEAR.last.replace(month=7, day=14))
    assert year == YEAR
    assert max(p.day for p in Past(village, year).plans.values()) == YEAR.last
