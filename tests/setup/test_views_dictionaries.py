"""Rooms, subjects, kinds of work and rules of marking by their pages."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from peremena.schools.models import Room
from peremena.studies.actions import NewCourse, add_subjects
from peremena.studies.models import RuleSet, Scale, Subject, WorkType
from tests.world.school import NOW, SYSTEM


@pytest.fixture
def client(sign_in):
    return sign_in("zavuch")


@pytest.fixture
def post(client):
    def post(view, *args, **data):
        return client.post(reverse(f"setup:{view}", args=args), data, follow=True)

    return post


@pytest.fixture
def page(client):
    return lambda kind: client.get(reverse("setup:entries", args=[kind])).content.decode()


def test_a_room_is_added_with_its_purpose_and_seats(world, post, page):
    post("add_entry", "rooms", name="301", purpose="физика", seats="28")
    assert "физика, мест: 28" in page("rooms")


def test_the_same_name_is_refused(world, post):
    response = post("add_entry", "rooms", name="12")
    assert response.status_code == 422
    assert "Такое название уже есть" in response.content.decode()


def test_a_room_that_is_used_is_not_deleted_and_the_archive_is_offered(world, post):
    room = Room.objects.get(school=world.school, name="12")
    said = post("remove_entry", "rooms", room.pk).content.decode()
    assert "«12» удалить нельзя" in said
    assert "Убрать в архив" in said
    assert Room.objects.filter(pk=room.pk).exists()


def test_an_archived_room_vanishes_from_choices_and_comes_back(world, client, post, page):
    room = Room.objects.get(school=world.school, name="12")
    timetable = reverse("timetable:timetable")
    assert f"room-{room.pk}" in client.get(timetable).content.decode()
    said = post("archive_entry", "rooms", room.pk).content.decode()
    assert f"room-{room.pk}" not in client.get(timetable).content.decode()
    assert "Архив: 1" in page("rooms")
    client.post(re.search(r'action="([^"]+/unarchive/)"', said)[1])
    assert f"room-{room.pk}" in client.get(timetable).content.decode()


def test_what_nothing_uses_is_deleted_and_can_be_put_back(world, client, post):
    post("add_entry", "rooms", name="Чулан", purpose="склад", seats="")
    said = post("remove_entry", "rooms", Room.objects.get(name="Чулан").pk).content.decode()
    assert not Room.objects.filter(name="Чулан").exists()
    client.post(re.search(r'action="([^"]+/restore/)"', said)[1])
    assert Room.objects.get(name="Чулан").purpose == "склад"


def test_proposed_subjects_are_taken_as_ticked(world, post, page):
    assert "Добавить из предложенного" in page("subjects")
    post("take", "subjects", pick=["Физика", "Разговоры о важном"])
    physics = Subject.objects.get(school=world.school, name="Физика")
    assert (physics.lowest_grade, physics.highest_grade) == (7, 11)
    assert Subject.objects.get(name="Разговоры о важном").scale == Scale.NONE
    assert not Subject.objects.filter(school=world.school, name="Химия").exists()


def test_new_courses_take_the_scale_of_their_subject(world, post):
    subject = add_subjects(school=world.school, names=["Музыка"], by=SYSTEM, at=NOW)["Музыка"]
    fields = {"name": "Музыка", "lowest_grade": "1", "highest_grade": "8", "scale": "pass"}
    post("entry", "subjects", subject.pk, **fields)
    subject.refresh_from_db()
    assert NewCourse(world.whole, subject).usual_scale == Scale.PASS


def test_a_work_type_in_the_archive_is_not_offered_in_the_register(world, sign_in, post):
    work = WorkType.objects.get(school=world.school, name="Реферат")
    post("archive_entry", "work-types", work.pk)
    register = sign_in("petrova").get(reverse("journal:course", args=[world.maths.pk]))
    assert re.search(rf'<option value="{work.pk}"[^>]* hidden>', register.content.decode())


def test_forty_work_types_are_proposed(world, page):
    assert "Добавить из предложенного: 22" in page("work-types")  # eighteen are there


def test_new_rules_hold_from_a_day_and_the_past_keeps_its_own(world, post):
    typed = {"since": "2026-11-04", "rounding_threshold": "0,65", "weighted": "on"}
    said = post("rules", **typed).content.decode()
    assert "0,65" in said
    assert RuleSet.objects.get(school=world.school, since=date(2026, 11, 4)).rounding_threshold == (
        Decimal("0.65")
    )
    refused = post("rules", **typed | {"since": "2026-10-13"})
    assert refused.status_code == 422
    assert "Прошлое считается по прежним правилам" in refused.content.decode()


def test_the_head_reads_without_buttons(world, sign_in):
    page = sign_in("direktor").get(reverse("setup:entries", args=["rooms"])).content.decode()
    assert reverse("setup:add_entry", args=["rooms"]) not in page


def test_a_list_costs_the_same_with_many_entries(world, client, statements):
    address = reverse("setup:entries", args=["rooms"])
    few = statements(lambda: client.get(address))
    Room.objects.bulk_create(Room(school=world.school, name=f"К{n}") for n in range(80))
    assert statements(lambda: client.get(address)) == few == 2
