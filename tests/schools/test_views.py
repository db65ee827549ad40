"""Pages about schools."""

from django.test import Client
from django.urls import reverse


def page_of(world, username, **parameters):
    client = Client()
    client.force_login(world.users[username], "django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("schools:schools"), parameters).content.decode()


def test_a_district_officer_sees_the_schools_of_the_district_only(world, canary):
    page = page_of(world, "rajon")
    assert "Школа №1" in page
    assert canary.school.name not in page


def test_a_region_officer_sees_all_districts_and_finds_a_school_by_a_word(world, canary):
    assert canary.school.name in page_of(world, "oblast")
    found = page_of(world, "oblast", q="№1")
    assert "Школа №1" in found
    assert canary.school.name not in found


def test_a_school_is_found_whatever_the_letter_case(world, canary):
    found = page_of(world, "oblast", q="ШКОЛА №1")
    assert "Школа №1" in found
    assert canary.school.name not in found


def test_a_strange_search_finds_nothing(world):
    assert "Измените слова поиска" in page_of(world, "oblast", q="\0")


def test_nothing_found_says_what_to_do(world):
    assert "Измените слова поиска" in page_of(world, "oblast", q="лицей")
