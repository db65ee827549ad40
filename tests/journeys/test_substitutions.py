"""A teacher falls ill and six lessons are covered; control works are kept apart."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

ROOT = Path(__file__).resolve().parents[2]
MANY = 20


class Hand:
    """Does what a person does with a mouse, and counts it."""

    def __init__(self) -> None:
        self.deeds = 0

    def click(self, at: Locator) -> None:
        """One click."""
        self.deeds += 1
        at.click()

    def choose(self, field: Locator, label: str) -> None:
        """Two clicks: the list, then the line."""
        self.deeds += 2
        field.select_option(label=label)


@pytest.fixture
def six_lessons(journey):
    """Anna Petrova has six lessons today."""
    subprocess.run(
        [sys.executable, "-m", "tests.journeys.six_lessons"],
        env=journey.environment | {"DJANGO_SETTINGS_MODULE": "peremena.config.settings"},
        cwd=ROOT,
        check=True,
        timeout=60,
    )


@pytest.mark.req("P10")
@pytest.mark.req("R4", part="substitutions")
def test_six_lessons_are_covered_given_and_seen_by_the_family(
    journey, six_lessons, page, other_page, phone
):
    hand = Hand()
    journey.sign_in(page, "zavuch")
    hand.click(page.get_by_role("link", name="Замены").first)
    hand.choose(page.get_by_label("Кто отсутствует"), "Петрова Анна Павловна")
    hand.click(page.get_by_role("button", name="Записать отсутствие"))
    expect(page.get_by_text("Без учителя: 6 уроков")).to_be_visible()
    hand.click(page.get_by_role("link", name="Назначить лучших для всех"))
    hand.click(page.get_by_role("button", name="Назначить"))
    expect(page.get_by_text("Назначено: 6 замен.")).to_be_visible()
    expect(page.get_by_text("Все уроки отсутствующих закрыты.")).to_be_visible()
    assert hand.deeds <= MANY

    journey.sign_in(other_page, "smirnov")
    other_page.goto(f"{journey.url}/journal/today/")
    other_page.get_by_role("link", name="7Б · Математика").first.click()
    other_page.get_by_label("Тема", exact=True).fill("Дроби")
    expect(other_page.locator("save-state")).to_have_attribute("data-waiting", "0")
    expect(other_page.get_by_text("Сохранено", exact=True)).to_be_visible()
    other_page.reload()
    expect(other_page.get_by_label("Тема", exact=True)).to_have_value("Дроби")

    journey.sign_in(phone, "mama")
    phone.goto(f"{journey.url}/diary/week/")
    changed = phone.locator("del", has_text="Петрова").first
    expect(changed).to_be_visible()
    expect(phone.get_by_text("Дроби").first).to_be_visible()


@pytest.mark.req("R4", part="control works")
def test_a_second_control_work_of_a_day_goes_to_the_next_free_day(journey, six_lessons, page):
    def plan(username, course):
        page.context.clear_cookies()
        journey.sign_in(page, username)
        page.goto(f"{journey.url}/timetable/control-works/")
        page.get_by_label("Предмет").select_option(label=course)
        page.get_by_role("textbox", name="День").fill("2026-10-16")
        page.get_by_label("Тема работы").fill("Итоги")
        page.get_by_role("button", name="Запланировать").click()

    plan("petrova", "Математика")
    expect(page.get_by_text("Контрольная в графике.")).to_be_visible()
    plan("smirnov", "Английский язык, англ. 1")
    expect(page.get_by_text("уже есть контрольная: Математика")).to_be_visible()
    free = page.get_by_role("group", name="Ближайшие свободные дни")
    free.get_by_role("button", name="19 октября").click()
    expect(page.get_by_text("Контрольная в графике.")).to_be_visible()
    expect(page.locator(".work", has_text="Английский язык")).to_be_visible()
