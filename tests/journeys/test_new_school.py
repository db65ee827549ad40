"""From an empty database to a published timetable of 600 pupils, by three files."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from demo.school import demo_school
from demo.schools import TOWN, Profile
from tests.exchange.books import book
from tests.journeys.conftest import Journey

CODE = re.compile(r"(?:\d{4} ){4}\d{4}")
PASSWORD = "Черёмуха 8888"
SUMMER = "2026-08-25T12:00:00+03:00"


def big_school() -> Profile:
    """Twice the demo school: 23 classes, two teachers and two rooms for each one there."""
    classes = {f"{grade}{letter}": 26 for grade in range(1, 12) for letter in "АБ"} | {"5В": 28}
    chairs = tuple(
        replace(
            c,
            posts=c.posts * 2,
            rooms=(*c.rooms, *(f"{room}а" for room in c.rooms)),
            men=c.men * 2,
        )
        for c in TOWN.chairs
    )
    everybody = slice(0, None)
    return replace(TOWN, classes=classes, chairs=chairs, surnames=everybody, siblings=60)


@pytest.fixture
def files(tmp_path) -> tuple[Path, Path, Path]:
    """Staff and classes; pupils with guardians, subgroups and load; the timetable of aSc."""
    school = demo_school(big_school(), 2026)
    whole = CalamineWorkbook.from_filelike(BytesIO(school.roster_file()))
    sheets = {
        n: [tuple(r) for r in whole.get_sheet_by_name(n).to_python()] for n in whole.sheet_names
    }
    staff, pupils, timetable = (
        tmp_path / name for name in ("сотрудники.xlsx", "ученики.xlsx", "расписание.xml")
    )
    staff.write_bytes(book({n: sheets[n] for n in ("Сотрудники", "Классы")}))
    pupils.write_bytes(book({n: sheets[n] for n in ("Ученики", "Подгруппы", "Нагрузка")}))
    timetable.write_bytes(school.timetable_file())
    return staff, pupils, timetable


def open_school(house: Journey, page: Page) -> None:
    """The operator opens the school; its administrator signs in by the slip."""
    page.goto(house.url)
    page.get_by_label("Код запуска").fill(CODE.search(house.manage("start_code")).group())
    page.get_by_label("Фамилия, имя, отчество").fill("Рыбин Олег Ильич")
    page.get_by_label("Имя для входа").fill("rybin")
    choose_password(page, "Начать")
    page.get_by_label("Область, край, республика").fill("Псковская область")
    page.get_by_label("Район или город").fill("Опочецкий район")
    page.get_by_label("Полное название школы").fill("Средняя школа № 5")
    page.get_by_label("Краткое название").fill("Школа № 5")
    page.get_by_label("Администратор школы").fill("Рыбина Инна Павловна")
    page.get_by_label("он же завуч").check()
    page.get_by_role("button", name="Открыть школу").click()
    slip = page.get_by_role("listitem").filter(has_text="Рыбина Инна Павловна")
    code = CODE.search(slip.inner_text()).group().replace(" ", "")
    page.context.clear_cookies()
    page.goto(f"{house.url}/slip/#{code}")
    page.get_by_role("button", name="Дальше").click()
    choose_password(page, "Сохранить пароль и войти")
    expect(page.get_by_role("heading", name="Школа", exact=True)).to_be_visible()


def choose_password(page: Page, button: str) -> None:
    page.get_by_label("Придумайте пароль").fill(PASSWORD)
    page.get_by_label("Пароль ещё раз").fill(PASSWORD)
    page.get_by_role("button", name=button).click()


def load(house: Journey, page: Page, file: Path) -> None:
    """Send a file, look, and let it be written."""
    page.goto(f"{house.url}/exchange/imports/")
    page.get_by_label("Файл", exact=True).set_input_files(file)
    page.get_by_role("button", name="Проверить файл").click()
    expect(page.get_by_text("Ошибок нет.")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Записать").click()
    house.manage("db_worker", "--batch", "--verbosity", "0")
    expect(page.get_by_text("Файл записан в школу.")).to_be_visible(timeout=30_000)


@pytest.mark.req("A1", part="import of a whole school")
@pytest.mark.timeout(300)
def test_a_school_of_six_hundred_is_set_up_by_three_files(empty, page, files):
    empty.kill()
    empty.environment["PEREMENA_CLOCK"] = SUMMER
    empty.start()
    open_school(empty, page)
    page.goto(f"{empty.url}/schools/setup/years/new/")
    page.get_by_role("button", name="Открыть год").click()
    page.goto(f"{empty.url}/schools/setup/bells/new/")
    page.get_by_role("button", name="Сохранить").click()
    for file in files:
        load(empty, page, file)

    page.goto(f"{empty.url}/schools/setup/")
    for step, state in (
        ("Классы", "23\u00a0класса"),
        ("Ученики", "600\u00a0учеников"),
        ("Расписание", "Действует с 1\u00a0сентября"),
        ("Уроки", "Составлены по 26\u00a0мая"),
    ):
        line = page.get_by_role("listitem").filter(has=page.get_by_text(step, exact=True))
        expect(line).to_contain_text(state)
    page.goto(f"{empty.url}/timetable/?view=week&day=2026-09-07")
    expect(page.get_by_role("main")).to_contain_text("Математика")
