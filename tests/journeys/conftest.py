"""A real server and a real browser: every journey begins with a fresh copy of the world."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

from tests.world.school import NOW, PASSWORD, World

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


@dataclass
class Journey:
    """A running server with its own database; `world` names who and what is in it."""

    url: str
    world: World
    process: subprocess.Popen[bytes]
    command: list[str]
    environment: dict[str, str]

    def sign_in(self, page: Page, username: str) -> None:
        """Sign in by the form, as a person does."""
        page.goto(f"{self.url}/sign-in/")
        page.get_by_label("Имя для входа").fill(username)
        page.get_by_label("Пароль").fill(PASSWORD)
        page.get_by_role("button", name="Войти").click()
        page.wait_for_url(re.compile(r"/(?!sign-in)"))

    def manage(self, *command: str) -> str:
        """Run a command of the server on the database of the journey; what it printed."""
        call = [sys.executable, "manage.py", *command]
        done = subprocess.run(
            call, env=self.environment, check=True, capture_output=True, text=True, timeout=120
        )
        return done.stdout

    def kill(self) -> None:
        """The server dies without a word, as in a power cut."""
        os.killpg(self.process.pid, signal.SIGKILL)  # granian and its workers
        self.process.wait()

    def start(self) -> None:
        """Start the server (again) and wait until it answers."""
        self.process = subprocess.Popen(self.command, env=self.environment, start_new_session=True)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                urlopen(f"{self.url}/help/", timeout=2).close()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server does not answer")


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@pytest.fixture(scope="session")
def static_files(tmp_path_factory) -> Path:
    """Collected once, hashed as in production."""
    folder = tmp_path_factory.mktemp("static")
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"],
        env=os.environ | {"PEREMENA_STATIC": str(folder)},
        check=True,
    )
    return folder


@pytest.fixture(scope="session")
def world_copy(django_db_setup, django_db_blocker, tmp_path_factory):
    """A function that copies the database of the world and returns the address of the copy."""
    folder = tmp_path_factory.mktemp("databases")
    numbers = itertools.count()
    if connection.vendor == "sqlite":
        template = folder / "world.sqlite3"
        with django_db_blocker.unblock():
            connection.ensure_connection()
            connection.connection.execute("VACUUM INTO ?", [str(template)])

        def copy() -> str:
            target = folder / f"journey{next(numbers)}.sqlite3"
            shutil.copy(template, target)
            return f"sqlite:///{target}"

        return copy

    address = urlsplit(os.environ["DATABASE_URL"])
    name = connection.settings_dict["NAME"]

    def clone(source: str, target: str) -> str:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as admin:
            admin.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
        return urlunsplit(address._replace(path=f"/{target}"))

    with django_db_blocker.unblock():
        connection.close()  # a database can be copied only while nobody uses it
        clone(name, f"{name}_template")
    return lambda: clone(f"{name}_template", f"{name}_journey{next(numbers)}")


@pytest.fixture
def journey(world_copy, django_db_setup, static_files, tmp_path):
    """A fresh server on a fresh copy of the world, on the world's day."""
    port = _free_port()
    running = Journey(
        url=f"http://127.0.0.1:{port}",
        world=django_db_setup["world"],
        process=None,
        command=[
            str(Path(sys.executable).parent / "granian"),
            *("--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
            *("--blocking-threads", "4", "--no-ws", "--log-level", "warning"),
            "peremena.config.wsgi:application",
        ],
        environment=os.environ
        | {
            "DATABASE_URL": world_copy(),
            "PEREMENA_CLOCK": NOW.isoformat(),
            "PEREMENA_STATIC": str(static_files),
            "PEREMENA_VAR": str(tmp_path),
            "PASSWORD_HASHERS": ",".join(settings.PASSWORD_HASHERS),
        },
    )
    running.start()
    yield running
    running.kill()


@pytest.fixture
def empty(journey, tmp_path):
    """The server on a database that holds nothing but tables."""
    if connection.vendor != "sqlite":
        pytest.skip("one database is enough for the first start")
    journey.kill()
    journey.environment["DATABASE_URL"] = f"sqlite:///{tmp_path}/empty.sqlite3"
    journey.manage("migrate", "-v0")
    journey.start()
    return journey


@pytest.fixture(scope="session")
def browser(world_copy):
    """Debian's Chromium; started after the world is built, since its event loop hides the connection."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def _page(browser: Browser, **options: object) -> Page:
    context = browser.new_context(locale="ru-RU", timezone_id="Europe/Moscow", **options)
    context.set_default_timeout(10_000)
    return context.new_page()


@pytest.fixture
def page(browser):
    """A desk-sized window of a new visitor."""
    page = _page(browser, viewport=DESK)
    yield page
    page.context.close()


@pytest.fixture
def other_page(browser):
    """The window of a second person."""
    page = _page(browser, viewport=DESK)
    yield page
    page.context.close()


@pytest.fixture
def phone(browser):
    """A phone."""
    page = _page(browser, viewport=PHONE, has_touch=True, is_mobile=True)
    yield page
    page.context.close()
