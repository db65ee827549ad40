"""What every test may ask for."""

from __future__ import annotations

import os

import pytest
from django.conf import settings
from django.test.utils import setup_databases

from tests.world.school import NOW, World, build_canary, build_world
from tests.writers import watching


def pytest_configure() -> None:
    """Tests live on one chosen day and serve static files without a manifest."""
    settings.CLOCK = NOW
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """A fresh test database for every run, journeys alone included, with both worlds in it.

    The worlds are built once; each test works in a transaction that is rolled back. The database
    is left behind: the next run replaces it, and the cluster of the tests goes away with them.
    """
    with django_db_blocker.unblock():
        setup_databases(verbosity=0, interactive=False, aliases={"default"})
        return {"world": build_world(), "canary": build_canary()}


@pytest.fixture(autouse=True)
def only_actions_write(request):
    """Every test watches that nothing but actions writes to the tables of the house."""
    if "db" not in request.fixturenames:
        yield
        return
    with watching():
        yield


@pytest.fixture
def world(db, django_db_setup) -> World:
    """School 1: class 7Б, Anna Petrova's mathematics, today is 14 October 2026."""
    return django_db_setup["world"]


@pytest.fixture
def canary(db, django_db_setup) -> World:
    """School 2, whose every text carries the canary word."""
    return django_db_setup["canary"]
