"""Closing terms by a page."""

import pytest
from django.urls import reverse

from peremena.journal.models import TermLock
from tests.world.school import TODAY


@pytest.fixture
def close(world, sign_in):
    client = sign_in("zavuch")
    return lambda reason: client.post(
        reverse("journal:close_term", args=[world.term.pk]), {"reason": reason}, follow=True
    ).content.decode()


@pytest.fixture
def reopen(world, sign_in):
    client = sign_in("zavuch")
    return lambda: client.post(
        reverse("journal:reopen_term", args=[world.term.pk]), follow=True
    ).content.decode()


def test_the_deputy_head_closes_a_term_and_opens_it_again(close, reopen):
    page = close("Приказ № 12")
    assert "1 четверть: период закрыт" in page
    assert f"закрыт {TODAY.day}\u00a0октября" in page
    assert "Приказ № 12" in page
    assert "1 четверть: период снова открыт." in reopen()
    assert TermLock.objects.get().lifted_at


def test_closing_twice_is_refused_in_words(close):
    close("")
    assert "1 четверть: период уже закрыт." in close("")
    assert TermLock.objects.count() == 1


def test_opening_an_open_term_is_refused_in_words(reopen):
    assert "1 четверть: период не закрыт." in reopen()


def test_a_reason_of_three_hundred_and_one_letters_is_refused(close):
    close("я" * 301)
    assert not TermLock.objects.exists()


def test_the_page_costs_two_statements(sign_in, statements):
    client = sign_in("zavuch")
    assert statements(lambda: client.get(reverse("journal:terms"))) == 2


def test_closing_a_term_that_still_runs_says_so_first(sign_in):
    page = sign_in("zavuch").get(reverse("journal:terms")).content.decode()
    assert "Период ещё идёт, до 25\u00a0октября." in page
    assert "Открыть период снова может завуч." in page
