"""Lists for people: sought, sorted, cut into pages; the address keeps what was chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from peremena.kit.russian import name_order

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list, as the macros of `kit/macros.html` show it.

    `order`: the chosen key; `descending`: sorted from the end; `asked`: all that the address says.
    """

    page: Page[Any]
    order: str
    descending: bool
    asked: QueryDict

    @property
    def count(self) -> int:
        """How many rows there are on all pages."""
        return self.page.paginator.count

    def with_page(self, number: int) -> str:
        """The address of another page of the same list."""
        return self._address(page=number)

    def with_order(self, key: str) -> str:
        """The address of the list sorted by a key; by the same key again: from the end."""
        turned = key == self.order and not self.descending
        return self._address(order=f"-{key}" if turned else key)

    def _address(self, **changes: object) -> str:
        asked = self.asked.copy()
        asked.pop("page", None)
        for name, value in changes.items():
            asked[name] = str(value)
        return f"?{asked.urlencode()}"


def listing(
    request: HttpRequest,
    rows: QuerySet[Any] | Sequence[Any],
    *,
    orders: Mapping[str, Sequence[str]],
    per_page: int = PER_PAGE,
) -> Listing:
    """The page that the address asks for.

    `orders`: for each key of sorting the names of fields (of attributes, for a sequence); the
    first key is the usual one. A key or a page that does not exist gives the usual one.
    """
    asked = request.GET.get("order", "")
    order, descending = asked.removeprefix("-"), asked.startswith("-")
    if order not in orders:
        order, descending = next(iter(orders)), False
    return Listing(
        page=Paginator(_sorted(rows, orders[order], descending), per_page).get_page(
            request.GET.get("page")
        ),
        order=order,
        descending=descending,
        asked=request.GET,
    )


def _sorted(
    rows: QuerySet[Any] | Sequence[Any], names: Sequence[str], descending: bool
) -> QuerySet[Any] | Sequence[Any]:
    if isinstance(rows, QuerySet):
        ordered = rows.order_by(*names, "pk")
        return ordered.reverse() if descending else ordered
    return sorted(rows, key=lambda x: [_place(getattr(x, n)) for n in names], reverse=descending)


def _place(value: Any) -> tuple[bool, Any]:
    """Where a value stands: what is empty comes last, names as a Russian reader expects."""
    return value is None, name_order(value) if isinstance(value, str) else value
