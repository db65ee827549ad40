"""The board: its page, what its script asks for, and the form without a script."""

import json
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from peremena.timetable.actions import board
from peremena.timetable.models import Slot, Timetable
from tests.timetable.weeks import slot_at, spot_of
from tests.world.school import NOW, SYSTEM

MARK = {"by": SYSTEM, "at": NOW}


@pytest.fixture
def client(world):
    client = Client()
    client.force_login(world.users["zavuch"], "django.contrib.auth.backends.ModelBackend")
    return client


def open_board(client, world, **query):
    return client.get(reverse("timetable:board", args=[world.draft.pk]), query)


def change(client, draft, *, script=True, **fields):
    headers = {"Accept": "application/json"} if script else {}
    address = reverse("timetable:change", args=[draft.pk])
    return client.post(address, {"side": "classes", **fields}, headers=headers)


@pytest.mark.parametrize(
    ("side", "column", "card"),
    [("classes", "7Б", "Математика"), ("teachers", "Петрова", "7Б"), ("rooms", "12", "7Б")],
)
def test_the_board_shows_classes_teachers_and_rooms(client, world, side, column, card):
    page = open_board(client, world, side=side).text
    assert column in page
    assert f"<b>{card}</b>" in page


def test_a_chosen_lesson_has_a_form_without_a_script(client, world):
    slot = slot_at(world.draft, 1, 1)
    assert 'name="weekday"' in open_board(client, world, slot=slot.pk).text
    fields = {
        "deed": "move",
        "slot": slot.pk,
        "weekday": 1,
        "number": 3,
        "teacher": slot.teacher_id,
    }
    response = change(client, world.draft, script=False, **fields)
    assert response.url.endswith("?side=classes")
    assert slot_at(world.draft, 1, 3).pk == slot.pk


def test_hours_without_a_place_are_listed(client, world):
    course = world.maths
    type(course).objects.filter(pk=course.pk).update(hours_per_week=4)
    page = open_board(client, world).text
    assert f'data-course="{course.pk}"' in page
    assert "× 1" in page


def test_each_place_is_judged_in_words(client, world):
    slot = Slot.objects.filter(timetable=world.draft, course=world.courses["english 1"]).get()
    address = reverse("timetable:verdicts", args=[world.draft.pk])
    said = client.get(address, {"slot": slot.pk}).json()
    assert said["home"] == [world.school_class.pk]
    assert said["places"]["1-1"][0] == 3
    assert "Математика, 7Б" in said["places"]["1-1"][1]
    assert said["places"]["1-3"] == [0, ""]


def test_the_script_gets_the_changed_cells_and_the_way_back(client, world):
    slot = slot_at(world.draft, 1, 1)
    seen = spot_of(slot).text
    fields = {"deed": "move", "slot": slot.pk, "weekday": 1, "number": 3, "seen": seen}
    answer = change(client, world.draft, revision=0, **fields).json()
    pk = world.school_class.pk
    assert "Математика" in answer["cells"][f"{pk}-1-3"]
    assert "Математика" not in answer["cells"][f"{pk}-1-1"]
    assert answer["stale"] is False
    back = change(client, world.draft, revision=answer["revision"], **answer["undo"]).json()
    assert "Математика" in back["cells"][f"{pk}-1-1"]
    assert slot_at(world.draft, 1, 1).teacher_id == slot.teacher_id


def test_removing_and_undoing_puts_the_lesson_back(client, world):
    slot = slot_at(world.draft, 1, 1)
    fields = {"deed": "remove", "slot": slot.pk, "seen": spot_of(slot).text}
    undo = change(client, world.draft, **fields).json()["undo"]
    assert not Slot.objects.filter(pk=slot.pk).exists()
    change(client, world.draft, **undo)
    back = slot_at(world.draft, 1, 1)
    assert (back.course_id, back.room_id) == (slot.course_id, slot.room_id)


def test_a_clash_is_refused_and_a_conflict_told(client, world):
    slot = slot_at(world.draft, 1, 1)
    fields = {"deed": "move", "slot": slot.pk, "seen": spot_of(slot).text}
    refused = change(client, world.draft, weekday=2, number=2, **fields)
    assert refused.status_code == 422
    assert "У этих учеников" in refused.json()["text"]
    board.change_slot(world.draft, slot_id=slot.pk, spot=spot_of(slot, number=5), **MARK)
    conflict = change(client, world.draft, weekday=1, number=4, **fields)
    assert conflict.status_code == 409
    assert "теперь он стоит" in conflict.json()["text"]
    stale = change(client, world.draft, deed="remove", slot=slot.pk, revision=0).json()
    assert stale["stale"] is True


@pytest.mark.parametrize(
    "fields",
    [
        {"deed": "move"},
        {"deed": "place", "course": 1, "weekday": 9, "number": 1},
        {"deed": "fly"},
        {"deed": "remove", "slot": 999999},
        {"deed": "place", "course": 999999, "weekday": 1, "number": 1},
    ],
)
def test_senseless_changes_are_refused_in_words(client, world, fields):
    response = change(client, world.draft, **fields)
    assert response.status_code in (409, 422)
    assert json.loads(response.content)["text"]


def test_the_cost_of_the_board_does_not_grow(client, world, django_assert_num_queries):
    """Session, account, roles, version; twelve of the week."""
    address = reverse("timetable:board", args=[world.draft.pk])
    with django_assert_num_queries(4 + 12):
        client.get(address)
    spot = spot_of(slot_at(world.draft, 1, 1))
    for number in range(2, 6):
        place = replace(spot, weekday=4, number=number)
        board.place_slot(world.draft, course_id=world.maths.pk, spot=place, **MARK)
    with django_assert_num_queries(4 + 12):
        client.get(address)


def test_the_versions_are_listed_and_a_copy_begun(client, world):
    page = client.get(reverse("timetable:versions")).text
    assert "действует" in page
    assert "черновик" in page
    version = Timetable.objects.get(year=world.year, state="published")
    response = client.post(
        reverse("timetable:versions"), {"copied": version.pk, "since": "2026-11-09"}
    )
    made = Timetable.objects.latest("pk")
    assert response.url == reverse("timetable:board", args=[made.pk])
    assert made.slots.count() == version.slots.count()
    refused = client.post(reverse("timetable:versions"), {"copied": "", "since": "2028-11-09"})
    assert refused.status_code == 422


def test_differences_are_told_by_class_and_by_teacher(client, world):
    slot = slot_at(world.draft, 1, 1)
    board.change_slot(world.draft, slot_id=slot.pk, spot=spot_of(slot, number=3), **MARK)
    page = client.get(reverse("timetable:compare", args=[world.draft.pk])).text
    assert "Классы: 1" in page
    assert "Учителя: 1" in page
    assert "пн, 3" in page
