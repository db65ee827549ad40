"""A class teacher holds a parents' meeting; a parent who missed it reads the minutes on a phone."""

import pytest
from playwright.sync_api import expect

from tests.journeys.test_diary import faults


def counted(page, people):
    return page.locator(".turnout [data-people]", has_text=str(people))


@pytest.mark.req("P9", part="record")
def test_a_parent_who_missed_the_meeting_reads_the_minutes_on_a_phone(journey, page, phone):
    journey.sign_in(page, "smirnov")
    page.get_by_role("link", name="Классы", exact=True).click()
    page.get_by_role("link", name="Родительские собрания").click()
    page.get_by_role("link", name="ср, 14 октября, 18:00").click()
    page.get_by_label("Сидоров Андрей Петрович").first.check()
    expect(counted(page, 1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.get_by_label("Петрова Анна Павловна").focus()
    page.keyboard.press("Space")
    expect(counted(page, 2)).to_be_visible()
    page.reload()
    expect(page.get_by_label("Петрова Анна Павловна")).to_be_checked()
    page.get_by_role("link", name="Написать протокол").click()
    page.get_by_label("Слушали").fill("Об итогах адаптации.")
    page.get_by_label("Решили").fill("1. Принять к сведению")
    page.get_by_role("button", name="Сохранить протокол").click()
    expect(page.get_by_text("Не были: 1 семья")).to_be_visible()
    assert faults(page) == []
    with page.expect_download() as paper:
        page.get_by_role("link", name="Протокол (PDF)").click()
    assert paper.value.suggested_filename == "Протокол собрания 14.10.2026.pdf"

    journey.sign_in(phone, "mama")
    expect(phone.get_by_text("Вы пропустили собрание 14 октября")).to_be_visible()
    assert faults(phone) == []
    phone.get_by_role("link", name="протокол").click()
    expect(phone.get_by_text("Об итогах адаптации.")).to_be_visible()
    assert faults(phone) == []


def test_a_tick_that_cannot_be_saved_is_taken_back(journey, page):
    journey.sign_in(page, "smirnov")
    page.goto(f"{journey.url}/office/meetings/")
    page.get_by_role("link", name="ср, 14 октября, 18:00").click()
    page.context.set_offline(True)
    box = page.get_by_label("Петрова Анна Павловна")
    box.click()
    expect(page.get_by_text("Нет связи: отметка не сохранена")).to_be_visible()
    expect(box).not_to_be_checked()
    page.context.set_offline(False)
    box.check()
    expect(counted(page, 1)).to_be_visible()
    expect(page.get_by_text("Нет связи")).to_be_hidden()
