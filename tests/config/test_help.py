"""The guide and the pages that it explains."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from peremena.config.help import articles
from peremena.config.navigation import PLACES
from tests.test_access_matrix import _names


def test_the_guide_explains_pages_that_exist():
    known = set(_names(get_resolver().url_patterns))
    named = {page for article in articles().values() for page in article.pages}
    assert named - known == set()


@pytest.mark.req("P23", part="a page for every place of every role")
@pytest.mark.parametrize("role", PLACES)
def test_every_place_of_a_role_is_explained_to_that_role(role):
    for place in PLACES[role]:
        assert any(place.view in a.pages and a.is_for(role) for a in articles().values()), (
            place.view
        )


def test_every_article_can_be_read_without_signing_in(db):
    for slug in articles():
        response = Client().get(reverse("help_article", args=[slug]))
        assert response.status_code == 200
