import pytest
from hypothesis import given
from hypothesis import strategies as st

from peremena.people.rules import contacts

mobile = st.integers(9_000_000_000, 9_999_999_999).map(lambda n: f"+7{n}")
landline = st.integers(3_010_000_000, 4_999_999_999).map(lambda n: f"+7{n}")


@pytest.mark.parametrize(
    "text",
    [
        "+7 910 123-45-67",
        "8 (910) 123-45-67",
        "8-910-123-45-67",
        "89101234567",
        "79101234567",
        "9101234567",
        "+7(910)123 45 67",
        "8.910.123.45.67",
    ],
)
def test_every_usual_spelling_is_one_phone(text):
    assert contacts.normal_phone(text) == "+79101234567"
    assert contacts.why_wrong_phone(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "55-12-34",
        "7 910 123 45 6",
        "891012345678",
        "8910123456",
        "89101234567, 89107654321",
        "89101234567 мама",
        "8 (4712) 55-12-34 доб. 5",
        "+1",
    ],
)
def test_what_is_not_one_whole_phone_is_refused_with_an_example(text):
    assert contacts.normal_phone(text) == ""
    assert "+7 910 123-45-67" in contacts.why_wrong_phone(text)


def test_a_foreign_phone_keeps_its_country():
    assert contacts.normal_phone("+375 29 123-45-67") == "+375291234567"
    assert contacts.shown_phone("+375291234567") == "+375291234567"


@given(st.one_of(mobile, landline))
def test_a_shown_phone_reads_back(phone):
    assert contacts.normal_phone(contacts.shown_phone(phone)) == phone
    assert contacts.normal_phone("8" + phone[2:]) == phone


@given(st.text())
def test_any_text_gives_a_phone_or_a_reason(text):
    assert bool(contacts.normal_phone(text)) == (contacts.why_wrong_phone(text) is None)


@pytest.mark.parametrize("text", ["ivanova@mail.ru", " Ivanova@Mail.RU ", "а.б@школа.рф"])
def test_addresses_are_right_in_any_case(text):
    assert contacts.why_wrong_email(text) is None
    assert contacts.normal_email(text) == text.strip().lower()


@pytest.mark.parametrize(
    "text", ["", "ivanova", "a@b", "a@b.", "a b@c.ru", "a@b.ru, c@d.ru", "a@@b.ru"]
)
def test_broken_addresses_are_refused(text):
    assert contacts.why_wrong_email(text) is not None
