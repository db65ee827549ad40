"""Removing a year that was opened by a turn, with everything that hangs on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peremena.kit.refusal import Refusal
from peremena.schools.models import Year
from peremena.trail import actions as trail

# Rooms whose rows of a year are a plan that may go; what other rooms hold has happened.
PLANS = ("schools", "classes", "studies", "timetable")
CALENDAR = "schools"  # the room of years, terms and days of rest
WORDS = {
    "journal": gettext_lazy("журнал"),
    "office": gettext_lazy("собрания"),
    "roll": gettext_lazy("движение учеников"),
    "exchange": gettext_lazy("загрузка файлов"),
}


@transaction.atomic
def remove_year(year: Year, *, whole: bool, by: trail.Actor, at: datetime) -> None:
    """Remove classes, groups, courses, timetables and lessons of a year; `whole`: its calendar too.

    Refuses when something hangs on the year that is no plan: a topic, a mark, a meeting.
    """
    found = _hanging_on(year)
    for model in found:
        if model._meta.app_label not in PLANS:
            raise Refusal(
                _(
                    "В учебном году %(year)s уже есть записи (%(what)s): отменить перевод нельзя. "
                    "Уберите их или оставьте новый год."
                )
                % {"year": year, "what": WORDS.get(model._meta.app_label, model._meta.app_label)}
            )
    going = {m: keys for m, keys in found.items() if whole or m._meta.app_label != CALENDAR}
    counts = {m._meta.label: len(keys) for m, keys in going.items()}
    trail.record("office.year.removed", "year", year.pk, before=counts, by=by, at=at)
    for model, keys in reversed(going.items()):
        rows = model._base_manager.filter(pk__in=keys)
        rows._raw_delete(rows.db)


def _hanging_on(year: Year) -> dict[type[models.Model], set[Any]]:
    """The keys of all rows that refer to a year, to what refers to it, and so on."""
    found: dict[type[models.Model], set[Any]] = {Year: {year.pk}}
    waiting: list[tuple[type[models.Model], set[Any]]] = [(Year, {year.pk})]
    while waiting:
        model, keys = waiting.pop(0)
        for relation in model._meta.get_fields(include_hidden=True):
            if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
                continue
            if relation.on_delete is models.SET_NULL:  # type: ignore[union-attr]
                continue
            child: Any = relation.related_model
            name = relation.field.name  # type: ignore[union-attr]
            rows = child._base_manager.filter(**{f"{name}__in": keys})
            new = set(rows.values_list("pk", flat=True)) - found.get(child, set())
            if new:
                found[child] = found.pop(child, set()) | new
                waiting.append((child, new))
    return found
