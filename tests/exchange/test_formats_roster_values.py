from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peremena.exchange.formats.roster import values
from peremena.kit.refusal import Refusal
from peremena.kit.russian import MONTHS_OF
from tests.exchange.books import TODAY

days = st.dates(date(1930, 1, 1), TODAY)


@pytest.mark.parametrize(
    "cell",
    [
        date(2015, 9, 14),
        datetime(2015, 9, 14, 0, 0),
        "14.09.2015",
        "14/09/2015",
        "14-9-2015",
        "2015-09-14",
        "2015-09-14 00:00:00",
        "14 сентября 2015",
        "14 Сентября 2015 г.",
        42261.0,
        42261,
    ],
)
def test_every_usual_date_is_read(cell):
    assert values.birth_date(cell, today=TODAY) == date(2015, 9, 14)


@pytest.mark.parametrize(
    "cell",
    ["31.02.2015", "29.02.2015", "14.13.2015", "14.09.15", "2015", 2015.0, "вчера", "", True],
)
def test_an_impossible_or_unclear_date_is_refused_with_an_example(cell):
    with pytest.raises(Refusal, match=r"14\.09\.2015"):
        values.birth_date(cell, today=TODAY)


@pytest.mark.parametrize("cell", ["15.10.2026", "14.09.1815", date(2105, 9, 14)])
def test_nobody_is_born_tomorrow_or_two_hundred_years_ago(cell):
    with pytest.raises(Refusal, match="невозможна"):
        values.birth_date(cell, today=TODAY)


@given(days)
def test_a_date_in_any_form_is_the_same_day(day):
    forms = (
        f"{day:%d.%m.%Y}",
        f"{day:%Y-%m-%d}",
        f"{day.day} {MONTHS_OF[day.month - 1]} {day.year}",
        float((day - date(1899, 12, 30)).days),
    )
    assert {values.birth_date(form, today=TODAY) for form in forms} == {day}


@pytest.mark.parametrize("cell", ["087-654-303 00", "08765430300", 8765430300.0, 8765430300])
def test_a_snils_as_a_number_gets_its_zeros_back(cell):
    assert values.snils_number(cell) == "08765430300"


@pytest.mark.parametrize("cell", [8765430300.5, True, "1e10", 1e20, -5.0, date(2015, 1, 1)])
def test_what_is_not_a_snils_is_refused(cell):
    with pytest.raises(Refusal, match="СНИЛС"):
        values.snils_number(cell)


def test_a_phone_may_be_a_number():
    assert values.phone(89101234567.0) == "+79101234567"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [(5.0, "5"), (1.5, "1,5"), (" а\u00a0\n б ", "а б"), ("\u200bа\tб", "а б"), (date(2026, 9, 1), "01.09.2026")],
)  # fmt: skip
def test_text_is_what_a_person_sees(cell, shown):
    assert values.text(cell) == shown


def test_a_long_text_is_refused():
    with pytest.raises(Refusal, match="длиннее 200"):
        values.text("а" * 201)


@pytest.mark.parametrize(
    ("cell", "hours"), [(5.0, 5), ("5", 5), ("0,5", Decimal("0.5")), (1.25, Decimal("1.25"))]
)
def test_hours_are_whole_or_quarters(cell, hours):
    assert values.hours(cell) == hours


@pytest.mark.parametrize("cell", [0, -1.0, 41, "1,1", "пять", "5 ч", 1e9, True])
def test_impossible_hours_are_refused(cell):
    with pytest.raises(Refusal, match="часов в неделю"):
        values.hours(cell)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes()))
def test_any_cell_gives_a_value_or_a_sentence(cell):
    converters = (
        values.full_name, values.name_part, values.label, values.snils_number, values.phone,
        values.email, values.login, values.hours, values.shift,
        lambda c: values.birth_date(c, today=TODAY),
        lambda c: values.one_of(c, {"ж": "f"}, ask="ж"),
    )  # fmt: skip
    for convert in converters:
        with suppress(Refusal):  # anything but a refusal would be a fault
            convert(cell)
