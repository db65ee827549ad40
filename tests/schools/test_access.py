"""Who is asking, and since when."""

from datetime import UTC, date, datetime

from peremena.accounts import actions as accounts
from peremena.schools import actions as schools
from peremena.schools.access import offices_of
from peremena.schools.actions import Office
from peremena.schools.models import Appointment, Role
from tests.world.school import NOW, SYSTEM


def kamchatka_teacher(world):
    """A teacher from 14 October where that day begins twelve hours before UTC's."""
    school = schools.open_school(
        district=world.district,
        name="Школа Камчатки",
        short_name="Камчатка",
        time_zone="Asia/Kamchatka",
        by=SYSTEM,
        at=NOW,
    )
    new = accounts.NewAccount("vulkan", "Вулканова Ия")
    user = accounts.open_accounts([new], by=SYSTEM, at=NOW)[0]
    office = Office(user, Role.TEACHER, school)
    schools.appoint([office], since=date(2026, 10, 14), by=SYSTEM, at=NOW)
    return user


def test_an_office_begins_with_the_day_of_its_school(world):
    teacher = kamchatka_teacher(world)
    assert not offices_of(teacher, at=datetime(2026, 10, 13, 11, 59, tzinfo=UTC))
    assert offices_of(teacher, at=datetime(2026, 10, 13, 12, 1, tzinfo=UTC))


def test_an_office_ends_with_the_day_of_its_school(world):
    teacher = kamchatka_teacher(world)
    Appointment.objects.filter(user=teacher).update(until=date(2026, 10, 20))
    assert offices_of(teacher, at=datetime(2026, 10, 20, 11, 59, tzinfo=UTC))
    assert not offices_of(teacher, at=datetime(2026, 10, 20, 12, 1, tzinfo=UTC))
