"""The deputy head changes the timetable on the board and publishes it; the pupil sees it."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import datetime
from urllib.request import urlopen

import pytest
from icalendar import Calendar
from playwright.sync_api import expect


def card(page, text, weekday, number):
    cell = page.locator(f'td[id$="-{weekday}-{number}"]')
    return cell.locator("[data-slot]", has_text=text).first


def worked(journey):
    worker = [sys.executable, "manage.py", "db_worker", "--batch", "--verbosity", "0"]
    subprocess.run(worker, env=journey.environment, check=True, timeout=60)


@pytest.mark.req("P19")
def test_a_timetable_is_copied_changed_and_published(journey, page, other_page):
    journey.sign_in(page, "zavuch")
    page.goto(f"{journey.url}/timetable/versions/")
    page.get_by_label("Действует с").fill("2026-10-15")
    page.get_by_role("button", name="Начать черновик").click()
    status = page.locator("[data-status]")

    # by keyboard: Monday's mathematics from the first lesson to the third
    card(page, "Математика", 1, 1).focus()
    page.keyboard.press("Enter")
    expect(status).to_contain_text("выберите место")
    page.keyboard.press("ArrowDown")
    expect(status).to_have_text("Место свободно.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(status).to_contain_text("Записано")
    expect(card(page, "Математика", 1, 3)).to_be_focused()

    # a clash is refused in words
    page.keyboard.press(" ")
    expect(status).to_contain_text("выберите место")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(status).to_have_text("Урок остался на месте.")

    # by mouse: Friday's mathematics to the fourth lesson
    place = page.locator('td[id$="-5-4"]')
    card(page, "Математика", 5, 1).drag_to(place)
    expect(card(page, "Математика", 5, 4)).to_be_visible()

    # undone and done again
    page.keyboard.press("Control+z")
    expect(card(page, "Математика", 5, 1)).to_be_visible()
    card(page, "Математика", 5, 1).drag_to(place)
    expect(card(page, "Математика", 5, 4)).to_be_visible()

    page.get_by_role("link", name="Опубликовать").click()
    page.get_by_role("button", name="Опубликовать").click()
    expect(page.get_by_role("status")).to_contain_text("Составляются уроки")
    worked(journey)
    expect(page.get_by_text("Расписание опубликовано")).to_be_visible()

    journey.sign_in(other_page, "masha")
    other_page.goto(f"{journey.url}/timetable/?day=2026-10-19")
    monday = other_page.locator("section", has_text=re.compile("Понедельник"))
    expect(monday.locator('[data-number="3"]')).to_contain_text("Математика")

    # and her calendar program follows
    other_page.get_by_role("link", name="Уроки в календаре телефона").click()
    other_page.get_by_role("button", name="Сделать ссылку").click()
    link = other_page.get_by_label("Ссылка", exact=True).input_value()
    with urlopen(link) as answer:
        events = Calendar.from_ical(answer.read()).walk("VEVENT")
    starts = {e.decoded("dtstart").replace(tzinfo=None) for e in events}
    assert datetime(2026, 10, 19, 10, 30) in starts


def test_two_editors_hear_of_each_other(journey, page, other_page):
    for window in (page, other_page):
        journey.sign_in(window, "zavuch" if window is page else "admin")
        window.goto(f"{journey.url}/timetable/versions/")
        window.get_by_role("link", name="с 19 октября").click()
    card(page, "Математика", 1, 1).focus()
    page.keyboard.press("Delete")
    expect(page.locator("[data-status]")).to_contain_text("Записано")
    card(other_page, "Математика", 1, 1).focus()
    other_page.keyboard.press("Delete")
    expect(other_page.get_by_text("уже убрали в другом окне").first).to_be_visible()
    expect(card(other_page, "Математика", 1, 1)).to_have_count(0)


def test_a_lesson_on_a_taken_hour_is_refused_in_words(journey, page):
    journey.sign_in(page, "zavuch")
    page.goto(f"{journey.url}/timetable/versions/")
    page.get_by_role("link", name="с 19 октября").click()
    lesson = card(page, "Английский", 2, 2)
    lesson.drag_to(page.locator('td[id$="-1-1"]'))
    expect(page.locator("[data-status]")).to_contain_text("У этих учеников")
    expect(card(page, "Английский", 2, 2)).to_be_visible()
