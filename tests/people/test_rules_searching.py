"""What people type to find somebody, and what is found."""

import pytest

from peremena.people.rules.searching import search_key, search_words

KEY = search_key("Ёлкина Алёна Петровна", snils="11223344595", phone="+79101234567")


def found(text: str) -> bool:
    return all(any(way in KEY for way in ways) for ways in search_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "елк",
        "ЁЛКИНА",
        "алена елкина",
        "Ёлкина А.",
        "112-233-445 95",
        "11223344595",
        "445 95",
        "8 (910) 123-45-67",
        "+7 910 123",
        "9101234567",
        "4567",
        "петр 910",
    ],
)
def test_any_part_in_any_shape_finds(text):
    assert found(text)


@pytest.mark.parametrize("text", ["елкин сидоров", "иванова", "112-233-445 96", "8 911"])
def test_what_does_not_fit_does_not_find(text):
    assert not found(text)


def test_the_key_sorts_as_a_printed_list():
    names = ["Ёлкина Анна", "Жукова Анна", "Егорова Анна"]
    keys = sorted(search_key(n, snils=None, phone="") for n in names)
    assert [k.split()[0] for k in keys] == ["егорова", "елкина", "жукова"]
