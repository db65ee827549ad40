from datetime import date

import pytest

from peremena.classes.models import ClassTeacher, Enrolment, Group
from peremena.exchange.models import State
from peremena.people.actions import amend
from peremena.people.models import Employee, Guardian, Guardianship, Pupil
from peremena.schools.models import Appointment, Role
from peremena.studies.models import Course, Load
from tests.exchange.books import CLASSES, LOADS, PUPILS, SCHOOL, STAFF, SUBGROUPS, book, changed
from tests.exchange.schools import applied, checked, empty_school, news, report_of
from tests.world.school import NOW, SYSTEM

LATER = date(2026, 9, 3)
TITLES = ("Класс", "ФИО", "Пол", "Дата рождения", "СНИЛС", "Логин")
GUARDIAN = ("Родитель 1", "Родитель 1 кем приходится", "Родитель 1 СНИЛС", "Родитель 1 логин",
            "Родитель 1 телефон")  # fmt: skip
MARIA = ("5А", "Иванова Мария Сергеевна", "ж", "14.09.2015", "087-654-303 00")


@pytest.fixture
def school(world):
    found = empty_school(world)
    applied(checked(found))
    return found


def errors(found):
    return [(p.sheet, p.row, p.column) for p in report_of(found).problems]


def groups_of(pupil):
    return {e.group.title for e in Enrolment.objects.filter(pupil=pupil, until=None)}


def teachers_of(course):
    return {load.teacher.family_name for load in Load.objects.filter(course=course, until=None)}


def test_a_roster_fills_an_empty_school(world):
    school = empty_school(world)
    found = checked(school)
    assert report_of(found).errors == 0
    assert news(found) == {
        "Сотрудники": (2, 0, 0),
        "Классы": (2, 0, 0),
        "Ученики": (2, 0, 0),
        "Родители": (1, 0, 0),
        "Подгруппы": (1, 0, 0),
        "Нагрузка": (3, 0, 0),
        "Учётные записи": (1, 0, 0),
    }
    assert applied(found).state == State.APPLIED
    petrova = Employee.objects.get(school=school, snils="11223344595")
    assert (petrova.phone, petrova.position) == ("+79101234567", "учитель, завуч")
    roles = Appointment.objects.filter(user=petrova.user, school=school)
    assert set(roles.values_list("role", flat=True)) == {Role.TEACHER, Role.DEPUTY_HEAD}
    leader = ClassTeacher.objects.get(school_class__year__school=school, school_class__letter="А")
    assert leader.employee == petrova
    maria = Pupil.objects.get(school=school, snils="08765430300")
    assert groups_of(maria) == {"5А", "5А, англ. 1"}
    mother = Guardianship.objects.get(pupil=maria)
    assert (mother.relation, mother.guardian.phone) == ("мать", "+79100000001")
    english = Course.objects.get(school=school, subject__name="Английский язык")
    assert (english.group.title, str(english.hours_per_week)) == ("5А, англ. 1", "1.50")
    assert teachers_of(english) == {"Петрова"}
    room = Group.objects.get(
        school_class__year__school=school, kind="whole", school_class__letter="А"
    )
    assert room.school_class.room.name == "21"


def test_the_same_file_again_changes_nothing(school):
    before = [list(model.objects.order_by("pk").values()) for model in (
        Employee, Pupil, Guardian, Enrolment, ClassTeacher, Course, Load, Appointment,
    )]  # fmt: skip
    found = checked(school)
    assert report_of(found).changes == 0
    applied(found)
    assert before == [list(model.objects.order_by("pk").values()) for model in (
        Employee, Pupil, Guardian, Enrolment, ClassTeacher, Course, Load, Appointment,
    )]  # fmt: skip


def test_the_same_people_in_other_spelling_change_nothing(school):
    staff = (STAFF[0], ("ПЕТРОВА", "анна", "павловна", *STAFF[1][3:]), STAFF[2])
    pupils = (PUPILS[0], (PUPILS[1][0], "Иванова  мария сергеевна", *PUPILS[1][2:]), PUPILS[2])
    assert report_of(checked(school, changed(Сотрудники=staff, Ученики=pupils))).changes == 0


def test_what_the_file_says_otherwise_is_changed_and_what_it_leaves_out_stays(school):
    staff = (
        ("Фамилия", "Имя", "Отчество", "Должность", "СНИЛС", "Телефон"),
        ("Сидорова", "Анна", "Павловна", "учитель, завуч", "112-233-445 95", "8 910 765-43-21"),
    )
    found = checked(school, book({"Сотрудники": staff}))
    sample = (
        "Сидорова Анна Павловна: фамилия: Петрова → Сидорова, "
        "телефон: +7 910 123-45-67 → +7 910 765-43-21"
    )
    assert report_of(found).sections[0].samples == (sample,)
    applied(found)
    anna = Employee.objects.get(school=school, snils="11223344595")
    assert (anna.family_name, anna.phone, anna.email) == (
        "Сидорова",
        "+79107654321",
        "petrova@school.ru",
    )
    assert anna.birth_date == date(1980, 3, 8)


def test_a_pupil_moves_to_another_class_and_leaves_its_parts(school):
    found = checked(school, book({"Ученики": (TITLES, ("5Б", *MARIA[1:]))}), since=LATER)
    assert news(found) == {"Ученики": (0, 1, 0)}
    applied(found)
    maria = Pupil.objects.get(school=school, snils="08765430300")
    assert groups_of(maria) == {"5Б"}
    ended = Enrolment.objects.filter(pupil=maria, until=date(2026, 9, 2))
    assert {e.group.title for e in ended} == {"5А", "5А, англ. 1"}


def test_a_pupil_is_found_by_name_and_birth_date_when_there_is_no_snils(school):
    assert news(
        checked(school, book({"Ученики": (TITLES, ("5Б", "Ли Мин", "м", "03.05.2015"))}))
    ) == {"Ученики": (0, 0, 1)}
    stranger = ("5Б", "Ли Мин", "м", "04.05.2015")
    assert news(checked(school, book({"Ученики": (TITLES, stranger)}))) == {"Ученики": (1, 0, 0)}


def test_two_rows_of_one_known_person_and_a_name_of_two_people_are_errors(school):
    twins = (TITLES, ("5Б", "Ли Мин", "м", "01.01.2015"), ("5Б", "Ли Мин", "м", "02.01.2015"))
    applied(checked(school, book({"Ученики": twins})))
    unclear = (TITLES, ("5Б", "Ли Мин", "м"))
    assert errors(checked(school, book({"Ученики": unclear}))) == [("Ученики", 2, "")]
    doubled = (TITLES, MARIA, ("5А", MARIA[1], "ж"))
    assert errors(checked(school, book({"Ученики": doubled}))) == [("Ученики", 3, "")]


def test_a_pupil_of_another_school_is_not_taken(world, school):
    other = empty_school(world, "Другая школа")
    found = checked(other)
    assert ("Ученики", 2, "E") in errors(found)


def test_one_guardian_of_two_children_is_one_person_with_one_account(school):
    mother = ("Белова Ольга Ивановна", "Мать", "", "belova", "")
    rows = (
        (*TITLES, *GUARDIAN),
        ("5А", "Белов Пётр", "м", "", "", "", *mother),
        ("5Б", "Белова Анна", "ж", "", "", "", *mother),
    )
    applied(checked(school, book({"Ученики": rows})))
    guardian = Guardian.objects.get(family_name="Белова")
    assert guardian.user.username == "belova"
    assert guardian.pupils.count() == 2
    assert guardian.guardianships.first().relation == "мать"
    assert report_of(checked(school, book({"Ученики": rows}))).changes == 0


def test_a_teacher_who_is_a_mother_keeps_one_account_with_two_roles(school):
    mother = ("Петрова Анна Павловна", "мать", "112-233-445 95", "", "")
    rows = ((*TITLES, *GUARDIAN), ("5А", "Петров Николай", "м", "", "", "", *mother))
    applied(checked(school, book({"Ученики": rows})))
    user = Guardian.objects.get(snils="11223344595").user
    assert user == Employee.objects.get(school=school, snils="11223344595").user
    assert Role.GUARDIAN in user.appointments.values_list("role", flat=True)


def test_a_login_of_somebody_else_is_an_error_and_another_login_of_the_same_person_a_remark(
    world, school
):
    staff = (*STAFF[:1], ("Белова", "Инна", "", "учитель", "", "", "", "", "masha"))
    assert errors(checked(school, book({"Сотрудники": staff}))) == [("Сотрудники", 2, "I")]
    same = (STAFF[0], (*STAFF[1][:8], "petrova2"))
    found = checked(school, book({"Сотрудники": same}))
    assert report_of(found).errors == 0
    assert "логин «anna.petrova»" in report_of(found).problems[0].text


def test_leading_roles_are_given_by_the_administrator_only(world):
    school = empty_school(world)
    found = checked(school, appoints_leaders=False)
    assert errors(found) == [("Сотрудники", 2, "D")]
    assert "администратор школы" in report_of(found).problems[0].text
    applied(checked(school))
    assert report_of(checked(school, appoints_leaders=False)).errors == 0


def test_hours_and_teachers_of_a_course_become_those_of_the_file(school):
    loads = (LOADS[0], ("5А", "", "математика", "Королёв П. И.", 6))
    found = checked(school, book({"Нагрузка": loads}), since=LATER)
    assert news(found) == {"Нагрузка": (0, 1, 0)}
    applied(found)
    maths = Course.objects.get(school=school, subject__name="Математика")
    assert maths.hours_per_week == 6
    assert teachers_of(maths) == {"Королёв"}
    assert Load.objects.get(course=maths, until=date(2026, 9, 2)).teacher.family_name == "Петрова"


def test_a_class_gets_another_teacher_shift_and_room(school):
    rows = (CLASSES[0], ("5А", "Королёв", "", 2, "Спортзал"))
    applied(checked(school, book({"Классы": rows}), since=LATER))
    leader = ClassTeacher.objects.get(
        school_class__year__school=school, school_class__letter="А", until=None
    )
    assert leader.employee.family_name == "Королёв"
    assert (leader.school_class.shift, str(leader.school_class.room)) == (2, "Спортзал")
    assert leader.school_class.term_kind == "quarter"
    assert ClassTeacher.objects.get(until=date(2026, 9, 2)).employee.family_name == "Петрова"


def test_members_of_a_known_subgroup_join_it(school):
    rows = (SUBGROUPS[0], ("5Б", "мальчики", "Ли Мин"))
    applied(checked(school, book({"Подгруппы": rows})))
    assert groups_of(Pupil.objects.get(school=school, given_name="Мин")) == {"5Б", "5Б, мальчики"}
    assert news(checked(school, book({"Подгруппы": rows}))) == {"Подгруппы": (0, 0, 1)}


def test_errors_of_the_file_keep_it_out(world):
    from peremena.kit.refusal import Refusal

    school = empty_school(world)
    found = checked(school, book(SCHOOL | {"Классы": CLASSES[:2]}))
    with pytest.raises(Refusal, match="ошибки"):
        applied(found)
    assert not Employee.objects.filter(school=school).exists()


def test_a_guardian_of_another_school_too_gets_a_child_but_keeps_the_card(world, school):
    papa = world.guardians["papa"]
    amend([(papa, {"snils": "11223344595", "phone": "+79990000001"})], by=SYSTEM, at=NOW)
    father = ("Сидоров Андрей Петрович", "отец", "112-233-445 95", "", "+7 910 000-00-02")
    rows = ((*TITLES, *GUARDIAN), ("5А", "Сидоров Глеб", "м", "", "", "", *father))
    found = checked(school, book({"Ученики": rows}))
    assert report_of(found).errors == 0
    assert any("есть ребёнок и в другой школе" in p.text for p in report_of(found).problems)
    applied(found)
    papa.refresh_from_db()
    assert papa.phone == "+79990000001"
    assert papa.pupils.filter(given_name="Глеб", school=school).exists()
