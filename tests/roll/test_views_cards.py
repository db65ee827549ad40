"""Cards: shown, opened, corrected; rights and roles."""

import pytest
from django.urls import reverse

from peremena.people import actions as people
from peremena.people.actions import Ward
from peremena.people.models import Employee, Guardian, Guardianship, Pupil
from peremena.roll.models import Movement
from peremena.schools.actions import Office, appoint
from peremena.schools.models import Role
from tests.world.school import NOW, SYSTEM, TODAY, YEAR_START

SNILS = "112-233-445 95"


@pytest.fixture
def page(sign_in):
    return lambda name, *ids, who="sekretar": (
        sign_in(who).get(reverse(f"roll:{name}", args=ids)).content.decode()
    )


@pytest.fixture
def send(sign_in):
    return lambda name, data, *ids, who="sekretar": sign_in(who).post(
        reverse(f"roll:{name}", args=ids), data, follow=True
    )


def newcomer(world, **changes):
    data = {
        "pupil-family_name": "новиков",
        "pupil-given_name": "ЛЕВ",
        "pupil-birth_date": "2013-03-04",
        "pupil-sex": "m",
        "pupil-snils": SNILS,
        "admission-to": world.school_class.pk,
        "admission-since": TODAY.isoformat(),
        "admission-order_number": "45-у",
        "admission-order_day": TODAY.isoformat(),
        "admission-place": "Гимназия № 2",
        "guardian-may_see": "on",
    }
    return data | changes


def with_mother(**changes):
    return {
        "guardian-relation": "мать",
        "guardian-family_name": "Новикова",
        "guardian-given_name": "Инна",
        "guardian-phone": "8 910 765-43-21",
    } | changes


@pytest.mark.req("R18", part="admission")
def test_the_secretary_admits_a_pupil_with_a_guardian(world, send):
    shown = send("new_pupil", newcomer(world) | with_mother()).content.decode()
    pupil = Pupil.objects.get(family_name="Новиков")
    assert (pupil.given_name, pupil.snils) == ("Лев", "11223344595")
    assert Guardian.objects.get(pupils=pupil).phone == "+79107654321"
    movement = Movement.objects.get(pupil=pupil)
    assert (movement.kind, movement.order_number, movement.to_class) == (
        "admitted",
        "45-у",
        world.school_class,
    )
    assert "Зачисление: Гимназия № 2 → 7Б" in shown
    assert "приказ № 45-у от 14.10.2026" in shown
    assert "Новикова Инна" in shown


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("pupil-snils", "112-233-445 96", "не проходит проверку"),
        ("pupil-birth_date", "2027-01-01", "Проверьте год рождения"),
        ("pupil-phone", "12", "не удалось прочитать"),
        ("pupil-email", "ivan@", "записана с ошибкой"),
        ("pupil-family_name", "Иванов2", "не может быть цифр"),
        ("admission-to", "", "Выберите класс"),
        ("admission-since", "2027-08-01", "этого учебного года"),
    ],
)
def test_bad_input_is_named_at_its_field(world, send, field, value, said):
    answer = send("new_pupil", newcomer(world, **{field: value}))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Pupil.objects.filter(family_name="Новиков").exists()


def test_the_same_snils_is_refused_with_a_link(world, send):
    masha = world.pupils["masha"]
    people.amend([(masha, {"snils": "11223344595"})], by=SYSTEM, at=NOW)
    shown = send("new_pupil", newcomer(world)).content.decode()
    assert "Второй карточки не будет" in shown
    assert reverse("roll:pupil", args=[masha.pk]) in shown


def test_a_pupil_of_another_school_is_not_shown_but_named(world, canary, send):
    stranger = canary.pupils["canary_pupil"]
    people.amend([(stranger, {"snils": "11223344595"})], by=SYSTEM, at=NOW)
    shown = send("new_pupil", newcomer(world)).content.decode()
    assert "числится в другой школе" in shown
    assert reverse("roll:pupil", args=[stranger.pk]) not in shown


def test_a_namesake_born_the_same_day_is_warned_about_once(world, send):
    same = newcomer(
        world,
        **{
            "pupil-family_name": "Елкина",
            "pupil-given_name": "Алена",
            "pupil-patronymic": "Петровна",
            "pupil-birth_date": "2013-05-05",
            "pupil-sex": "f",
        },
    )
    assert "Похоже, этот человек уже записан" in send("new_pupil", same).content.decode()
    send("new_pupil", same | {"pupil-same_confirmed": "on"})
    assert Pupil.objects.filter(given_name="Алена").count() == 1


def test_a_known_guardian_is_added_and_the_card_stays(world, canary, send):
    papa = canary.guardians["canary_guardian"]
    people.amend([(papa, {"snils": "11223344595"})], by=SYSTEM, at=NOW)
    data = {
        "relation": "дядя",
        "family_name": "Совсем",
        "given_name": "Другой",
        "snils": SNILS,
        "may_see": "on",
    }
    masha = world.pupils["masha"]
    assert "карточка не изменилась" in send("new_guardian", data, masha.pk).content.decode()
    papa.refresh_from_db()
    assert papa.family_name == "КАНАРЕЙКА"
    assert Guardianship.objects.filter(guardian=papa, pupil=masha, until=None).exists()


def test_a_namesake_guardian_is_chosen_by_one_button(world, send):
    papa = world.guardians["papa"]
    data = {"relation": "дядя", "family_name": "Сидоров", "given_name": "Андрей", "may_see": "on"}
    data["patronymic"] = "Петрович"
    masha = world.pupils["masha"]
    assert "уже записан" in send("new_guardian", data, masha.pk).content.decode()
    send("new_guardian", data | {"known": papa.pk}, masha.pk)
    assert Guardianship.objects.filter(guardian=papa, pupil=masha).exists()
    assert Guardian.objects.filter(family_name="Сидоров").count() == 1


def test_a_card_shared_with_another_school_cannot_be_amended(world, canary, sign_in, page):
    mama = world.guardians["mama"]
    ward = Ward(mama, canary.pupils["canary_pupil"], "тётя")
    people.entrust([ward], since=YEAR_START, by=SYSTEM, at=NOW)
    shown = page("guardian", mama.pk)
    assert "ребёнок и в другой школе" in shown
    assert "КАНАРЕЙКА" not in shown
    answer = sign_in("sekretar").post(
        reverse("roll:edit_guardian", args=[mama.pk]), {"family_name": "Х", "given_name": "У"}
    )
    assert answer.status_code == 302
    mama.refresh_from_db()
    assert mama.family_name == "Иванова"


def test_without_the_right_the_diary_is_closed_at_once(world, sign_in, send, page):
    masha = world.pupils["masha"]
    diary = reverse("diary:pupil", args=[masha.pk])
    assert sign_in("mama").get(diary).status_code == 200
    link = world.guardians["mama"].guardianships.get()
    send("guardianship", {"relation": "мать", "ground": "Решение суда № 2-15"}, link.pk)
    assert sign_in("mama").get(diary).status_code == 404
    assert "дневник не видит" in page("pupil", masha.pk)
    send("guardianship", {"relation": "мать", "may_see": "on"}, link.pk)
    assert sign_in("mama").get(diary).status_code == 200


def test_an_ended_guardianship_stays_in_the_history(world, sign_in, send, page):
    link = world.guardians["mama"].guardianships.get()
    assert (
        "или более поздний"
        in send("end_guardianship", {"end-since": "2026-08-01"}, link.pk).content.decode()
    )
    send("end_guardianship", {"end-since": TODAY.isoformat()}, link.pk)
    masha = world.pupils["masha"].pk
    assert sign_in("mama").get(reverse("diary:pupil", args=[masha])).status_code == 404
    assert "по 13.10.2026" in page("pupil", masha)


def test_a_card_is_corrected_and_found_by_the_new_name(world, sign_in, send, page):
    masha = world.pupils["masha"]
    form = {
        "family_name": "Ёжикова",
        "given_name": "Мария",
        "birth_date": "2013-05-05",
        "sex": "f",
        "phone": "8(910)123-45-67",
    }
    assert "Карточка исправлена" in send("edit_pupil", form, masha.pk).content.decode()
    list_page = sign_in("sekretar").get(reverse("roll:pupils"), {"q": "ежик 123-45"})
    assert "Ёжикова Мария" in list_page.content.decode()


def test_a_subject_teacher_sees_no_family_on_the_card(world, page):
    people.amend([(world.pupils["masha"], {"snils": "11223344595"})], by=SYSTEM, at=NOW)
    own = page("pupil", world.pupils["masha"].pk, who="petrova")
    assert "7Б" in own
    assert "Иванова Ольга" not in own
    led = page("pupil", world.pupils["masha"].pk, who="smirnov")
    assert "Иванова Ольга" in led
    assert SNILS not in own + led
    assert SNILS in page("pupil", world.pupils["masha"].pk)


def test_an_employee_is_hired_and_shown_with_loads_and_class(world, send, page):
    data = {"family_name": "Новикова", "given_name": "Юлия", "position": "учитель химии"}
    assert "учитель химии" in send("new_employee", data).content.decode()
    assert Employee.objects.get(position="учитель химии").school == world.school
    smirnov = page("employee", world.teachers["smirnov"].pk)
    assert "Английский язык" in smirnov
    assert "Классное руководство" in smirnov


def test_roles_are_given_and_ended_within_limits(world, sign_in, send, page):
    smirnov = world.teachers["smirnov"]
    assert (
        "Эту роль даёт администратор"
        in send("give_role", {"role": "head"}, smirnov.pk, who="zavuch").content.decode()
    )
    send("give_role", {"role": "secretary"}, smirnov.pk, who="zavuch")
    office = world.users["smirnov"].appointments.get(role="secretary")
    assert "Снять роль «Секретарь»" in page("employee", smirnov.pk, who="zavuch")
    send("end_role", {}, smirnov.pk, office.pk, who="zavuch")
    assert not world.users["smirnov"].appointments.filter(role="secretary").exists()
    send("give_role", {"role": "deputy_head"}, smirnov.pk, who="direktor")
    assert world.users["smirnov"].appointments.filter(role="deputy_head", until=None).exists()


def test_nobody_ends_a_higher_role_or_the_own_one(world, sign_in):
    head, deputy = world.teachers["direktor"], world.teachers["zavuch"]
    appoint([Office(deputy.user, Role.SECRETARY, world.school)], since=TODAY, by=SYSTEM, at=NOW)
    for person, role in ((head, "head"), (deputy, "secretary")):
        office = person.user.appointments.get(role=role)
        url = reverse("roll:end_role", args=[person.pk, office.pk])
        assert sign_in("zavuch").post(url).status_code == 404


@pytest.mark.parametrize(
    ("name", "ids", "number"),
    [
        ("pupil", lambda w: w.pupils["masha"].pk, 4),
        ("guardian", lambda w: w.guardians["papa"].pk, 3),
        ("employee", lambda w: w.teachers["smirnov"].pk, 2),
    ],
)
def test_a_card_costs_few_statements(world, sign_in, statements, name, ids, number):
    client = sign_in("zavuch")
    url = reverse(f"roll:{name}", args=[ids(world)])
    assert statements(lambda: client.get(url)) == number
