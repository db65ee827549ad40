"""Work programmes are published for everybody."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from peremena.studies.models import WorkProgramme
from tests.world.school import CANARY


@pytest.fixture
def zavuch(world):
    client = Client()
    client.force_login(world.users["zavuch"], "django.contrib.auth.backends.ModelBackend")
    return client


def publish(world, client, content=b"%PDF-1.7", **more):
    data = {
        "subject": world.maths.subject_id,
        "title": "Алгебра",
        "lowest_grade": 7,
        "highest_grade": 7,
        "order_number": "5",
        "order_day": "2026-08-31",
        "file": SimpleUploadedFile("../../../etc/passwd.pdf", content),
    }
    return client.post(reverse("studies:publish_programme"), data | more)


def docx():
    memory = BytesIO()
    Document().save(memory)
    return memory.getvalue()


@pytest.mark.req("P1", part="work programmes public")
def test_a_published_programme_is_read_by_everybody(world, zavuch):
    assert publish(world, zavuch).status_code == 302
    programme = WorkProgramme.objects.get(title="Алгебра")
    assert "passwd" not in programme.file.name
    stranger = Client()
    text = stranger.get(reverse("site", args=[world.school.pk])).content.decode()
    assert "7 класс: Алгебра" in text
    assert "приказ № 5 от 31.08.2026" in text
    file = stranger.get(reverse("site_programme", args=[world.school.pk, programme.pk]))
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.content == b"%PDF-1.7"


def test_a_withdrawn_programme_is_gone_until_it_is_restored(world, zavuch):
    programme = world.school.programmes.get()
    address = reverse("site_programme", args=[world.school.pk, programme.pk])
    zavuch.post(reverse("studies:withdraw_programme", args=[programme.pk]))
    assert Client().get(address).status_code == 404
    zavuch.post(reverse("studies:restore_programme", args=[programme.pk]))
    assert Client().get(address).status_code == 200


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"file": SimpleUploadedFile("a.pdf", b"<script>")}, "Это не PDF"),
        ({"file": SimpleUploadedFile("a.pdf", b"PK\x03\x04")}, "Это не PDF"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-" + b"0" * 10 * 1024 * 1024)}, "больше 10 МБ"),
        ({"lowest_grade": 9}, "Первый класс больше последнего"),
        ({"order_day": ""}, "номер и дату протокола или приказа"),
    ],
)
def test_what_cannot_be_published_is_said_at_its_field(world, zavuch, more, sentence):
    answer = publish(world, zavuch, **more)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert world.school.programmes.count() == 1


def test_a_word_document_is_a_programme_too(world, zavuch):
    publish(world, zavuch, content=docx())
    assert WorkProgramme.objects.get(title="Алгебра").kind == "docx"


def test_a_programme_under_another_school_is_no_page(world, canary):
    programme = canary.school.programmes.get()
    address = reverse("site_programme", args=[world.school.pk, programme.pk])
    assert Client().get(address).status_code == 404


@pytest.mark.req("P24")
def test_the_open_page_shows_the_school_and_nobody(world, canary, django_assert_num_queries):
    with django_assert_num_queries(4):
        answer = Client().get(reverse("site", args=[world.school.pk]))
    text = answer.content.decode()
    assert "Средняя школа «Школа №1»" in text
    assert "Осенние каникулы" in text
    assert "/sign-in/" in text
    assert reverse("timetable:public_control_works", args=[world.school.pk]) in text
    assert CANARY not in text
    people = [*world.pupils.values(), *world.guardians.values(), *world.teachers.values()]
    assert not [p for p in people if p.family_name in text]


@pytest.mark.req("P24")
def test_the_administrator_copies_a_link_for_the_site(world):
    client = Client()
    client.force_login(world.users["admin"], "django.contrib.auth.backends.ModelBackend")
    text = client.get(reverse("exchange:site_link")).content.decode()
    assert "&lt;a href=&#34;http://testserver/sign-in/&#34;&gt;" in text
    assert f"http://testserver/site/{world.school.pk}/" in text


def test_an_unknown_school_has_no_open_page(world):
    assert Client().get(reverse("site", args=[10**9])).status_code == 404


def test_many_programmes_cost_as_much_as_few(world, zavuch, statements):
    own, site = reverse("studies:programmes"), reverse("site", args=[world.school.pk])
    pages = (lambda: zavuch.get(own), lambda: Client().get(site))
    assert [statements(p) for p in pages] == [1, 4]
    for n in range(12):
        publish(world, zavuch, title=f"Алгебра, часть {n}")
    assert world.school.programmes.count() == 13
    assert [statements(p) for p in pages] == [1, 4]
