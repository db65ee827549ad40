"""Lists: sorting, pages, and addresses that keep what was chosen."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import RequestFactory

from peremena.kit.lists import Listing, listing


@dataclass(frozen=True)
class Row:
    name: str
    count: int | None


ROWS = [Row("Ёлкин", 2), Row("Жуков", None), Row("Егоров", 1)]
ORDERS = {"name": ("name",), "count": ("count", "name")}


def ask(address: str, per_page: int = 50) -> Listing:
    request = RequestFactory().get(address)
    return listing(request, ROWS, orders=ORDERS, per_page=per_page)


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("/", ["Егоров", "Ёлкин", "Жуков"]),
        ("/?order=-name", ["Жуков", "Ёлкин", "Егоров"]),
        ("/?order=count", ["Егоров", "Ёлкин", "Жуков"]),
        ("/?order=nonsense", ["Егоров", "Ёлкин", "Жуков"]),
    ],
)
def test_a_list_is_sorted_as_a_russian_reader_expects(address: str, names: list[str]) -> None:
    assert [row.name for row in ask(address).page] == names


def test_a_page_out_of_range_gives_the_last_one() -> None:
    assert [row.name for row in ask("/?page=99", per_page=2).page] == ["Жуков"]


def test_the_address_keeps_the_search_and_turns_the_order() -> None:
    found = ask("/?q=%D1%91&order=name&page=2", per_page=1)
    assert found.with_page(3) == "?q=%D1%91&order=name&page=3"
    assert found.with_order("name") == "?q=%D1%91&order=-name"
    assert found.with_order("count") == "?q=%D1%91&order=count"
