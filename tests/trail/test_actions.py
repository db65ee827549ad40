"""What a line of the trail says of the person concerned."""

from peremena.people.actions import amend
from peremena.trail.models import Event
from tests.world.school import NOW, SYSTEM


def test_numbers_of_pupils_guardians_and_employees_are_told_apart(world):
    people = {
        "pupil": world.pupils["masha"],
        "guardian": world.guardians["mama"],
        "employee": world.teachers["petrova"],
    }
    for person in people.values():
        amend([(person, {"phone": "+79101234567"})], by=SYSTEM, at=NOW)
    for kind, person in people.items():
        event = Event.objects.get(name=f"people.{kind}.amended")
        assert (event.person_kind, event.person_id) == (kind, person.pk)


def test_a_line_that_concerns_nobody_names_no_kind(world):
    assert not Event.objects.filter(person_id=None).exclude(person_kind="").exists()
    assert not Event.objects.filter(person_id__isnull=False, person_kind="").exists()
