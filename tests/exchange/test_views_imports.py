from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from peremena.exchange.models import Import, State
from peremena.exchange.queries.imports import PATIENCE
from peremena.exchange.tasks import apply_import
from peremena.kit import progress
from peremena.people.models import Employee
from peremena.trail.models import Visit
from tests.exchange.books import STAFF, book
from tests.exchange.test_formats_xml import LAUGHS
from tests.world.school import NOW

NEWCOMER = {"Сотрудники": (("ФИО", "Должность"), ("Новикова Юлия Петровна", "учитель"))}


@pytest.fixture
def client(world):
    return signed_in(world, "sekretar")


def signed_in(world, username):
    client = Client()
    client.force_login(world.users[username], "django.contrib.auth.backends.ModelBackend")
    return client


def upload(client, content, name="списки.xlsx", since="2026-10-14"):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("exchange:imports"), {"file": file, "since": since})


def uploaded(client, content=None):
    response = upload(client, content or book(NEWCOMER))
    found = Import.objects.latest("pk")
    assert response.url == reverse("exchange:import", args=[found.pk])
    return found


def page_of(client, found):
    return client.get(reverse("exchange:import", args=[found.pk])).content.decode()


def post(client, name, found, **data):
    return client.post(
        reverse(f"exchange:{name}", args=[found.pk]), data, follow=True
    ).content.decode()


def run(world, found):
    apply_import.func(found.pk, world.users["sekretar"].pk, "Лисина Вера Юрьевна")
    found.refresh_from_db()


@pytest.mark.req("A1", part="import")
def test_a_file_is_checked_shown_applied_and_forgotten(world, client):
    found = uploaded(client)
    page = page_of(client, found)
    assert "Новикова Юлия Петровна" in page
    assert not Employee.objects.filter(family_name="Новикова").exists()
    assert "Файл записывается" in post(client, "apply", found)
    assert DBTaskResult.objects.count() == 1
    run(world, found)
    assert found.state == State.APPLIED
    assert Employee.objects.get(family_name="Новикова").school == world.school
    page = page_of(client, found)
    assert "Файл записан в школу" in page
    assert "Новикова" not in page
    assert bytes(found.content) == b""


def test_a_file_with_errors_names_the_cells_and_cannot_be_applied(world, client):
    rows = (STAFF[0], ("Белова", "Инна", "", "учитель", "31.02.1980"))
    found = uploaded(client, book({"Сотрудники": rows}))
    page = page_of(client, found)
    assert "1\u00a0ошибка" in page
    assert '<td data-label="Ячейка">E2</td>' in page
    assert reverse("exchange:apply", args=[found.pk]) not in page
    assert "В файле есть ошибки" in post(client, "apply", found)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG", "Файл незнакомого вида"),
        (b"PK\x03\x04", "не книга Excel"),
        (LAUGHS, "объявления XML"),
        (b"<html></html>", "Файл незнакомого вида"),
        (b"", "пуст"),
    ],
    ids=["picture", "zip", "laughs", "html", "empty"],
)
def test_a_hostile_file_is_refused_at_the_field(client, content, sentence):
    response = upload(client, content)
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_a_day_outside_the_school_year_is_refused_at_its_field(client):
    response = upload(client, book(NEWCOMER), since="2030-01-01")
    assert response.status_code == 422
    assert "учебный год" in response.content.decode()


def test_the_secretary_cannot_make_herself_an_administrator(world, client):
    rows = (("ФИО", "Должность", "Логин"), ("Лисина Вера Юрьевна", "администратор", "sekretar"))
    content = book({"Сотрудники": rows})
    assert "даёт администратор школы" in page_of(client, uploaded(client, content))
    admin = signed_in(world, "admin")
    assert "даёт администратор школы" not in page_of(admin, uploaded(admin, content))


def test_other_choices_check_the_file_again(client):
    found = uploaded(client)
    post(client, "check_again", found, since="2026-11-05")
    found.refresh_from_db()
    assert found.since.isoformat() == "2026-11-05"
    assert "Укажите день" in post(client, "check_again", found, since="")
    assert "учебный год" in post(client, "check_again", found, since="2030-01-01")


def test_a_cancelled_import_is_forgotten_and_cannot_be_applied(client):
    found = uploaded(client)
    assert "Загрузка отменена" in post(client, "cancel", found)
    found.refresh_from_db()
    assert bytes(found.content) == b""
    assert "уже отменён" in post(client, "apply", found)


def test_a_failure_is_told_and_nothing_is_half_applied(world, client):
    """The school changes between the decision and the deed: the login is taken meanwhile."""
    rows = (
        ("ФИО", "Должность", "Логин"),
        ("Новикова Юлия Петровна", "учитель", ""),
        ("Новиков Илья Петрович", "учитель", "novikov"),
    )
    found = uploaded(client, book({"Сотрудники": rows}))
    post(client, "apply", found)
    world.users["masha"].username = "novikov"
    world.users["masha"].save()
    run(world, found)
    assert found.state == State.FAILED
    assert "школа изменилась" in page_of(client, found)
    assert not Employee.objects.filter(family_name__startswith="Новиков").exists()


def test_the_worker_applies_a_queued_import_once(world, client):
    found = uploaded(client)
    run(world, found)
    assert found.state == State.CHECKED
    post(client, "apply", found)
    run(world, found)
    run(world, found)
    assert Employee.objects.filter(family_name="Новикова").count() == 1


def test_progress_is_told_until_the_import_is_over(world, client):
    found = uploaded(client)
    post(client, "apply", found)
    progress.tell(f"import-{found.pk}", 3, 7)
    address = reverse("exchange:progress", args=[found.pk])
    response = client.get(address)
    assert "Сделано шагов: 3 из 7" in response.content.decode()
    assert "HX-Refresh" not in response.headers
    run(world, found)
    assert client.get(address).headers["HX-Refresh"] == "true"
    assert progress.heard(f"import-{found.pk}") is None


def test_an_import_whose_worker_was_stopped_can_be_applied_again(client):
    found = uploaded(client)
    post(client, "apply", found)
    assert "уже записывается" in post(client, "apply", found)
    Import.objects.filter(pk=found.pk).update(changed_at=NOW - 2 * PATIENCE)
    assert "не закончилась за десять минут" in page_of(client, found)
    assert "Файл записывается" in post(client, "apply", found)


def test_reading_the_names_of_a_file_is_recorded(world, client):
    found = uploaded(client)
    page_of(client, found)
    visit = Visit.objects.latest("id")
    assert (visit.subject, visit.subject_id, visit.actor_id) == (
        "import", found.pk, world.users["sekretar"].pk,
    )  # fmt: skip


def test_the_template_is_a_workbook(client):
    response = client.get(reverse("exchange:template"))
    assert response.content.startswith(b"PK")
    assert "spiski-shkoly.xlsx" in response.headers["Content-Disposition"]


def test_the_list_costs_the_same_with_one_and_with_many_imports(client, django_assert_num_queries):
    address = reverse("exchange:imports")
    client.get(address)
    with django_assert_num_queries(6):
        client.get(address)
    for _n in range(5):
        uploaded(client)
    with django_assert_num_queries(6):
        assert client.get(address).content.decode().count("списки.xlsx") == 6


def test_a_school_without_a_year_is_told_what_to_do(world, client):
    Import.objects.filter(school=world.school).update(year=world.year)
    world.school.years.update(until="2026-10-01")
    assert "не открыт учебный год" in client.get(reverse("exchange:imports")).content.decode()


def test_an_import_about_which_nobody_decides_is_forgotten(world, client):
    found = uploaded(client)
    Import.objects.filter(pk=found.pk).update(changed_at=NOW - timedelta(days=31))
    call_command("nightly")
    found.refresh_from_db()
    assert found.state == State.CANCELLED
    assert bytes(found.content) == b""
    assert world.school.imports.get(uploaded_by=None).state == State.CHECKED
