"""The lesson page: a phone in the hand of a teacher, and a browser without scripts."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import DESK


@pytest.fixture
def open_lesson(journey):
    def open_lesson(page, username="petrova"):
        journey.sign_in(page, username)
        page.goto(f"{journey.url}/journal/today/")
        page.get_by_role("link", name="7Б · Математика").first.click()
        page.wait_for_url("**/lessons/*/")

    return open_lesson


def saved(page):
    expect(page.locator("save-state")).to_have_attribute("data-waiting", "0")
    expect(page.get_by_text("Сохранено", exact=True)).to_be_visible()


@pytest.mark.req("P14")
@pytest.mark.req("P15")
def test_two_taps_are_a_mark_on_a_phone(phone, open_lesson):
    open_lesson(phone)
    keys = phone.get_by_role("group", name="Отметка для выбранного ученика")
    expect(keys).to_be_hidden()
    phone.get_by_label("Иванова Мария", exact=True).tap()
    keys.get_by_role("button", name="5").tap()
    phone.get_by_label("Петров Николай", exact=True).tap()
    keys.get_by_role("button", name="о", exact=True).tap()
    keys.get_by_role("button", name="4").tap()
    phone.get_by_role("button", name="Отсутствует: Сидоров Пётр").tap()
    saved(phone)
    phone.reload()
    expect(phone.get_by_label("Иванова Мария", exact=True)).to_have_value("5")
    expect(phone.get_by_label("Петров Николай", exact=True)).to_have_value("о 4")
    expect(phone.get_by_label("Сидоров Пётр", exact=True)).to_have_value("н")
    absent = phone.get_by_role("button", name="Отсутствует: Сидоров Пётр")
    expect(absent).to_have_attribute("aria-pressed", "true")
    absent.tap()
    saved(phone)
    expect(phone.get_by_label("Сидоров Пётр", exact=True)).to_have_value("")


def test_every_target_is_large_enough_for_a_finger(phone, open_lesson):
    open_lesson(phone)
    phone.get_by_label("Иванова Мария", exact=True).tap()
    sizes = phone.locator("main :is(button, a, .input):visible").evaluate_all(
        "all => all.map(e => [e.outerHTML.slice(0, 80), e.offsetWidth, e.offsetHeight])"
    )
    assert [s for s in sizes if s[1] < 32 or s[2] < 40] == []


def test_topic_and_homework_are_saved_by_themselves(phone, open_lesson):
    open_lesson(phone)
    phone.get_by_label("Тема урока").fill("Дроби")
    phone.get_by_label("Домашнее задание").fill("№ 5")
    phone.get_by_label("Тип урока").select_option(label="изучение нового")
    saved(phone)
    phone.reload()
    expect(phone.locator("summary")).to_contain_text("Дроби")
    expect(phone.locator("summary")).to_contain_text("Задано: № 5")


def test_a_refused_mark_says_why_under_the_pupil(phone, open_lesson):
    open_lesson(phone)
    field = phone.get_by_label("Иванова Мария", exact=True)
    field.fill("55")
    field.press("Enter")
    line = phone.get_by_role("listitem").filter(has_text="Иванова Мария")
    expect(line).to_contain_text("Отметки «55» нет")
    phone.reload()
    expect(field).to_have_value("55")
    line.get_by_role("button", name="Вернуть как было").tap()
    expect(field).to_have_value("")
    saved(phone)


def test_two_teachers_on_one_pupil_choose_by_hand(phone, other_page, open_lesson, journey):
    open_lesson(phone)
    journey.sign_in(other_page, "zavuch")
    other_page.goto(phone.url)
    other_page.get_by_label("Иванова Мария", exact=True).fill("3")
    other_page.get_by_label("Иванова Мария", exact=True).press("Enter")
    saved(other_page)
    field = phone.get_by_label("Иванова Мария", exact=True)
    field.fill("5")
    field.press("Enter")
    phone.get_by_role("button", name="Оставить: 3").tap()
    expect(field).to_have_value("3")
    saved(phone)


def test_a_keyboard_fills_the_list_by_single_keys(page, open_lesson, journey, phone):
    open_lesson(phone)
    journey.sign_in(page, "petrova")
    page.goto(phone.url)
    page.get_by_label("Ёлкина Алёна", exact=True).focus()
    for key in ("5", "ArrowDown", "y", "Enter", "4"):
        page.keyboard.press(key)
    saved(page)
    expect(page.get_by_label("Ёлкина Алёна", exact=True)).to_have_value("5")
    expect(page.get_by_label("Иванова Мария", exact=True)).to_have_value("н")
    expect(page.get_by_label("Петров Николай", exact=True)).to_have_value("4")


def test_without_a_script_the_page_is_a_plain_form(journey, browser):
    context = browser.new_context(viewport=DESK, java_script_enabled=False, locale="ru-RU")
    page = context.new_page()
    journey.sign_in(page, "petrova")
    page.goto(f"{journey.url}/journal/courses/{journey.world.maths.pk}/")
    page.locator(".days").get_by_role("link", name="14").last.click()
    page.get_by_label("Тема урока").fill("Дроби")
    page.get_by_label("Иванова Мария", exact=True).fill("5")
    page.get_by_label("Сидоров Пётр", exact=True).fill("8")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Отметки «8» нет")).to_be_visible()
    page.get_by_label("Сидоров Пётр", exact=True).fill("н")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Урок сохранён.")).to_be_visible()
    expect(page.get_by_label("Иванова Мария", exact=True)).to_have_value("5")
    expect(page.get_by_text("Дроби").first).to_be_visible()
    context.close()
