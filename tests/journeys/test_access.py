"""From the slip that the class teacher prints to the diary on the mother's phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

CODE = re.compile(r"(?:\d{4} ){4}\d{4}")


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
    code = CODE.search(slip.inner_text()).group()
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


def test_an_empty_installation_gets_its_operator_its_school_and_its_administrator(
    empty, page, phone
):
    page.goto(empty.url)
    expect(page.get_by_role("heading", name="Первый запуск")).to_be_visible()
    code = CODE.search(empty.manage("start_code")).group()
    page.get_by_label("Код запуска").fill(code)
    page.get_by_label("Фамилия, имя, отчество").fill("Рыбин Олег Ильич")
    page.get_by_label("Имя для входа").fill("rybin")
    page.get_by_label("Придумайте пароль").fill("Сирень цветёт 7")
    page.get_by_label("Пароль ещё раз").fill("Сирень цветёт 7")
    page.get_by_role("button", name="Начать").click()

    page.get_by_label("Область, край, республика").fill("Псковская область")
    page.get_by_label("Район или город").fill("Опочецкий район")
    page.get_by_label("Полное название школы").fill("Средняя школа № 5")
    page.get_by_label("Краткое название").fill("Школа № 5")
    page.get_by_label("Администратор школы").fill("Рыбина Инна Павловна")
    page.get_by_label("он же завуч").check()
    page.get_by_role("button", name="Открыть школу").click()
    expect(page.get_by_role("heading", name="Листки доступа")).to_be_visible()
    slip = page.get_by_role("listitem").filter(has_text="Рыбина Инна Павловна")
    code = CODE.search(slip.inner_text()).group()

    phone.goto(f"{empty.url}/slip/#{code.replace(' ', '')}")
    phone.get_by_role("button", name="Дальше").click()
    phone.get_by_label("Придумайте пароль").fill("Черёмуха 8888")
    phone.get_by_label("Пароль ещё раз").fill("Черёмуха 8888")
    phone.get_by_role("button", name="Сохранить пароль и войти").click()
    expect(phone.get_by_role("heading", name="Школа", exact=True)).to_be_visible()
    page.goto(f"{empty.url}/start/")
    expect(page.get_by_role("heading", name="Такой страницы нет")).to_be_visible()
