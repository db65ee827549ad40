"""Setting up schools and years."""

from datetime import date

import pytest
from django.db import connection

from peremena.kit.refusal import Refusal
from peremena.schools.actions import Office, TermDates, appoint, open_year
from peremena.schools.models import Appointment, Role
from peremena.trail.queries import history
from tests.world.school import NOW, SYSTEM


def next_year(world, *terms):
    return open_year(
        school=world.school,
        since=date(2031, 9, 1),
        until=date(2032, 5, 26),
        terms=[TermDates("quarter", n, since, until) for n, (since, until) in enumerate(terms, 1)],
        holidays=[],
        by=SYSTEM,
        at=NOW,
    )


def test_a_term_outside_the_year_is_refused(world):
    with pytest.raises(Refusal, match="выходит за пределы"):
        next_year(world, (date(2031, 8, 25), date(2031, 10, 20)))


def test_overlapping_terms_are_refused(world):
    with pytest.raises(Refusal, match="пересекаются"):
        next_year(
            world,
            (date(2031, 9, 1), date(2031, 10, 20)),
            (date(2031, 10, 20), date(2031, 12, 20)),
        )


def test_a_new_year_brings_its_partitions(world):
    next_year(world, (date(2031, 9, 1), date(2031, 10, 20)))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_class WHERE relname = 'journal_mark_2031'")
            assert cursor.fetchone() == (1,)


def test_an_office_is_given_once(world):
    user = world.users["petrova"]
    before = Appointment.objects.filter(user=user).count()
    appoint([Office(user, Role.TEACHER, world.school)], since=NOW.date(), by=SYSTEM, at=NOW)
    assert Appointment.objects.filter(user=user).count() == before


def test_the_trail_says_where_an_office_was_given(world, canary):
    user = world.users["petrova"]
    appoint([Office(user, Role.TEACHER, canary.school)], since=NOW.date(), by=SYSTEM, at=NOW)
    told = history(subject="account", subject_id=user.pk, person_id=None)
    assert told[-1].after["school"] == canary.school.pk
