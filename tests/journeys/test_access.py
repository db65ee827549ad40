"""From the slip that the class teacher prints to the diary on the mother's phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect


@pytest.mark.req("A10")
def test_the_class_teacher_prints_a_slip_and_the_mother_signs_in_on_her_phone(journey, page, phone):
    journey.sign_in(page, "smirnov")
    page.get_by_role("link", name="Классы").click()
    page.get_by_role("link", name="7Б").click()
    page.get_by_role("link", name="Доступ").click()
    mother = page.get_by_role("row", name=re.compile("Иванова Ольга Викторовна"))
    mother.get_by_role("button", name="Сбросить пароль").click()
    page.get_by_role("dialog").get_by_role("button", name="Сбросить пароль").click()
    slip = page.get_by_role("listitem").filter(has_text="Иванова Ольга Викторовна")
    code = re.search(r"[\d ]{24}", slip.inner_text()).group().strip()
    with page.expect_download() as download:
        page.get_by_role("button", name="Лист для печати (PDF)").click()
    assert download.value.suggested_filename == "Листки доступа.pdf"

    phone.goto(f"{journey.url}/sign-in/")
    phone.get_by_role("link", name="Войти по листку доступа").click()
    phone.get_by_label("Код с листка").press_sequentially(code.replace(" ", ""))
    expect(phone.get_by_label("Код с листка")).to_have_value(code)
    phone.get_by_role("button", name="Дальше").click()
    expect(phone.get_by_role("heading", name="Иванова Ольга Викторовна")).to_be_visible()
    phone.get_by_label("Придумайте пароль").fill("Сирень цветёт 7")
    phone.get_by_label("Пароль ещё раз").fill("Сирень цветёт 7")
    phone.get_by_role("button", name="Сохранить пароль и войти").click()
    phone.wait_for_url("**/diary/**")
    expect(phone.get_by_role("heading", name="На уроках")).to_be_visible()

    page.goto(f"{journey.url}/slip/#{code.replace(' ', '')}")
    assert page.evaluate("location.hash") == ""
    page.get_by_role("button", name="Дальше").click()
    expect(page.get_by_text("Этот код не подходит")).to_be_visible()
