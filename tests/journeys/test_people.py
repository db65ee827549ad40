"""The secretary's day: a new pupil with a parent, a transfer by order, a consent, and finding him."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE


@pytest.mark.req("R18", part="admission and transfer")
@pytest.mark.req("R1", part="record")
def test_the_secretary_admits_transfers_records_and_finds(journey, page):
    _open_class(journey)
    journey.sign_in(page, "sekretar")
    page.get_by_role("link", name="Люди").click()
    page.get_by_role("link", name="Новый ученик").click()
    child = page.get_by_role("group", name="Ученик")
    child.get_by_label("Фамилия").fill("Чёрный")
    child.get_by_label("Имя").fill("Семён")
    child.get_by_label("Дата рождения").fill("2013-02-03")
    child.get_by_label("Пол").select_option(label="мужской")
    admission = page.get_by_role("group", name="Зачисление")
    admission.get_by_label("Класс").select_option(label="7Б, 2026/27")
    admission.get_by_label("Приказ №").fill("45-у")
    parent = page.get_by_role("group", name="Родитель")
    parent.get_by_label("Кем приходится").fill("мать")
    parent.get_by_label("Фамилия").fill("Чёрная")
    parent.get_by_label("Имя").fill("Алёна")
    parent.get_by_label("Телефон").fill("8 910 222-33-44")
    page.get_by_role("button", name="Зачислить").click()
    expect(page.get_by_role("heading", name="Чёрный Семён")).to_be_visible()
    expect(page.get_by_text("Зачисление: 7Б")).to_be_visible()

    page.get_by_role("link", name="Перевести").click()
    page.get_by_label("Класс").select_option(label="7В, 2026/27")
    page.get_by_label("С какого дня").fill("2026-10-15")
    page.get_by_label("Приказ №").fill("46-у")
    page.get_by_role("button", name="Записать").click()
    expect(page.get_by_text("Перевод: 7Б → 7В")).to_be_visible()
    expect(page.get_by_text("приказ № 46-у")).to_be_visible()

    page.goto(f"{journey.url}/people/consents/?q=черный")
    page.get_by_role("checkbox", name="Чёрный Семён, Чёрная Алёна").check()
    page.get_by_role("button", name="Записать решение").click()
    page.get_by_label("Номер").fill("17")
    page.get_by_role("button", name="Записать").click()
    expect(page.get_by_text("Записано: 1")).to_be_visible()

    page.goto(f"{journey.url}/people/")
    page.get_by_label("Имя, СНИЛС или телефон").fill("семен чер")
    page.get_by_role("button", name="Найти").click()
    expect(page.get_by_role("row", name=re.compile("Чёрный Семён"))).to_be_visible()
    expect(page.get_by_text("Иванова Мария")).to_have_count(0)


def _open_class(journey):
    """7В beside 7Б, in the journey's own database."""
    code = (
        "from peremena.classes.actions import NewClass, open_classes;"
        "from peremena.schools.models import Year;"
        "from tests.world.school import NOW, SYSTEM;"
        "year = Year.objects.get(school__short_name='Школа №1');"
        "open_classes(year=year, classes=[NewClass(7, 'В')], by=SYSTEM, at=NOW)"
    )
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", code]
    subprocess.run(command, env=journey.environment, check=True, timeout=60)


def test_a_selection_leaves_and_comes_back_by_one_button(journey, page):
    journey.sign_in(page, "sekretar")
    page.goto(f"{journey.url}/people/")
    expect(page.get_by_role("button", name="Выбытие")).to_be_hidden()
    page.get_by_role("checkbox", name="Иванова Мария Сергеевна").check()
    page.get_by_role("checkbox", name="Сидоров Пётр Андреевич").check()
    page.get_by_role("button", name="Выбытие").click()
    page.get_by_label("Куда выбывает").fill("Москва")
    page.get_by_role("button", name="Записать").click()
    expect(page.get_by_text("Выбыло: 2")).to_be_visible()
    expect(page.get_by_role("link", name="Иванова Мария Сергеевна")).to_have_count(0)
    page.get_by_role("button", name="Вернуть").click()
    expect(page.get_by_role("link", name="Иванова Мария Сергеевна")).to_be_visible()


def test_the_class_teacher_finds_a_phone_on_the_way(journey, page):
    page.set_viewport_size(PHONE)
    journey.sign_in(page, "smirnov")
    page.goto(f"{journey.url}/people/guardians/?q=иванова")
    page.get_by_role("link", name="Иванова Ольга Викторовна").click()
    expect(page.get_by_text("Иванова Мария Сергеевна")).to_be_visible()
