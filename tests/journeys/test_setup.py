"""A new deputy head sets an empty school up by accepting what is proposed."""

from __future__ import annotations

import re
import subprocess
import sys

from playwright.sync_api import expect

# The operator opens a school and appoints its deputy head.
OPENING = """
from tests.world.school import NOW, PASSWORD, SYSTEM, YEAR_START
from django.contrib.auth.hashers import make_password
from peremena.accounts import actions as accounts
from peremena.schools import actions as schools
from peremena.schools.models import District, Role
mark = {"by": SYSTEM, "at": NOW}
school = schools.open_school(
    district=District.objects.first(), name="Новая школа", short_name="Новая", **mark
)
new = accounts.NewAccount("novaya", "Новикова Анна", password_hash=make_password(PASSWORD))
user = accounts.open_accounts([new], **mark)[0]
schools.appoint([schools.Office(user, Role.DEPUTY_HEAD, school)], since=YEAR_START, **mark)
"""
CARD = {
    "Директор": "Новикова Анна Ильинична",
    "Адрес": "г. Новый, ул. Первая, 1",
    "Телефон": "+7 911 222-33-44",
    "Эл. почта": "school@example.org",
}


def test_an_empty_school_is_set_up_by_accepting_what_is_proposed(journey, page):
    command = [sys.executable, "manage.py", "shell", "-c", OPENING]
    subprocess.run(command, env=journey.environment, check=True)
    journey.sign_in(page, "novaya")
    page.goto(f"{journey.url}/schools/setup/")
    clicks = 0

    def click(name, role="button"):
        nonlocal clicks
        page.get_by_role(role, name=name).first.click()
        clicks += 1

    def onward(step):
        page.goto(f"{journey.url}/schools/setup/")
        click(re.compile(f"Дальше: {step}"), "link")

    onward("Карточка школы")
    for label, text in CARD.items():
        page.get_by_label(label, exact=True).fill(text)
    click("Сохранить")
    onward("Учебный год")
    click("Открыть год")
    expect(page.get_by_role("heading", name="Каникулы и дни отдыха")).to_be_visible()
    onward("Звонки")
    click("Добавить звонки", "link")
    click("Сохранить")
    onward("Кабинеты")
    click("Добавить", "link")
    page.get_by_label("Кабинет", exact=True).fill("101")
    click("Сохранить")
    for step in ("Предметы", "Виды работ"):
        onward(step)
        click("Добавить отмеченное")
    onward("Правила оценивания")
    click("Ввести правила")
    page.goto(f"{journey.url}/schools/setup/")
    expect(page.get_by_text("готово 9 из")).to_be_visible()
    assert clicks == 16
