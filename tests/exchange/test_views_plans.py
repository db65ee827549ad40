"""A thematic plan is brought in by a file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from peremena.exchange.models import PlanFile
from peremena.studies.models import Plan
from tests.journal.conftest import statements

__all__ = ["statements"]

CSV = "Название;Время\nДроби;2 ч.\nСтепени;много\n".encode("cp1251")
GOOD = CSV.replace("много".encode("cp1251"), b"3")


@pytest.fixture
def belova(world):
    """The deputy head, who also teaches the second group."""
    client = Client()
    client.force_login(world.users["zavuch"], "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def send(world, belova):
    """Send a file for the plan of the second group."""
    address = reverse("exchange:plan_upload", args=[world.courses["english 2"].pk])
    return lambda content: belova.post(address, {"file": SimpleUploadedFile("план.csv", content)})


def choose(belova, do, header=1, columns=("topic", "hours")):
    address = reverse("exchange:plan_file", args=[PlanFile.objects.latest("pk").pk])
    data = {f"column-{n}": field for n, field in enumerate(columns)}
    return belova.post(address, data | {"header": header, "do": do})


def test_columns_are_chosen_and_the_table_becomes_the_draft(world, belova, send):
    send(GOOD)
    assert choose(belova, "write").status_code == 302
    plan = Plan.objects.get(course=world.courses["english 2"])
    assert list(plan.themes.values_list("topic", "hours")) == [("Дроби", 2), ("Степени", 3)]
    assert not PlanFile.objects.filter(course=plan.course).exists()


def test_an_error_names_row_and_column_and_keeps_the_plan_out(world, belova, send):
    send(CSV)
    text = choose(belova, "write").content.decode()
    assert "строка 3, столбец B" in text
    assert "«много» — не число часов" in text
    assert not Plan.objects.filter(course=world.courses["english 2"]).exists()


def test_without_a_column_of_topics_nothing_is_written(belova, send):
    send(GOOD)
    answer = choose(belova, "write", columns=("", "hours"))
    assert answer.status_code == 422
    assert "в каком столбце темы" in answer.content.decode()


def test_a_file_that_is_no_table_is_refused_at_its_field(send):
    answer = send(b"\x89PNG\0\0")
    assert answer.status_code == 422
    assert "Это не таблица" in answer.content.decode()


def test_a_second_file_replaces_the_first_and_may_be_dropped(world, belova, send):
    send(CSV)
    send(GOOD)
    kept = PlanFile.objects.get(course=world.courses["english 2"])
    belova.post(reverse("exchange:drop_plan_file", args=[kept.pk]))
    assert not PlanFile.objects.filter(pk=kept.pk).exists()


def test_the_preview_of_a_long_file_costs_as_much_as_of_a_short_one(
    world, belova, send, statements
):
    def preview():
        kept = PlanFile.objects.latest("pk")
        address = reverse("exchange:plan_file", args=[kept.pk])
        return statements(lambda: belova.get(address))

    send(GOOD)
    few = preview()
    send(GOOD + "".join(f"Тема {n};1\n" for n in range(90)).encode("cp1251"))
    assert preview() == few == 3
