"""The deputy head turns the year; the worker is killed in the middle; the turn is undone."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.test_diary import faults
from tests.office.turns import AUGUST, JUNE, differences

ROOT = Path(__file__).resolve().parents[2]
WORKER = [sys.executable, "-m", "tests.journeys.year_worker"]


def at(journey, moment):
    """The same school on another day."""
    journey.kill()
    journey.environment["PEREMENA_CLOCK"] = moment.isoformat()
    journey.start()


def environment(journey):
    return journey.environment | {"DJANGO_SETTINGS_MODULE": "peremena.config.settings"}


def contents(journey):
    told = subprocess.run(
        [*WORKER, "contents"], env=environment(journey), cwd=ROOT, check=True, capture_output=True
    )
    return json.loads(told.stdout)


def die_in_the_middle(journey):
    """A worker writes most of the turn and is killed before it commits."""
    worker = subprocess.Popen(
        [*WORKER, "die"], env=environment(journey), cwd=ROOT, stdout=subprocess.PIPE
    )
    assert worker.stdout
    assert worker.stdout.readline() == b"middle\n"
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()


@pytest.mark.timeout(300)
@pytest.mark.req("R6", part="several years")
@pytest.mark.req("R18", part="turn of the year")
def test_the_deputy_head_turns_the_year_and_undoes_it(journey, page):
    at(journey, JUNE)
    journey.sign_in(page, "zavuch")
    page.goto(f"{journey.url}/office/year/")
    expect(page.get_by_text("перейдут", exact=True)).to_be_visible()
    page.get_by_role("link", name="7Б").click()
    page.get_by_label("Петров Николай").select_option("остаётся на второй год")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Петров Николай: остаётся на второй год, но")).to_be_visible()
    page.get_by_role("link", name="7Б").click()
    page.get_by_label("Петров Николай").select_option("переходит в следующий класс")
    page.get_by_role("button", name="Сохранить").click()
    assert faults(page) == []
    before = contents(journey)
    page.get_by_label("Приказ №").fill("41-у")
    page.get_by_label("от", exact=True).fill("2027-06-09")
    page.get_by_role("button", name="Перевести").click()
    page.get_by_role("dialog").get_by_role("button", name="Перевести").click()
    expect(page.get_by_role("status").filter(has_text="Перевод выполняется")).to_be_visible()

    die_in_the_middle(journey)
    assert differences(before, contents(journey)) == []

    work = [sys.executable, "manage.py", "db_worker", "--batch", "--verbosity", "0"]
    subprocess.run(work, env=journey.environment, cwd=ROOT, check=True, timeout=60)
    expect(page.get_by_text(re.compile("Перевод из 2026/27 выполнен"))).to_be_visible()
    assert differences(before, contents(journey)) != []

    at(journey, AUGUST)
    page.reload()
    page.get_by_role("button", name="Отменить перевод").click()
    page.get_by_role("dialog").get_by_role("button", name="Отменить перевод").click()
    expect(page.get_by_text("Перевод отменён: всё как было до него.")).to_be_visible()
    assert differences(before, contents(journey)) == []
