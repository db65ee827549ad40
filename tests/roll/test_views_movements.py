"""Movement by pages: one pupil, many, another school; marks go with the pupil."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from peremena.classes.actions import NewClass, open_classes
from peremena.classes.models import Enrolment, GroupKind
from peremena.journal.actions.marking import CellEntry, write_cells
from peremena.roll.models import Movement
from peremena.studies import actions as studies
from peremena.studies.actions import NewCourse
from peremena.studies.models import Subject
from tests.world.school import NOW, SYSTEM, TODAY, YEAR_START

MARK = {"by": SYSTEM, "at": NOW}


@pytest.fixture
def other(world):
    """7В, where mathematics is taught too."""
    found = open_classes(year=world.year, classes=[NewClass(7, "В")], **MARK)[0]
    maths = Subject.objects.get(school=world.school, name="Математика")
    new = [NewCourse(found.groups.get(kind=GroupKind.WHOLE), maths)]
    course = studies.open_courses(year=world.year, courses=new, **MARK)[0]
    studies.give_load([(course, world.teachers["smirnov"])], since=YEAR_START, **MARK)
    return found


@pytest.fixture
def move(sign_in):
    def move(deed, pupils, data, who="sekretar"):
        picks = "&".join(f"pick={p.pk}" for p in pupils)
        url = f"{reverse(f'roll:{deed}')}?{picks}"
        return sign_in(who).post(url, {"since": TODAY.isoformat()} | data, follow=True)

    return move


def mark(world, day, text):
    lesson = world.lesson_on(world.maths, day)
    write_cells(
        course=world.maths,
        entries=[CellEntry(lesson.pk, world.pupils["masha"].pk, text)],
        today=TODAY,
        **MARK,
    )


@pytest.mark.req("R18", part="transfer")
def test_a_transfer_by_order_stands_on_the_card(world, other, move):
    order = {"order_number": "77", "order_day": TODAY.isoformat(), "reason": "заявление матери"}
    shown = move("transfer", [world.pupils["masha"]], {"to": other.pk} | order).content.decode()
    assert "Перевод: 7Б → 7В" in shown
    assert "приказ № 77 от 14.10.2026" in shown
    assert "заявление матери" in shown


@pytest.mark.req("R6", part="results go with the pupil")
def test_marks_of_the_former_class_stay_in_the_diary_under_the_subject(world, other, move, sign_in):
    mark(world, TODAY - timedelta(days=2), "5")
    mark(world, TODAY - timedelta(days=5), "4")
    masha = world.pupils["masha"]
    move("transfer", [masha], {"to": other.pk})
    diary = sign_in("mama").get(reverse("diary:marks", args=[masha.pk])).content.decode()
    assert "Математика" in diary
    assert "4,50" in diary
    register = sign_in("petrova").get(reverse("journal:course", args=[world.maths.pk]))
    assert "выбыла 13\u00a0октября" in register.content.decode()


def test_a_whole_selection_moves_and_returns_by_one_button(world, other, move, sign_in):
    pupils = [world.pupils["masha"], world.pupils["petya"]]
    shown = move("transfer", pupils, {"to": other.pk}).content.decode()
    assert "Переведено: 2\u00a0ученика" in shown
    ids = ",".join(str(pk) for pk in Movement.objects.values_list("pk", flat=True))
    undo = f"{reverse('roll:undo_movements')}?ids={ids}"
    assert undo in shown
    assert "отменены" in sign_in("sekretar").post(undo, follow=True).content.decode()
    now = Enrolment.objects.filter(pupil__in=pupils, in_class=True, until=None)
    assert {e.group.title for e in now} == {"7Б"}


def test_a_refusal_is_said_on_the_page(world, move):
    answer = move("transfer", [world.pupils["masha"]], {"to": world.school_class.pk})
    assert answer.status_code == 422
    assert "уже учится в 7Б" in answer.content.decode()


def test_nobody_picked_leads_back_to_the_list(move):
    assert "Отметьте учеников" in move("departure", [], {}).content.decode()


def test_a_pupil_of_another_school_cannot_be_picked(canary, move):
    stranger = canary.pupils["canary_pupil"]
    assert "Отметьте учеников" in move("departure", [stranger], {}).content.decode()


def test_a_departure_to_a_school_of_the_installation_waits_there_for_admission(
    world, canary, move, sign_in
):
    mark(world, TODAY - timedelta(days=2), "5")
    masha = world.pupils["masha"]
    move("departure", [masha], {"to_school": canary.school.pk, "order_number": "8"})
    there = sign_in_to(canary, "canary_zavuch")
    assert "1\u00a0ученик ожидает" in there.get(reverse("roll:pupils")).content.decode()
    assert "Иванова Мария" in there.get(reverse("roll:incoming")).content.decode()
    assert there.get(reverse("roll:pupil", args=[masha.pk])).status_code == 404
    sent = Movement.objects.get(pupil=masha)
    data = {"to": canary.school_class.pk, "since": (TODAY + timedelta(days=1)).isoformat()}
    shown = there.post(reverse("roll:take_over", args=[sent.pk]), data, follow=True)
    assert "отметки перешли" in shown.content.decode()
    diary = reverse("diary:marks", args=[masha.pk])
    assert "Математика" in there.get(diary).content.decode()
    assert "Математика" in sign_in("mama").get(diary).content.decode()
    assert sign_in("zavuch").get(diary).status_code == 404


def sign_in_to(world, username):
    client = Client()
    client.force_login(world.users[username], "django.contrib.auth.backends.ModelBackend")
    return client
