"""Parents' meetings on the pages of the school and of the family."""

import pytest
from django.urls import reverse

from peremena.classes import actions as classes
from peremena.office.models import Meeting, MeetingState
from peremena.people import actions as people
from peremena.people.actions import Card, Ward
from tests.world.school import NOW, SYSTEM, TODAY, YEAR_START


def new(client, world, **changes):
    data = {
        "audience": f"class-{world.school_class.pk}",
        "day": "2026-11-12",
        "starts": "18:30",
        "place": "кабинет 12",
        "agenda": "Итоги четверти\nПитание",
    }
    return client.post(reverse("office:new_meeting"), data | changes, follow=True)


def minutes(client, meeting, **changes):
    data = {"number": "2", "minutes": "Обсудили.", "decisions": "Принять к сведению"}
    return client.post(reverse("office:minutes", args=[meeting.pk]), data | changes, follow=True)


def tick(client, world, meeting, *here, shown=("mama", "papa", "petrova")):
    ids = {name: world.guardians[name].pk for name in shown}
    return client.post(
        reverse("office:attendance", args=[meeting.pk]),
        {"shown": list(ids.values()), "here": [ids[name] for name in here]},
        follow=True,
    )


@pytest.mark.req("P9", part="record")
def test_the_class_teacher_calls_a_meeting_and_takes_it_back(world, sign_in):
    page = new(sign_in("smirnov"), world).text
    assert "Собрание назначено на 12\u00a0ноября" in page
    assert "<li>Питание</li>" in page
    made = Meeting.objects.get(day="2026-11-12")
    undo = reverse("office:withdraw_meeting", args=[made.pk])
    assert undo in page
    assert "Собрание не назначено" in sign_in("smirnov").post(undo, follow=True).text
    assert not Meeting.objects.filter(pk=made.pk).exists()


def test_a_day_that_is_over_is_refused_at_its_field(world, sign_in):
    answer = new(sign_in("smirnov"), world, day="2026-10-01")
    assert answer.status_code == 422
    assert "уже прошло" in answer.text


def test_a_class_teacher_calls_only_his_class(world, sign_in):
    assert new(sign_in("smirnov"), world, audience="school").status_code == 422
    assert new(sign_in("petrova"), world).status_code == 422
    assert "вся школа" in new(sign_in("zavuch"), world, audience="school").text


def test_a_meeting_of_the_school_is_kept_by_the_class_teacher_but_not_changed(world, sign_in):
    new(sign_in("zavuch"), world, audience="school", day=str(TODAY))
    made = Meeting.objects.get(school_class=None)
    page = sign_in("smirnov").get(reverse("office:meeting", args=[made.pk])).text
    assert "Кто пришёл" in page
    assert reverse("office:cancel_meeting", args=[made.pk]) not in page
    edit = reverse("office:edit_meeting", args=[made.pk])
    assert sign_in("smirnov").get(edit).status_code == 404


@pytest.mark.req("P9", part="record")
def test_the_list_is_ticked_and_tells_who_missed_the_meeting(world, sign_in):
    client = sign_in("smirnov")
    page = tick(client, world, world.meeting, "mama", "petrova").text
    assert "Список сохранён" in page
    assert "<b data-came>2</b> из 4" in page
    page = minutes(client, world.meeting).text
    assert "Протокол № 2" in page
    assert "Не были: 2\u00a0семьи" in page
    assert "Ёлкина Алёна, Сидоров Пётр." in page


def test_a_script_ticks_one_and_gets_the_count(world, sign_in):
    mama = world.guardians["mama"].pk
    address = reverse("office:attendance", args=[world.meeting.pk])
    answer = sign_in("smirnov").post(
        address, {"shown": [mama], "here": [mama]}, headers={"Accept": "text/plain"}
    )
    assert answer.text == "1 1"
    answer = sign_in("smirnov").post(address, {"shown": [0]}, headers={"Accept": "text/plain"})
    assert answer.status_code == 422
    assert "Обновите страницу" in answer.text


@pytest.mark.req("P9", part="record")
@pytest.mark.req("R18", part="minutes")
def test_the_parent_who_missed_it_reads_the_minutes(world, sign_in):
    tick(sign_in("smirnov"), world, world.meeting, "papa", "petrova")
    home = reverse("diary:pupil", args=[world.pupils["masha"].pk])
    assert "Родительское собрание: сегодня, начало в 18:00" in sign_in("mama").get(home).text
    minutes(sign_in("smirnov"), world.meeting)
    page = sign_in("mama").get(home).text
    assert "Вы пропустили собрание 14\u00a0октября" in page
    address = reverse("diary:meeting", args=[world.pupils["masha"].pk, world.meeting.pk])
    assert address in page
    text = sign_in("mama").get(address).text
    assert "Обсудили." in text
    assert "Протокол № 2" in text
    other = reverse("diary:pupil", args=[world.pupils["petya"].pk])
    assert "Вы пропустили" not in sign_in("papa").get(other).text


def test_a_draft_of_the_minutes_is_not_shown_to_parents(world, sign_in):
    client = sign_in("smirnov")
    tick(client, world, world.meeting, "papa")
    minutes(client, world.meeting)
    client.post(reverse("office:undo_minutes", args=[world.meeting.pk]))
    address = reverse("diary:meeting", args=[world.pupils["masha"].pk, world.meeting.pk])
    assert "Обсудили." not in sign_in("mama").get(address).text


def test_parents_see_why_a_meeting_is_cancelled(world, sign_in):
    client = sign_in("smirnov")
    address = reverse("office:cancel_meeting", args=[world.meeting.pk])
    assert "Напишите причину" in client.post(address, {"reason": ""}, follow=True).text
    client.post(address, {"reason": "карантин"})
    home = reverse("diary:pupil", args=[world.pupils["masha"].pk])
    assert "отменено: карантин" in sign_in("mama").get(home).text
    client.post(reverse("office:restore_meeting", args=[world.meeting.pk]))
    assert Meeting.objects.get(pk=world.meeting.pk).state == MeetingState.PLANNED


def test_a_pupil_does_not_see_meetings(world, sign_in):
    masha = world.pupils["masha"].pk
    home = sign_in("masha").get(reverse("diary:pupil", args=[masha])).text
    assert "собрание" not in home


@pytest.mark.parametrize(
    ("name", "of"), [("invitation", "meeting"), ("minutes_paper", "held_meeting")]
)
def test_the_papers_are_pdf(world, sign_in, name, of):
    address = reverse(f"office:{name}", args=[getattr(world, of).pk])
    answer = sign_in("smirnov").get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_the_list_of_meetings_has_two_parts(world, sign_in):
    client = sign_in("smirnov")
    assert "14\u00a0октября" in client.get(reverse("office:meetings")).text
    past = client.get(reverse("office:meetings"), {"past": 1}).text
    assert "10\u00a0сентября" in past
    assert "14\u00a0октября" not in past


def _grow(world):
    """Twenty more families in 7Б, and a meeting each evening."""
    cards = [Card(f"Фамилия{n}", "Имя") for n in range(20)]
    pupils = people.admit_pupils(
        school=world.school, cards=[(c, "m") for c in cards], by=SYSTEM, at=NOW
    )
    parents = people.register_guardians(cards=cards, by=SYSTEM, at=NOW)
    people.entrust(
        [Ward(g, p, "мать") for g, p in zip(parents, pupils, strict=True)],
        since=YEAR_START,
        by=SYSTEM,
        at=NOW,
    )
    classes.enrol([(p, world.whole) for p in pupils], since=YEAR_START, by=SYSTEM, at=NOW)


@pytest.mark.parametrize(("page", "count"), [("meetings", 3), ("meeting", 6)])
def test_the_pages_cost_the_same_for_few_and_many(world, sign_in, statements, page, count):
    client = sign_in("smirnov")
    address = reverse(f"office:{page}", args=[world.meeting.pk] if page == "meeting" else [])
    assert statements(lambda: client.get(address)) == count
    _grow(world)
    for day in range(15, 25):
        new(client, world, day=f"2026-10-{day}")
    assert statements(lambda: client.get(address)) == count
