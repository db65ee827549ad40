"""A slip opens an account, so nobody issues one above the own office."""

from datetime import date

import pytest

from peremena.entrance.access import beyond_reach
from peremena.schools.access import offices_of
from peremena.schools.actions import Office, appoint
from peremena.schools.models import Role
from tests.world.school import NOW, SYSTEM


def office(world, username, role):
    return next(w for w in offices_of(world.users[username], at=NOW) if w.role == role)


def reached(world, who, *names):
    ids = {world.users[name].pk: name for name in names}
    beyond = beyond_reach(who, ids)
    return {name for pk, name in ids.items() if pk not in beyond}


def test_the_class_teacher_serves_families_but_no_mother_who_works_at_a_school(world):
    smirnov = office(world, "smirnov", Role.TEACHER)
    names = ("masha", "mama", "petrova", "zavuch", "admin", "operator", "smirnov")
    assert reached(world, smirnov, *names) == {"masha", "mama"}


def test_the_deputy_head_serves_teachers_and_the_secretary_but_no_leader(world):
    zavuch = office(world, "zavuch", Role.DEPUTY_HEAD)
    names = ("masha", "petrova", "smirnov", "sekretar", "direktor", "admin", "zavuch")
    assert reached(world, zavuch, *names) == {"masha", "petrova", "smirnov", "sekretar"}


def test_the_administrator_serves_the_school_and_nobody_above_it(world, canary):
    admin = office(world, "admin", Role.ADMINISTRATOR)
    names = ("masha", "petrova", "zavuch", "direktor", "operator", "rajon")
    assert reached(world, admin, *names) == {"masha", "petrova", "zavuch", "direktor"}
    strangers = {canary.users[name].pk for name in ("canary_teacher", "canary_guardian")}
    assert beyond_reach(admin, strangers) == {*strangers, admin.user_id}


@pytest.mark.parametrize("since", [date(2026, 10, 1), date(2027, 9, 1)])
def test_an_office_to_come_counts_as_one_that_is_held(world, since):
    mama = world.users["mama"]
    appoint([Office(mama, Role.OPERATOR)], since=since, by=SYSTEM, at=NOW)
    assert reached(world, office(world, "admin", Role.ADMINISTRATOR), "mama") == set()
