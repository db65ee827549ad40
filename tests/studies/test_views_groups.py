"""Subgroups and streams by their pages; both registers stay right."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from peremena.classes.actions import leave_classes
from peremena.classes.models import Enrolment, Group, GroupKind
from peremena.journal.queries.members import members
from peremena.people.actions import Card, admit_pupils
from tests.world.school import NOW, SYSTEM, TODAY, YEAR_START


@pytest.fixture
def zavuch(sign_in):
    return sign_in("zavuch")


@pytest.fixture
def halves(world):
    return [world.courses[k].group for k in ("english 1", "english 2")]


@pytest.fixture
def move(zavuch, world, halves):
    """Moves pupils of 7Б to a group of the division."""

    def move(group_id, *names, since=TODAY):
        data = {
            "division": "-".join(str(g.pk) for g in halves),
            "pick": [world.pupils[n].pk for n in names],
            "group": group_id,
            "since": since,
        }
        url = reverse("studies:move", args=[world.school_class.pk])
        return zavuch.post(url, data, follow=True)

    return move


def on_page(course, day):
    """Who is on the list of a course on a day."""
    found = members(course, since=YEAR_START, until=date(2026, 12, 30))
    return {m.name for m in found if m.is_on_list(day)}


@pytest.mark.req("R4", part="subgroups")
def test_a_pupil_moves_in_mid_term_and_both_registers_stay_right(move, world, halves):
    first, second = world.courses["english 1"], world.courses["english 2"]
    masha = "Иванова Мария"
    assert masha in on_page(first, TODAY)
    assert "Иванова Мария" in move(halves[1].pk, "masha").content.decode()
    yesterday = TODAY - timedelta(days=1)
    assert masha in on_page(first, yesterday)
    assert masha not in on_page(first, TODAY)
    assert masha in on_page(second, TODAY)
    assert masha not in on_page(second, yesterday)


def test_a_move_is_taken_back(move, zavuch, world, halves):
    page = move(halves[1].pk, "masha").content.decode()
    undo = page.split('class="toast good"')[1].split('action="')[1].split('"')[0]
    assert "Ученики там, где были" in zavuch.post(undo, follow=True).content.decode()
    held = Enrolment.objects.filter(pupil=world.pupils["masha"], group__in=halves)
    assert [(e.group, e.since, e.until) for e in held] == [(halves[0], YEAR_START, None)]


def test_a_move_is_taken_back_once_and_never_after_another(move, zavuch, world, halves):
    way_back = lambda page: (  # noqa: E731
        page.content.decode().split('class="toast good"')[1].split('action="')[1].split('"')[0]
    )
    open_ones = Enrolment.objects.filter(
        pupil=world.pupils["masha"], group__in=halves, until=None
    ).values_list("group", flat=True)
    nowhere = way_back(move(0, "masha"))
    second = way_back(move(halves[1].pk, "masha"))
    assert "снова менялись" in zavuch.post(nowhere, follow=True).content.decode()
    assert list(open_ones) == [halves[1].pk]
    assert "Ученики там, где были" in zavuch.post(second, follow=True).content.decode()
    assert "снова менялись" in zavuch.post(second, follow=True).content.decode()
    assert not open_ones.all().exists()


def test_an_opened_group_takes_back_only_who_is_in_the_class_and_free(zavuch, world, halves, move):
    masha = world.pupils["masha"]
    was = set(Enrolment.objects.filter(group=halves[0]).values_list("pupil", flat=True))
    zavuch.post(reverse("studies:close_group", args=[halves[0].pk]), {"since": TODAY})
    move(halves[1].pk, "masha")
    gone = Enrolment.objects.filter(pupil__in=was).exclude(pupil=masha).first().pupil
    leave_classes([(gone, world.school_class)], since=TODAY, by=SYSTEM, at=NOW)
    zavuch.post(reverse("studies:reopen_group", args=[halves[0].pk]))
    back = Enrolment.objects.filter(group=halves[0], until=None).values_list("pupil", flat=True)
    assert set(back) == was - {masha.pk, gone.pk}


def test_who_is_in_no_group_is_named(move, zavuch, world, halves):
    page = move(0, "masha").content.decode()
    assert "1\u00a0ученик без подгруппы" in page
    pupil = admit_pupils(
        school=world.school, cards=[(Card("Новый", "Олег"), "m")], by=SYSTEM, at=NOW
    )
    assert pupil
    assert "Английский язык" in page


@pytest.mark.parametrize(
    ("since", "why"),
    [(date(2026, 8, 31), "Укажите день учебного года"), ("", "Укажите группу и день")],
)
def test_a_day_outside_the_year_is_refused(move, halves, since, why):
    assert why in move(halves[1].pk, "masha", since=since).content.decode()


def test_a_group_of_another_division_is_nobody(move, world):
    assert move(world.whole.pk, "masha").status_code == 404


def test_a_used_group_is_closed_and_opened_again_never_removed(zavuch, world, halves):
    send = lambda name, **data: zavuch.post(  # noqa: E731
        reverse(name, args=[halves[0].pk]), data, follow=True
    ).content.decode()
    assert "Закройте её с нужного дня" in send("studies:remove_group")
    assert "закрыта" in send("studies:close_group", since=TODAY)
    assert on_page(world.courses["english 1"], TODAY) == set()
    assert on_page(world.courses["english 1"], TODAY - timedelta(days=1))
    assert "уже закрыта" in send("studies:close_group", since=TODAY)
    assert "снова открыта" in send("studies:reopen_group")
    assert on_page(world.courses["english 1"], TODAY)


def test_a_group_gets_another_name_and_a_bare_one_goes(zavuch, world, halves):
    url = reverse("studies:group", args=[halves[0].pk])
    assert "уже есть" in zavuch.post(url, {"name": "англ. 2"}).content.decode()
    assert "носители" in zavuch.post(url, {"name": "носители"}, follow=True).content.decode()
    bare = Group.objects.create(
        year=world.year, kind=GroupKind.SUBGROUP, school_class=world.school_class, name="лишняя"
    )
    zavuch.post(reverse("studies:remove_group", args=[bare.pk]))
    assert not Group.objects.filter(pk=bare.pk).exists()


def test_a_stream_is_made_of_two_classes_and_follows_its_parts(
    zavuch, move, world, class_7a, halves
):
    url = reverse("studies:streams")
    whole = class_7a.groups.get(kind=GroupKind.WHOLE)
    alone = {"name": "Немецкий", "parts": [halves[0].pk, halves[1].pk]}
    assert "хотя бы двух классов" in zavuch.post(url, alone).content.decode()
    page = zavuch.post(url, alone | {"parts": [halves[0].pk, whole.pk]}, follow=True)
    assert "Поток «Немецкий» создан" in page.content.decode()
    assert (
        "уже есть" in zavuch.post(url, alone | {"parts": [halves[0].pk, whole.pk]}).content.decode()
    )
    stream = Group.objects.get(kind=GroupKind.STREAM)
    open_ones = Enrolment.objects.filter(group=stream, until=None, pupil=world.pupils["masha"])
    assert open_ones.exists()
    move(halves[1].pk, "masha")
    assert not open_ones.all().exists()


def test_the_pages_cost_the_same_with_more_pupils_and_groups(
    zavuch, statements, world, halves, class_7a
):
    urls = [reverse("studies:groups", args=[world.school_class.pk]), reverse("studies:streams")]
    data = {"name": "Поток", "parts": [halves[0].pk, class_7a.groups.get().pk]}
    zavuch.post(urls[1], data)
    few = [statements(lambda u=u: zavuch.get(u)) for u in urls]
    from peremena.classes import actions as classes

    cards = [(Card(f"Новиков{n}", "Олег"), "m") for n in range(25)]
    pupils = admit_pupils(school=world.school, cards=cards, by=SYSTEM, at=NOW)
    classes.enrol([(p, world.whole) for p in pupils], since=YEAR_START, by=SYSTEM, at=NOW)
    classes.enrol([(p, halves[0]) for p in pupils], since=YEAR_START, by=SYSTEM, at=NOW)
    zavuch.post(urls[1], data | {"name": "Ещё поток"})
    assert [statements(lambda u=u: zavuch.get(u)) for u in urls] == few
