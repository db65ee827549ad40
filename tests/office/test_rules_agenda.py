"""Agendas as people type them."""

from peremena.office.rules.agenda import items


def test_numbers_and_dashes_before_an_item_are_left_out():
    assert items("1. Итоги\n2) Питание\n\n — Разное\n5 класс: адаптация") == (
        "Итоги",
        "Питание",
        "Разное",
        "5 класс: адаптация",
    )
