"""The turn of the year on its page."""

import pytest
from django.conf import settings
from django.urls import reverse

from peremena.classes.models import SchoolClass
from peremena.office.models import TurnState, YearTurn
from peremena.office.tasks import apply_turn
from tests.office.turns import AUGUST, JUNE, more_classes, school, turned

__all__ = ["school"]
ORDER = {"order_number": "41-у", "order_day": "2027-06-09"}


@pytest.fixture
def june(monkeypatch):
    monkeypatch.setattr(settings, "CLOCK", JUNE)


def page(client):
    return client.get(reverse("office:year")).text.replace("\u00a0", " ")


def test_the_page_says_first_what_stands_in_the_way(world, sign_in):
    text = page(sign_in("zavuch"))
    assert "Учебный год ещё идёт, до 26 мая 2027 г." in text
    assert "Кнопка появится, когда ничто не мешает." in text
    assert text.index("Учебный год ещё идёт") < text.index("Что произойдёт")


@pytest.mark.req("R18", part="turn of the year")
@pytest.mark.req("R6", part="several years")
def test_the_deputy_head_turns_the_year_by_an_order_and_takes_it_back(
    world, sign_in, school, june, monkeypatch
):
    client = sign_in("zavuch")
    assert "Без классного руководителя останутся" in page(client)
    address = reverse("office:apply_year")
    assert client.post(address, {"order_number": ""}).status_code == 422
    client.post(address, ORDER)
    turn = YearTurn.objects.get()
    assert turn.state == TurnState.APPLIED or "Перевод выполняется" in page(client)
    if turn.state == TurnState.QUEUED:
        apply_turn.func(turn.pk, world.users["zavuch"].pk, "Белова Ирина Львовна")
    text = page(client)
    assert "Перевод из 2026/27 выполнен: приказ № 41-у от 09.06.2027." in text
    assert "учебный год 2027/28" in text
    monkeypatch.setattr(settings, "CLOCK", AUGUST)
    done = client.post(reverse("office:undo_year"), follow=True).text
    assert "Перевод отменён: всё как было до него." in done
    assert not SchoolClass.objects.filter(year__since__year=2027).exists()


def test_letters_and_ticks_are_kept(world, sign_in, june):
    client = sign_in("zavuch")
    seven = world.school_class.pk
    data = {"since": "2027-09-01", "until": "2028-05-26", f"letter-{seven}": "К", "first": "А, Б"}
    client.post(reverse("office:year"), data)
    text = page(client)
    assert "8К" in text
    assert 'value="А, Б"' in text
    assert f'name="stays-{seven}">' in text


def test_the_fate_of_a_pupil_is_decided_on_the_page_of_the_class(world, sign_in, school, june):
    client = sign_in("zavuch")
    nine = school["9А"]
    address = reverse("office:year_class", args=[nine.pk])
    assert "выпускается" in client.get(address).text
    pupil = nine.groups.get(kind="whole").enrolments.first().pupil_id
    client.post(address, {f"fate-{pupil}": "on"})
    assert "10А" in page(client)
    client.post(address, {f"fate-{pupil}": "beyond"})
    assert "10А" in page(client)


def test_undoing_what_was_not_turned_is_refused_in_words(sign_in, world):
    answer = sign_in("zavuch").post(reverse("office:undo_year"), follow=True)
    assert "Отменять нечего" in answer.text


def test_a_turn_that_failed_keeps_its_reason(world, sign_in, school, june, monkeypatch):
    client = sign_in("zavuch")
    client.post(reverse("office:apply_year"), ORDER)
    turn = YearTurn.objects.get()
    YearTurn.objects.update(state=TurnState.QUEUED)
    monkeypatch.setattr(settings, "CLOCK", JUNE.replace(year=2026))
    apply_turn.func(turn.pk, world.users["zavuch"].pk, "Белова")
    assert "Учебный год ещё идёт" in YearTurn.objects.get().failure


def test_the_page_costs_the_same_for_few_and_many(world, sign_in, statements, june):
    client = sign_in("zavuch")
    few = statements(lambda: client.get(reverse("office:year")))
    more_classes(world, pupils=20)
    assert statements(lambda: client.get(reverse("office:year"))) == few


def test_after_the_turn_the_next_one_waits_for_its_year(world, sign_in, school, june):
    turned(world)
    assert "Учебный год ещё идёт, до 26 мая 2028 г." in page(sign_in("zavuch"))
