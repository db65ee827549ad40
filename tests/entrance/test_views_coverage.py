"""The report of coverage."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from peremena.accounts.models import AccessSlip
from peremena.entrance.views import coverage
from tests.entrance.conftest import admit
from tests.world.school import CANARY


@pytest.mark.req("S2")
def test_the_deputy_head_sees_which_guardians_have_no_access(sign_in, newcomers, canary):
    page = sign_in("zavuch").get(reverse("entrance:coverage")).content.decode()
    assert "ни один родитель не входит" in page
    assert "7Б" in page
    assert CANARY not in page
    names = sign_in("zavuch").get(reverse("entrance:children")).content.decode()
    assert "Зайцева Вера" in names
    assert "Зайцева Ольга Ивановна" in names
    assert "Иванова Мария" not in names


def test_names_are_sought(sign_in, newcomers, world):
    admit(world, "Лисицына")
    found = sign_in("direktor").get(reverse("entrance:children"), {"q": "ЗАЙЦ"}).content.decode()
    assert "Зайцева Вера" in found
    assert "Лисицына" not in found


@pytest.mark.parametrize("page", ["coverage", "children"])
@pytest.mark.parametrize(("kind", "begins"), [("xlsx", b"PK"), ("pdf", b"%PDF")])
def test_the_report_is_a_file_too(sign_in, newcomers, page, kind, begins):
    answer = sign_in("zavuch").get(reverse(f"entrance:{page}"), {"as": kind})
    assert answer.content.startswith(begins)


def test_slips_are_issued_for_whole_classes(sign_in, newcomers, world):
    chosen = {"pick": [world.school_class.pk, "²", "9" * 30]}
    page = sign_in("zavuch").post(reverse("entrance:issue"), chosen).content.decode()
    assert "Зайцева Ольга Ивановна" in page
    assert AccessSlip.objects.count() == 2


def test_too_many_slips_at_once_are_refused_in_words(sign_in, newcomers, world, monkeypatch):
    monkeypatch.setattr(coverage, "MOST_SLIPS", 1)
    chosen = {"pick": world.school_class.pk}
    answer = sign_in("zavuch").post(reverse("entrance:issue"), chosen, follow=True)
    assert "не больше 1 листков" in answer.content.decode()
    assert not AccessSlip.objects.exists()


@pytest.mark.parametrize("page", ["coverage", "children"])
def test_many_families_cost_no_more_statements(sign_in, newcomers, world, page):
    client, address = sign_in("zavuch"), reverse(f"entrance:{page}")

    def count():
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    few = count()
    for n in range(60):
        admit(world, f"Новикова{n}")
    assert count() == few
