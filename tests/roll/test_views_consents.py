"""The register of consents."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from peremena.people.actions import amend
from peremena.people.models import Consent
from tests.world.school import NOW, SYSTEM, TODAY


@pytest.fixture
def mother(world):
    return f"{world.pupils['masha'].pk}:{world.guardians['mama'].pk}"


@pytest.fixture
def record(sign_in):
    def record(picks, *, who="sekretar", **facts):
        url = f"{reverse('roll:record_consents')}?{'&'.join(f'pick={p}' for p in picks)}"
        data = {"decision": "given", "day": TODAY.isoformat(), "document": "заявление"} | facts
        return sign_in(who).post(url, data, follow=True)

    return record


@pytest.fixture
def page(sign_in):
    return lambda who="sekretar", **asked: (
        sign_in(who).get(reverse("roll:consents"), asked).content.decode()
    )


@pytest.mark.req("R1", part="record")
def test_a_consent_is_recorded_withdrawn_and_stays_in_the_register(
    world, mother, record, page, sign_in
):
    assert "нет решения — 4" in page()
    assert "Записано: 1\u00a0решение" in record([mother], number="17").content.decode()
    shown = page(show="given")
    assert "Иванова Ольга Викторовна" in shown
    assert "заявление № 17" in shown
    url = reverse("roll:withdraw_consent", args=[Consent.objects.get().pk])
    data = {"day": TODAY.isoformat(), "document": "заявление об отзыве"}
    assert "Отзыв согласия записан" in (
        sign_in("sekretar").post(url, data, follow=True).content.decode()
    )
    assert "Иванова Ольга" in page(show="withdrawn")
    assert Consent.objects.get().withdrawn_on == TODAY


def test_a_refusal_may_be_followed_by_a_consent_but_not_on_the_same_day(mother, record, page):
    before = TODAY - timedelta(days=7)
    record([mother], decision="refused", day=before.isoformat())
    assert "отказ — 1" in page()
    again = record([mother], day=before.isoformat())
    assert again.status_code == 422
    assert "Новое должно быть позже" in again.content.decode()
    record([mother])
    assert "согласие — 1" in page()
    assert Consent.objects.count() == 2


def test_a_paper_of_tomorrow_is_refused(mother, record):
    tomorrow = TODAY + timedelta(days=1)
    assert "ещё не наступила" in record([mother], day=tomorrow.isoformat()).content.decode()


def test_a_whole_class_is_recorded_and_taken_back(world, record, page, sign_in):
    rows = [
        f"{g.pupil_id}:{g.guardian_id}"
        for p in world.pupils.values()
        for g in p.guardianships.all()
    ]
    answer = record(rows, who="smirnov")
    assert "Записано: 4\u00a0решения" in answer.content.decode()
    undo = answer.content.decode().split('action="/people/consents/back/')[1].split('"')[0]
    sign_in("smirnov").post(f"/people/consents/back/{undo}", follow=True)
    assert not Consent.objects.exists()


def test_a_teacher_records_only_for_the_own_class(world, mother, record, page):
    assert "Отметьте, чьё решение" in record([mother], who="petrova").content.decode()
    assert "Никого не нашлось" in page("petrova")


def test_who_may_not_see_the_child_decides_nothing(world, page):
    world.guardians["mama"].guardianships.update(may_see=False)
    assert "Иванова Ольга" not in page()


def test_an_adult_pupil_decides_himself(world, record, page):
    masha = world.pupils["masha"]
    amend([(masha, {"birth_date": date(2008, 1, 1)})], by=SYSTEM, at=NOW)
    shown = page()
    assert "сам, совершеннолетний" in shown
    assert "Иванова Ольга" not in shown
    record([f"{masha.pk}:0"])
    assert Consent.objects.get().guardian is None


@pytest.mark.parametrize("kind", ["xlsx", "pdf"])
def test_the_register_is_printed(sign_in, kind):
    answer = sign_in("sekretar").get(reverse("roll:consents"), {"as": kind})
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(kind)


def test_a_long_register_costs_as_many_statements_as_a_short_one(sign_in, statements, crowd):
    client, url = sign_in("sekretar"), reverse("roll:consents")
    assert statements(lambda: client.get(url)) == 4
    crowd(120)
    assert statements(lambda: client.get(url)) == 4
