"""The operator opens schools and gives offices."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from peremena.accounts.actions import NewAccount, open_accounts
from peremena.accounts.models import AccessSlip, User
from peremena.people.models import Employee
from peremena.schools.actions import Office, appoint
from peremena.schools.models import District, Role, School
from tests.world.school import NOW, SYSTEM, TODAY

SCHOOL = {
    "region": "Псковская область",
    "district": "Опочецкий район",
    "name": "Средняя школа № 5",
    "short_name": "Школа № 5",
    "time_zone": "Europe/Moscow",
    "administrator": "Рыбина Инна Павловна",
}
CODE = re.compile(r'name="code" value="(\d{20})"')


@pytest.fixture
def operator(sign_in):
    return sign_in("operator")


def roles(user):
    return sorted(user.appointments.filter(until=None).values_list("role", flat=True))


def test_a_school_is_opened_with_its_administrator_who_gets_a_slip(operator):
    page = operator.post(reverse("entrance:new_school"), SCHOOL | {"leads": "1"}).content.decode()
    assert len(CODE.findall(page)) == 1
    assert "Рыбина Инна Павловна" in page
    school = School.objects.get(short_name="Школа № 5")
    assert school.district.region.name == "Псковская область"
    user = User.objects.get(username="inna.rybina")
    assert roles(user) == ["administrator", "deputy_head"]
    assert Employee.objects.get(user=user).school == school


def test_a_school_is_not_opened_twice(operator):
    operator.post(reverse("entrance:new_school"), SCHOOL)
    answer = operator.post(reverse("entrance:new_school"), SCHOOL)
    assert answer.status_code == 422
    assert "уже есть" in answer.content.decode()
    assert District.objects.filter(name="Опочецкий район").count() == 1
    assert User.objects.filter(name="Рыбина Инна Павловна").count() == 1


def test_a_deputy_head_is_appointed_by_name_and_by_account(operator, world):
    address = reverse("entrance:school", args=[world.school.pk])
    page = operator.post(address, {"role": "deputy_head", "name": "Лосев Пётр"}).content.decode()
    assert CODE.findall(page)
    done = operator.post(address, {"role": "head", "username": "zavuch"}, follow=True)
    assert "Назначено: директор." in done.content.decode()
    assert "head" in roles(world.users["zavuch"])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"role": "head"}, "кого назначаете"),
        ({"role": "head", "username": "nobody"}, "нет"),
        ({"role": "operator", "name": "Лосев Пётр"}, "Выберите"),
        ({"role": "head", "name": "Лосев"}, "фамилию и имя"),
    ],
)
def test_a_wrong_nomination_is_refused_in_words(operator, world, data, said):
    answer = operator.post(reverse("entrance:school", args=[world.school.pk]), data)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_officers_are_appointed_where_they_work(operator, world):
    address = reverse("entrance:officers")
    wrong = operator.post(address, {"role": "district_officer", "name": "Лосев Пётр"})
    assert "где он работает" in wrong.content.decode()
    place = {"district": world.district.pk, "region": world.region.pk}
    operator.post(address, {"role": "district_officer", "name": "Лосев Пётр"} | place)
    office = User.objects.get(name="Лосев Пётр").appointments.get()
    assert (office.district, office.region) == (world.district, None)
    operator.post(address, {"role": "operator", "name": "Рысев Олег"} | place)
    assert roles(User.objects.get(name="Рысев Олег")) == ["operator"]


def test_an_office_ends_and_a_slip_is_issued_but_not_to_oneself(operator, world):
    office = world.users["rajon"].appointments.get()
    operator.post(reverse("entrance:issue_to_officer", args=[office.pk]))
    assert AccessSlip.objects.get().user == world.users["rajon"]
    operator.post(reverse("entrance:end_office", args=[office.pk]))
    office.refresh_from_db()
    assert office.until
    assert office.until < TODAY
    own = world.users["operator"].appointments.get()
    for deed in ("end_office", "issue_to_officer"):
        answer = operator.post(reverse(f"entrance:{deed}", args=[own.pk]), follow=True)
        assert "Свою роль" in answer.content.decode() or "Свой пароль" in answer.content.decode()
    own.refresh_from_db()
    assert own.until is None


def test_a_district_is_added_once(operator, world):
    for _ in range(2):
        form = {"region": "Тверская область", "district": "Осташков"}
        page = operator.post(reverse("entrance:places"), form, follow=True).content.decode()
    assert "Тверская область" in page
    assert District.objects.filter(name="Осташков").count() == 1


@pytest.mark.parametrize("page", ["officers", "school"])
def test_many_offices_cost_no_more_statements(operator, world, page):
    address = reverse(f"entrance:{page}", args=[world.school.pk] if page == "school" else [])

    def count():
        with CaptureQueriesContext(connection) as captured:
            operator.get(address)
        return len(captured)

    few = count()
    users = open_accounts([NewAccount(f"u{n}", "Имя") for n in range(60)], by=SYSTEM, at=NOW)
    role = Role.HEAD if page == "school" else Role.OPERATOR
    school = world.school if page == "school" else None
    appoint([Office(u, role, school) for u in users], since=TODAY, by=SYSTEM, at=NOW)
    assert count() == few
