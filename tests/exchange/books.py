"""Workbooks for tests, as a school would send them."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook

TODAY = date(2026, 10, 14)

STAFF = (
    ("Фамилия", "Имя", "Отчество", "Должность", "Дата рождения", "СНИЛС", "Телефон", "Почта", "Логин"),
    ("Петрова", "Анна", "Павловна", "учитель, завуч", date(1980, 3, 8), "112-233-445 95",
     "8 (910) 123-45-67", "petrova@school.ru", "anna.petrova"),
    ("Королёв", "Пётр", "Ильич", "учитель физической культуры"),
)  # fmt: skip
CLASSES = (
    ("Класс", "Классный руководитель", "Учебные периоды", "Смена", "Кабинет"),
    ("5А", "Петрова А. П.", "четверти", 1, 21),
    ("5 «Б»", "Королев Петр", "полугодия", "2 смена", "Спортзал"),
)
PUPILS = (
    ("Класс", "ФИО", "Пол", "Дата рождения", "СНИЛС", "Родитель 1", "Родитель 1 кем приходится",
     "Родитель 1 телефон"),
    ("5А", "Иванова Мария Сергеевна", "ж", "14.09.2015", "087-654-303 00", "Иванова Ольга Игоревна",
     "мать", "+7 910 000-00-01"),
    ("5-б", "Ли Мин", "муж.", "3 мая 2015 г."),
)  # fmt: skip
SUBGROUPS = (("Класс", "Подгруппа", "Ученик"), ("5А", "англ. 1", "Иванова Мария Сергеевна"))
LOADS = (
    ("Класс", "Подгруппа", "Предмет", "Учитель", "Часов в неделю"),
    ("5А", "", "Математика", "Петрова А.П.", 5),
    ("5А", "англ. 1", "Английский язык", "Петрова Анна Павловна", "1,5"),
    ("5Б", "", "Физическая культура", "Королёв", 2),
)
SCHOOL = {
    "Сотрудники": STAFF,
    "Классы": CLASSES,
    "Ученики": PUPILS,
    "Подгруппы": SUBGROUPS,
    "Нагрузка": LOADS,
}


def book(sheets=SCHOOL, *, formulas=(), merges=()) -> bytes:
    """Sheets of rows; `formulas` are (sheet, address, formula), `merges` (sheet, range, text)."""
    memory = BytesIO()
    with Workbook(memory, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as workbook:
        pages = {name: workbook.add_worksheet(name) for name in sheets}
        for name, rows in sheets.items():
            for number, row in enumerate(rows):
                pages[name].write_row(number, 0, row)
        for name, address, formula in formulas:
            pages[name].write_formula(address, formula, value=5)
        for name, cells, text in merges:
            pages[name].merge_range(cells, text)
    return memory.getvalue()


def changed(**sheets) -> bytes:
    """The school with some sheets changed."""
    return book(SCHOOL | sheets)


def repacked(content: bytes, part: str, text: bytes | None) -> bytes:
    """A workbook with one part replaced, or left out."""
    memory = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(memory, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != part:
                new.writestr(info.filename, old.read(info))
        if text is not None:
            new.writestr(part, text)
    return memory.getvalue()
