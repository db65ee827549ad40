"""Hours as people type them, the limits of a week, and the basic curriculum."""

from decimal import Decimal

import pytest

from peremena.studies.rules.basic_curriculum import ENGLISH, proposal
from peremena.studies.rules.curriculum import Line, heaviest_week, why_too_much
from peremena.studies.rules.hours import HoursError, parse_hours, shown_hours
from peremena.studies.rules.weekly_limits import counts, lessons_a_week


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("3", 3),
        (" 0,5 ", Decimal("0.5")),
        ("1.25", Decimal("1.25")),
        ("2 ч", 2),
        ("", None),
        ("0", None),
    ],
)
def test_hours_are_read_as_people_write_them(text, hours):
    assert parse_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("0,3", "четверти"),
        ("-1", "меньше нуля"),
        ("13", "Больше 12"),
        ("два", "не число"),
        ("NaN", "не число"),
        ("1e9", "Больше 12"),
    ],
)
def test_what_is_no_number_of_hours_is_refused_in_words(text, why):
    with pytest.raises(HoursError, match=why):
        parse_hours(text)


def test_hours_are_shown_with_a_comma_and_without_zeros():
    assert [shown_hours(Decimal(x)) for x in ("3.00", "0.50", "10")] == ["3", "0,5", "10"]
    assert shown_hours(None) == ""


def test_the_fullest_term_counts():
    lines = [
        Line(1, 1, Decimal(5)),
        Line(1, 2, Decimal(1), terms=((1, Decimal(2)), (2, Decimal(0)))),
        Line(1, 3),
    ]
    assert heaviest_week(lines) == 7
    assert heaviest_week([]) == 0


def test_the_limit_depends_on_grade_and_week():
    assert (lessons_a_week(7, days=5), lessons_a_week(7, days=6)) == (32, 35)
    assert lessons_a_week(0, days=5) is None
    assert why_too_much(name="7А", grade=7, days=5, hours=Decimal(32)) == ""
    assert "шестидневную" in why_too_much(name="7А", grade=7, days=5, hours=Decimal("32.5"))
    assert "шестидневную" not in why_too_much(name="7А", grade=7, days=5, hours=Decimal(36))


def test_talks_are_held_outside_the_lessons():
    assert not counts("Разговоры о важном")
    assert counts("Химия")


def test_a_proposal_keeps_the_names_of_the_school():
    offered = proposal(7, known=["Английский язык"])
    assert offered["Английский язык"] == 3
    assert ENGLISH not in offered
    assert "Химия" not in offered
    assert proposal(0) == {}


@pytest.mark.parametrize("grade", range(1, 12))
def test_every_proposal_keeps_within_the_week(grade):
    assert sum(proposal(grade).values()) <= lessons_a_week(grade, days=5)
