from datetime import date
from decimal import Decimal

from peremena.exchange.formats import roster
from peremena.exchange.formats.labels import ClassLabel
from peremena.exchange.formats.problems import Severity
from peremena.exchange.formats.roster.template import template
from peremena.exchange.formats.roster.workbook import open_workbook
from tests.exchange.books import CLASSES, LOADS, PUPILS, STAFF, TODAY, book, changed


def read(content):
    return roster.read(content, today=TODAY)


def addresses(found, severity=Severity.ERROR):
    return [(p.sheet, p.row, p.column) for p in found.problems if p.severity is severity]


def test_a_whole_school_is_read():
    found = read(book())
    assert found.problems == ()
    petrova, korolyov = found.staff
    assert (str(petrova.name), petrova.roles) == (
        "Петрова Анна Павловна",
        ("teacher", "deputy_head"),
    )
    assert (petrova.snils, petrova.phone, petrova.login) == (
        "11223344595",
        "+79101234567",
        "anna.petrova",
    )
    assert korolyov.position == "учитель физической культуры"
    assert [(c.label, c.term_kind, c.shift, c.room) for c in found.classes] == [
        (ClassLabel(5, "А"), "quarter", 1, "21"),
        (ClassLabel(5, "Б"), "half_year", 2, "Спортзал"),
    ]
    maria, min_li = found.pupils
    assert (maria.sex, maria.birth_date, maria.snils) == ("f", date(2015, 9, 14), "08765430300")
    assert [(g.number, g.relation, g.phone) for g in maria.guardians] == [
        (1, "мать", "+79100000001")
    ]
    assert (min_li.label, min_li.sex, min_li.birth_date) == (
        ClassLabel(5, "Б"),
        "m",
        date(2015, 5, 3),
    )
    assert found.subgroups[0].subgroup == "англ. 1"
    assert [row.hours for row in found.loads] == [5, Decimal("1.5"), 2]


def test_titles_are_found_in_any_order_below_merged_ones():
    rows = (
        ("Список сотрудников",),
        (),
        ("", "Кто", "", "Связь"),
        ("№ п/п", "ФАМИЛИЯ", "ф.и.о.", "Имя ", "E-mail", "должность:"),
        (1, "Петрова", "", "Анна", "a@b.ru", "Учитель"),
    )
    found = read(
        book({"сотрудники ": rows}, merges=[("сотрудники ", "A1:F1", "Список сотрудников")])
    )
    assert found.problems == ()
    assert (found.staff[0].row, found.staff[0].email) == (5, "a@b.ru")


def test_a_sheet_without_its_titles_names_the_missing_columns():
    found = read(changed(Ученики=(("Класс", "Дата рождения"), ("5А", "14.09.2015"))))
    assert addresses(found) == [("Ученики", 1, "")]
    assert "«Фамилия» или «ФИО»" in found.problems[0].text
    assert found.pupils == ()


def test_a_title_twice_is_an_error_and_an_unknown_title_a_remark():
    found = read(changed(Классы=(("Класс", "Кабинет", "кабинет", "Телефон"), ("5А", 1, 2, 3))))
    assert addresses(found) == [("Классы", 1, "C")]
    assert addresses(found, Severity.WARNING) == [("Классы", 1, "D")]


def test_every_wrong_cell_has_its_address():
    rows = (
        *STAFF,
        ("Иванова2", "Ольга", "", "учитель", "31.02.1980", "112-233-445 96", "12", "почта", "ив"),
        ("Белова", "", "", "психолог"),
        ("Белова", "Ирина", "", ""),
    )
    found = read(changed(Сотрудники=rows))
    assert addresses(found) == [
        ("Сотрудники", 4, column) for column in ("A", "F", "G", "H", "I", "E")
    ] + [("Сотрудники", 5, "B"), ("Сотрудники", 6, "D")]
    assert addresses(found, Severity.WARNING) == [("Сотрудники", 5, "D")]
    assert all(p.text.endswith(".") for p in found.problems)


def test_guardian_data_without_a_name_is_noticed():
    rows = (*PUPILS, ("5А", "Белов Иван", "м", "", "", "", "отец"))
    assert addresses(read(changed(Ученики=rows))) == [("Ученики", 4, "F")]


def test_a_formula_is_refused_at_its_address():
    found = read(book(formulas=[("Нагрузка", "E2", "=2+3"), ("Классы", "Z9", "=1")]))
    assert addresses(found) == [("Нагрузка", 2, "E")]


def test_blank_rows_are_passed_over_and_rows_keep_their_numbers():
    found = read(changed(Классы=(CLASSES[0], (), ("", " "), CLASSES[1])))
    assert [row.row for row in found.classes] == [4]


def test_unknown_sheets_are_remarked_and_missing_ones_are_empty():
    found = read(book({"Нагрузка": LOADS, "Столовая": (("Блюдо",),)}))
    assert addresses(found, Severity.WARNING) == [("Столовая", 0, "")]
    assert len(found.loads) == 3
    assert found.staff == found.pupils == ()


def test_the_template_has_every_title_and_its_examples_are_passed_over():
    found = read(template())
    assert {p.severity for p in found.problems} == {Severity.WARNING}
    assert all("образцом" in p.text for p in found.problems)
    assert [len(found.letters[sheet]) for sheet in found.letters] == [9, 5, 22, 3, 5]


def test_the_examples_of_the_template_are_right_without_their_mark():
    sheets = {
        sheet.name: [[cell.removeprefix("Образец: ") for cell in row] for row in sheet.rows]
        for sheet in open_workbook(template())[1:]
    }
    found = read(book(sheets))
    assert found.problems == ()
    assert [len(rows) for rows in (found.staff, found.pupils, found.loads)] == [1, 1, 1]
