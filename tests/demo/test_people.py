"""The people of the demo schools are believable and hurt nobody real."""

from collections import Counter
from datetime import date

import pytest

from demo.names import feminine, names, snils
from demo.people import alphabetic
from demo.roster import roster
from demo.school import DemoSchool
from demo.schools import TOWN
from peremena.accounts.rules.logins import latin
from tests.demo.conftest import AUTUMN


def everybody(school: DemoSchool):
    """Each person once, though a mother may teach here and have two children."""
    people = {e.person.login: e.person for e in school.roster.employees}
    for pupil in school.roster.pupils:
        people[pupil.person.login] = pupil.person
        people |= {g.person.login: g.person for g in pupil.guardians}
    return list(people.values())


@pytest.mark.parametrize(
    ("his", "hers"),
    [
        ("Иванов", "Иванова"),
        ("Соловьёв", "Соловьёва"),
        ("Ильин", "Ильина"),
        ("Каменский", "Каменская"),
        ("Шевченко", "Шевченко"),
        ("Петросян", "Петросян"),
        ("Ким", "Ким"),
        ("Константинопольский-Преображенский", "Константинопольская-Преображенская"),
    ],
)
def test_a_surname_agrees_with_the_sex(his, hers):
    assert feminine(his) == hers


@pytest.mark.parametrize("table", ["fathers", "grandfathers"])
def test_each_father_has_a_son_and_a_daughter_in_his_name(table):
    for forms in names()[table].values():
        son, daughter = forms.split()
        assert son.endswith("ич")
        assert daughter.endswith("на")


def test_the_snils_example_of_the_pension_fund_has_its_check_digits():
    assert snils(112_233_445) == "112-233-445 95"


def test_a_snils_sum_of_100_and_101_gives_00():
    assert {snils(n)[-2:] for n in range(990_001_000, 990_002_000)} >= {"00", "01", "99"}


def test_a_login_is_plain_latin():
    assert latin("Щёголев Юрий") == "shchyogolev yuriy"


def test_nobody_shares_a_login_or_a_snils_in_one_school_or_between_both(town, village):
    people = everybody(town) + everybody(village)
    assert max(Counter(p.login for p in people).values()) == 1
    assert max(Counter(p.snils for p in people).values()) == 1


def test_logins_and_mail_addresses_are_ascii_and_mail_leads_nowhere(school):
    for person in everybody(school):
        assert person.login.isascii()
        assert not person.email or person.email.endswith(".example.org")
        assert not person.phone or person.phone.startswith("+7 (000) ")


def test_the_town_school_has_about_200_pupils_in_12_classes(town):
    sizes = Counter(p.class_name for p in town.roster.pupils)
    assert len(sizes) == 12
    assert all(14 <= size <= 22 for size in sizes.values())
    assert 190 <= sum(sizes.values()) <= 220


def test_pupils_are_as_old_as_their_grade(school):
    for pupil in school.roster.pupils:
        grade = int(pupil.class_name[:-1])
        age = (date(AUTUMN, 9, 1) - pupil.person.born).days / 365.25
        assert grade + 5.6 <= age <= grade + 6.7


def test_a_child_bears_the_patronymic_of_the_father_who_is_listed(school):
    for pupil in school.roster.pupils:
        for father in (g.person for g in pupil.guardians if g.kin == "отец"):
            forms = names()["fathers"][father.name].split()
            assert pupil.person.patronymic in forms


def test_25_families_have_two_children_in_different_classes(town):
    families = Counter(p.guardians[0].person.login for p in town.roster.pupils)
    assert Counter(families.values())[2] == 25
    assert max(families.values()) == 2
    pairs = {(p.guardians[0].person.login, p.class_name) for p in town.roster.pupils}
    assert len(pairs) == len(town.roster.pupils)


def test_every_pupil_has_a_guardian_and_some_have_two(school):
    counts = Counter(len(p.guardians) for p in school.roster.pupils)
    assert set(counts) == {1, 2}
    assert counts[2] >= 3


def test_one_teacher_is_also_a_mother_here(town):
    staff = {e.person.login for e in town.roster.employees}
    parents = {g.person.login for p in town.roster.pupils for g in p.guardians}
    assert len(staff & parents) == 1


def test_the_class_list_follows_the_alphabet(town):
    listed = [p.person.full_name for p in town.roster.of("7А")]
    assert listed == sorted(listed, key=alphabetic)
    assert len(set(listed)) == len(listed)


def test_the_same_year_gives_the_same_people():
    assert roster(TOWN, AUTUMN) == roster(TOWN, AUTUMN)
