"""The lesson page: everything works by a plain form."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from peremena.journal.actions.terms import close_term
from peremena.journal.models import Homework, LessonEntry, Mark
from peremena.timetable.models import Lesson
from tests.world.school import NOW, SYSTEM, TODAY


@pytest.fixture
def lesson(world):
    return world.lesson_on(world.maths, TODAY)


@pytest.fixture
def url(lesson):
    return reverse("journal:lesson", args=[lesson.pk])


@pytest.fixture
def form(world):
    """What the empty page sends, with some fields typed."""

    def form(**typed):
        fields = {"topic": "", "homework": "", "lesson_type": ""}
        fields |= {f"saw-{name}": "" for name in fields}
        for name, pupil in world.pupils.items():
            fields |= {f"cell-{pupil.pk}": typed.pop(name, ""), f"saw-{pupil.pk}": ""}
        return fields | typed

    return form


@pytest.mark.req("P14")
def test_a_teacher_fills_a_lesson_without_a_script(sign_in, url, form, lesson):
    client = sign_in("petrova")
    typed = form(topic="Дроби", homework="№ 5", lesson_type="new", masha="5", petya="н")
    answer = client.post(url, typed)
    assert (answer.status_code, answer.url) == (302, url)
    assert [str(m) for m in get_messages(answer.wsgi_request)] == ["Урок сохранён."]
    assert LessonEntry.objects.get(lesson=lesson).topic == "Дроби"
    assert Homework.objects.get(lesson=lesson).due.day > TODAY
    page = client.get(url).content.decode()
    assert 'value="5"' in page
    assert 'value="н"' in page


def test_a_refused_entry_keeps_everything_typed_and_says_why(sign_in, url, form):
    answer = sign_in("petrova").post(url, form(topic="Дроби", masha="5", petya="77"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Отметки «77» нет" in page
    assert 'value="77"' in page
    assert 'value="5"' in page
    assert "Дроби" in page
    assert not LessonEntry.objects.filter(topic="Дроби").exists()
    assert (
        not Mark.objects.filter(day=TODAY, value=5, comment="")
        .exclude(school__name__contains="КАНАРЕЙКА")
        .exists()
    )


def test_a_colleagues_entry_is_not_overwritten_in_silence(sign_in, url, form, world):
    sign_in("zavuch").post(url, form(masha="3", topic="Проценты"))
    client = sign_in("petrova")
    answer = client.post(url, form(masha="5"))
    assert "здесь появилось «3»" in answer.content.decode()
    answer = client.post(url, form(topic="Дроби"))
    assert "Проценты" in answer.content.decode()
    masha = world.pupils["masha"].pk
    decided = form(masha="5", **{f"saw-{masha}": "3", "topic": "Дроби", "saw-topic": "Проценты"})
    assert client.post(url, decided).status_code == 302


def test_a_closed_term_refuses_the_form_in_words(sign_in, url, form, world):
    close_term(term=world.term, reason="", by=SYSTEM, at=NOW)
    answer = sign_in("petrova").post(url, form(topic="Дроби"))
    assert answer.status_code == 422
    assert "период закрыт" in answer.content.decode()


def test_a_reader_sees_no_fields(sign_in, url):
    page = sign_in("smirnov").get(url).content.decode()
    assert 'name="cell-' not in page
    assert "Сохранить" not in page


def test_the_lessons_beside_are_one_click_away(sign_in, url, world):
    page = sign_in("petrova").get(url).content.decode()
    near = Lesson.objects.filter(course=world.maths)
    before = near.filter(day__lt=TODAY).order_by("day").last()
    after = near.filter(day__gt=TODAY).order_by("day").first()
    assert reverse("journal:lesson", args=[before.pk]) in page
    assert reverse("journal:lesson", args=[after.pk]) in page


def test_a_lesson_outside_the_terms_leads_to_the_register(sign_in, world, lesson):
    Lesson.objects.filter(pk=lesson.pk).update(day="2026-08-31")
    answer = sign_in("petrova").get(reverse("journal:lesson", args=[lesson.pk]))
    assert answer.url == reverse("journal:course", args=[world.maths.pk])


def test_a_lesson_costs_as_much_with_many_pupils(sign_in, url, fill, statements):
    client = sign_in("petrova")
    few = statements(lambda: client.get(url))
    fill()
    assert statements(lambda: client.get(url)) == few <= 6
