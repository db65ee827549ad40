"""A teacher brings a plan in by a file, the deputy head approves it, a parent reads it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

PLAN = """Утверждаю;;
Календарный план;;
№;Содержание урока;Время, ч.;Задание на дом
1;Present Simple. Revision;20;ex. 1
2;Travelling;20 ч.;ex. 2
;Итого;40;
"""


@pytest.mark.req("P22", part="plans")
def test_a_plan_goes_from_a_file_to_an_order(journey, page, other_page, phone, tmp_path):
    file = tmp_path / "ktp.csv"
    file.write_bytes(PLAN.encode("cp1251"))
    journey.sign_in(page, "smirnov")
    page.goto(f"{journey.url}/journal/plans/")
    page.get_by_role("link", name="Английский язык").click()
    page.get_by_role("link", name="Загрузить файл").click()
    page.get_by_label("Файл с планом").set_input_files(file)
    page.get_by_role("button", name="Посмотреть").click()
    expect(page.get_by_text("2\u00a0темы")).to_be_visible()
    page.get_by_label("Столбец 4").select_option("не нужен")
    page.get_by_role("button", name="Показать").click()
    page.get_by_label("Столбец 4").select_option("Домашнее задание")
    page.get_by_role("button", name="Записать", exact=True).click()
    page.get_by_role("link", name="Править темы").click()
    page.get_by_label("Тема урока").nth(2).fill("Food")
    page.get_by_label("Тема урока").nth(2).press("Alt+ArrowUp")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("План сохранён: 3\u00a0темы, 41\u00a0час.")).to_be_visible()
    expect(page.get_by_label("Тема урока").nth(1)).to_have_value("Food")
    page.get_by_role("link", name="План", exact=True).click()
    page.get_by_role("button", name="Отправить на утверждение").click()

    journey.sign_in(other_page, "zavuch")
    other_page.goto(f"{journey.url}/journal/plans/?state=sent")
    other_page.get_by_role("link", name="Английский язык").click()
    other_page.get_by_label("Приказ №").fill("88-о")
    other_page.get_by_role("button", name="Утвердить", exact=True).click()
    expect(other_page.get_by_text(re.compile("приказ № 88-о от 14.10.2026"))).to_be_visible()

    journey.sign_in(phone, "mama")
    phone.goto(f"{journey.url}/diary/{journey.world.pupils['masha'].pk}/plans/")
    phone.get_by_role("link", name="Английский язык").click()
    expect(phone.get_by_role("listitem").filter(has_text="Present Simple")).to_be_visible()


def test_rows_are_pasted_from_a_spreadsheet_and_taken_back(journey, page):
    journey.sign_in(page, "smirnov")
    page.goto(f"{journey.url}/journal/plans/")
    page.get_by_role("link", name="Английский язык").click()
    page.get_by_role("button", name="Начать с чистого листа").click()
    first = page.get_by_label("Тема урока").first
    first.focus()
    page.evaluate(
        """() => {
        const data = new DataTransfer();
        data.setData("text", "Дроби\\t2\\nСтепени\\t3\\n");
        document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )
    expect(page.get_by_label("Тема урока").nth(1)).to_have_value("Степени")
    expect(page.locator("[data-sum]")).to_have_text("5")
    page.get_by_role("button", name="Вернуть", exact=True).click()
    expect(page.get_by_label("Тема урока").first).to_have_value("")


def test_a_lesson_is_filled_from_the_plan_at_the_desk_and_on_a_phone(journey, page, phone):
    journey.sign_in(page, "petrova")
    page.goto(f"{journey.url}/journal/courses/{journey.world.maths.pk}/")
    page.get_by_label("Домашнее задание").fill("§ 7")
    page.get_by_role("button", name="Взять из плана").click()
    expect(page.get_by_role("textbox", name="Тема")).to_have_value(
        "Степень с натуральным показателем"
    )
    expect(page.get_by_label("Домашнее задание")).to_have_value("§ 7")
    expect(page.get_by_text("Сохранено", exact=True)).to_be_visible()
    page.get_by_role("button", name="Взять из плана").click()
    expect(page.get_by_text("они не изменены")).to_be_visible()

    journey.sign_in(phone, "smirnov")
    phone.goto(f"{journey.url}/journal/today/?day=2026-10-13")
    phone.locator("a[href^='/journal/lessons/']").locator("visible=true").first.click()
    phone.get_by_role("button", name="Взять из плана").click()
    expect(phone.get_by_text("Утверждённого плана пока нет")).to_be_visible()
