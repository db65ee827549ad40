"""The trail only grows."""

import pytest
from django.db import DatabaseError, connection, transaction

from peremena.trail.actions import System, record
from peremena.trail.models import Event
from tests.world.school import NOW


@pytest.fixture
def event(world):
    with transaction.atomic():
        record("test.thing.done", "thing", 7, by=System(), at=NOW, before=None, after="5")
    return Event.objects.get(name="test.thing.done")


@pytest.mark.parametrize("attack", ["update", "delete"])
def test_the_database_refuses_to_change_or_remove_a_line(event, attack):
    rows = Event.objects.filter(id=event.id)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(after="2") if attack == "update" else rows.delete()
    assert Event.objects.get(id=event.id).after == '"5"'


def test_a_line_belongs_to_the_transaction_of_its_change(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), pytest.raises(RuntimeError):
        record("test.thing.done", "thing", 7, by=System(), at=NOW)


@pytest.mark.parametrize("part", ["", "_2026"])
def test_postgresql_refuses_to_empty_the_trail_or_a_partition(event, part):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(f"TRUNCATE trail_event{part}")
