"""A school is filled by a file: checked, mended, applied by the worker while the page watches."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.exchange.books import LOADS, SCHOOL, book
from tests.journeys.conftest import PHONE


def send(page, journey, tmp_path, content):
    file = tmp_path / "Школа.xlsx"
    file.write_bytes(content)
    page.goto(f"{journey.url}/exchange/imports/")
    page.get_by_label("Файл", exact=True).set_input_files(file)
    page.get_by_role("button", name="Проверить файл").click()


@pytest.mark.req("A1", part="import")
def test_the_administrator_fills_the_school_by_a_file(journey, page, tmp_path):
    journey.sign_in(page, "admin")
    wrong = SCHOOL | {"Нагрузка": (*LOADS, ("5В", "", "Физика", "Королёв", 2))}
    send(page, journey, tmp_path, book(wrong))
    row = page.get_by_role("row", name=re.compile("Класса 5В нет"))
    expect(row).to_contain_text("Нагрузка")
    expect(row).to_contain_text("A5")
    expect(page.get_by_role("button", name="Записать")).to_have_count(0)

    send(page, journey, tmp_path, book(SCHOOL))
    expect(page.get_by_role("row", name=re.compile("Ученики"))).to_contain_text(
        "2\u00a0новые записи"
    )
    page.get_by_role("button", name="Записать").click()
    expect(page.get_by_role("status")).to_contain_text("Файл записывается")
    worker = [sys.executable, "manage.py", "db_worker", "--batch", "--verbosity", "0"]
    subprocess.run(worker, env=journey.environment, check=True, timeout=60)
    expect(page.get_by_text("Файл записан в школу")).to_be_visible()  # without a click
    page.get_by_role("link", name="Открыть классы").click()
    expect(page.get_by_role("link", name="5А", exact=True)).to_be_visible()


def test_the_secretary_gives_a_file_up_on_a_phone(journey, page, tmp_path):
    page.set_viewport_size(PHONE)
    journey.sign_in(page, "sekretar")
    send(page, journey, tmp_path, book({"Сотрудники": SCHOOL["Сотрудники"][::2]}))
    page.get_by_role("button", name="Отменить загрузку").click()
    expect(page.get_by_text("Загрузка отменена, ничего не записано.")).to_be_visible()
