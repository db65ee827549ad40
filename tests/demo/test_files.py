"""The files of a demo school say the same as its people, loads and timetable."""

from io import BytesIO

from defusedxml.ElementTree import fromstring
from python_calamine import CalamineWorkbook

SHEETS = ["Сотрудники", "Классы", "Ученики", "Подгруппы", "Нагрузка"]


def sheets(school):
    """The rows of each sheet as a reader sees them."""
    book = CalamineWorkbook.from_filelike(BytesIO(school.roster_file()))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_workbook_has_its_five_sheets_with_a_row_for_everybody(school):
    read = sheets(school)
    assert list(read) == SHEETS
    assert len(read["Сотрудники"]) - 1 == len(school.roster.employees)
    assert len(read["Классы"]) - 1 == len(school.profile.classes)
    assert len(read["Ученики"]) - 1 == len(school.roster.pupils)
    assert len(read["Нагрузка"]) - 1 == len(school.plan.loads)


def test_snils_is_text_and_birth_dates_are_dates(school):
    header, first, *_ = sheets(school)["Ученики"]
    row = dict(zip(header, first, strict=True))
    pupil = school.roster.of(next(iter(school.profile.classes)))[0]
    assert row["СНИЛС"] == pupil.person.snils
    assert row["Дата рождения"] == pupil.person.born
    assert row["Родитель 1"] == pupil.guardians[0].person.full_name


def test_the_timetable_has_a_card_for_each_slot_and_all_names_resolve(school):
    root = fromstring(school.timetable_file())
    ids = {e.get("id") for e in root.iter() if e.get("id")}
    lessons = root.findall("lessons/lesson")
    cards = root.findall("cards/card")
    assert len(lessons) == len(school.plan.loads)
    assert len(cards) == len(school.slots)
    assert {card.get("lessonid") for card in cards} <= ids
    for key in ("classids", "subjectid", "teacherids", "classroomids", "groupids"):
        assert {lesson.get(key) for lesson in lessons} <= ids


def test_the_files_are_the_same_at_every_writing_of_the_timetable(village):
    assert village.timetable_file() == village.timetable_file()
