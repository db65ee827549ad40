"""What is planned in each subject, for the family."""

import pytest
from django.urls import reverse

from peremena.studies.actions.plans import begin_plan, write_themes
from peremena.studies.rules.themes import ThemeText
from tests.world.school import NOW, SYSTEM


def open_plans(world, client, username="mama", **query):
    client.force_login(world.users[username], "django.contrib.auth.backends.ModelBackend")
    address = reverse("diary:plans", args=[world.pupils["masha"].pk])
    answer = client.get(address, query)
    return answer, answer.content.decode().replace("\u00a0", " ")


@pytest.mark.req("P22", part="thematic plan")
@pytest.mark.parametrize("username", ["mama", "masha"])
def test_the_family_sees_the_approved_plan_with_dates(world, client, username):
    _answer, text = open_plans(world, client, username)
    assert "план ещё не утверждён" in text
    _answer, text = open_plans(world, client, username, course=world.maths.pk)
    assert "<b>Степень с натуральным показателем</b>" in text
    assert "02.09–04.09" in text


def test_a_draft_is_not_shown(world, client):
    write_themes(
        plan=world.maths.plans.get(version=2), themes=[ThemeText("Тайна")], by=SYSTEM, at=NOW
    )
    assert "Тайна" not in open_plans(world, client, course=world.maths.pk)[1]
    other = world.courses["english 1"]
    begin_plan(course=other, by=SYSTEM, at=NOW)
    assert open_plans(world, client, course=other.pk)[0].status_code == 404


def test_the_plan_of_a_subject_that_the_child_does_not_learn_is_no_page(world, canary, client):
    assert open_plans(world, client, course=canary.maths.pk)[0].status_code == 404
    assert open_plans(world, client, course="x")[0].status_code == 404


def test_the_page_costs_as_much_with_many_themes(world, client, django_assert_num_queries):
    """Apart from session, account and roles (3) and the record of reading (1)."""
    open_plans(world, client)
    address = reverse("diary:plans", args=[world.pupils["masha"].pk])
    with django_assert_num_queries(4 + 2):
        client.get(address)
    with django_assert_num_queries(4 + 6):
        client.get(address, {"course": world.maths.pk})
