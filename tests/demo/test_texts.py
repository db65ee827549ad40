"""The demo texts are enough for a year and fit the subjects."""

import pytest

from demo.curriculum import hours
from demo.texts import comments, subjects
from peremena.studies.actions import USUAL_WORK_TYPES
from peremena.studies.rules.basic_curriculum import HOURS

BANDS = [(s, grades) for s, texts in subjects().items() for grades in texts.topics]


def test_every_subject_of_the_curriculum_has_its_texts():
    assert set(subjects()) == set(HOURS)


@pytest.mark.parametrize(("subject", "grades"), BANDS)
def test_a_band_of_grades_has_25_different_topics_or_more(subject, grades):
    topics = subjects()[subject].topics[grades]
    assert len(set(topics)) == len(topics) >= 25


@pytest.mark.parametrize("subject", HOURS)
def test_every_grade_in_which_a_subject_is_taught_has_topics(subject):
    for grade in range(1, 12):
        if hours(subject, grade):
            assert subjects()[subject].topics_in(grade)


def test_grades_that_share_a_list_begin_at_different_topics():
    texts = subjects()["Русский язык"]
    assert texts.topics_in(5)[0] != texts.topics_in(6)[0]
    assert sorted(texts.topics_in(5)) == sorted(texts.topics_in(6))


def test_works_are_work_types_that_every_school_has():
    known = {name for name, *_ in USUAL_WORK_TYPES}
    for texts in subjects().values():
        assert {name for name, _ in texts.works} | set(texts.spoken) <= known


@pytest.mark.parametrize("subject", HOURS)
def test_homework_templates_can_be_filled(subject):
    numbers = dict.fromkeys(("par", "par2", "ex", "ex2", "page", "n", "n2"), 7)
    for template in subjects()[subject].homework:
        assert "{" not in template.format(**numbers)


def test_there_are_comments_for_every_usual_mark():
    assert set(comments()) == {2, 3, 4, 5}
    assert all(len(texts) >= 4 for texts in comments().values())
