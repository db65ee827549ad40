"""What stands in the way of removing rows."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import PROTECT, Model


def used(
    model: type[Model], ids: Collection[int], *, besides: Collection[type[Model]] = ()
) -> set[int]:
    """Which of the rows other facts rest on, so that they must be ended rather than removed.

    A statement for each table that may rest on them; `besides`: tables that go with the row.
    """
    found: set[int] = set()
    for relation in model._meta.related_objects:
        if relation.on_delete is PROTECT and relation.related_model not in besides:
            name = relation.field.attname
            rows = relation.related_model._default_manager.filter(**{f"{name}__in": ids})
            found.update(rows.order_by().values_list(name, flat=True).distinct())
    return found
