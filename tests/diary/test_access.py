"""Whose diary may be opened (P22)."""

from dataclasses import replace
from datetime import date

import pytest

from peremena.diary.access import pupils_visible_to
from peremena.people.models import Guardianship
from peremena.schools.access import offices_of
from peremena.schools.models import Role
from tests.world.school import NOW


def who(world, username, role):
    return next(w for w in offices_of(world.users[username], at=NOW) if w.role == role)


def visible(world, username, role):
    return {p.given_name for p in pupils_visible_to(who(world, username, role))}


@pytest.mark.parametrize(
    ("username", "role", "names"),
    [
        ("masha", Role.PUPIL, {"Мария"}),
        ("mama", Role.GUARDIAN, {"Мария"}),
        ("papa", Role.GUARDIAN, {"Пётр", "Алёна"}),
        ("petrova", Role.GUARDIAN, {"Николай"}),
        ("petrova", Role.TEACHER, set()),
        ("smirnov", Role.TEACHER, {"Мария", "Пётр", "Алёна", "Николай"}),
        ("zavuch", Role.DEPUTY_HEAD, {"Мария", "Пётр", "Алёна", "Николай"}),
        ("zavuch", Role.TEACHER, set()),
        ("direktor", Role.HEAD, {"Мария", "Пётр", "Алёна", "Николай"}),
        ("sekretar", Role.SECRETARY, set()),
        ("admin", Role.ADMINISTRATOR, set()),
        ("rajon", Role.DISTRICT_OFFICER, set()),
        ("oblast", Role.REGION_OFFICER, set()),
        ("operator", Role.OPERATOR, set()),
    ],
)
def test_each_role_sees_the_diaries_of_its_own(world, canary, username, role, names):
    assert visible(world, username, role) == names


def test_a_former_guardian_sees_nothing(world):
    Guardianship.objects.filter(pupil=world.pupils["masha"]).update(until=date(2026, 10, 13))
    assert visible(world, "mama", Role.GUARDIAN) == set()


def test_a_guardianship_of_tomorrow_opens_nothing_today(world):
    Guardianship.objects.filter(pupil=world.pupils["masha"]).update(since=date(2026, 10, 15))
    assert visible(world, "mama", Role.GUARDIAN) == set()


def test_a_child_in_another_school_is_still_the_guardians_child(world, canary):
    Guardianship.objects.create(
        guardian=world.guardians["mama"],
        pupil=canary.pupils["canary_pupil"],
        relation="мать",
        since=date(2026, 9, 1),
    )
    assert visible(world, "mama", Role.GUARDIAN) == {"Мария", "Саша"}


def test_a_former_class_teacher_sees_nothing(world):
    world.school_class.class_teachers.update(until=date(2026, 10, 13))
    assert visible(world, "smirnov", Role.TEACHER) == set()


def test_a_class_teacher_does_not_see_who_left_the_class(world):
    world.whole.enrolments.filter(pupil=world.pupils["masha"]).update(until=date(2026, 10, 13))
    assert "Мария" not in visible(world, "smirnov", Role.TEACHER)


def test_a_class_is_led_within_the_school_of_the_office_only(world, canary):
    office = replace(who(world, "smirnov", Role.TEACHER), school_id=canary.school.pk)
    assert not pupils_visible_to(office).exists()
