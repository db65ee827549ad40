"""Rooms, subjects and kinds of work: adding, changing, putting away, removing.

The three are written alike; the names in the trail come from their tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.schools.models import Room, School
from peremena.studies.models import Subject, WorkType
from peremena.trail import actions as trail

Entry = Room | Subject | WorkType
Fields = Mapping[str, Any]


@transaction.atomic
def add_entries(
    model: type[Entry], rows: Sequence[Fields], *, school: School, by: trail.Actor, at: datetime
) -> int:
    """Add entries; those whose name is there already are passed over. Returns how many are new."""
    School.objects.select_for_update().get(pk=school.pk)
    known = set(model.objects.filter(school=school).values_list("name", flat=True))
    fresh = {row["name"]: row for row in rows if row["name"] not in known}
    made = [model.objects.create(school=school, **row) for row in fresh.values()]
    trail.record_all(
        [trail.Change(_name(x, "added"), _subject(x), x.pk, after=x.name) for x in made],
        by=by,
        at=at,
    )
    return len(made)


@transaction.atomic
def change_entry(entry: Entry, fields: Fields, *, by: trail.Actor, at: datetime) -> None:
    """Change an entry; refuses the name of another one."""
    model = type(entry)
    others = model.objects.filter(school=entry.school_id).exclude(pk=entry.pk)
    if others.filter(name=fields["name"]).exists():
        raise Refusal(
            _("Такое название уже есть, возможно в архиве. Назовите иначе."), field="name"
        )
    before = {name: getattr(entry, name) for name in fields}
    model.objects.filter(pk=entry.pk).update(**fields)
    trail.record(
        _name(entry, "changed"),
        _subject(entry),
        entry.pk,
        before=before,
        after=dict(fields),
        by=by,
        at=at,
    )


@transaction.atomic
def archive_entry(entry: Entry, *, today: date, by: trail.Actor, at: datetime) -> None:
    """Put an entry away: it is no longer offered, and stays where it is used."""
    type(entry).objects.filter(pk=entry.pk).update(archived_on=today)
    trail.record(_name(entry, "archived"), _subject(entry), entry.pk, after=today, by=by, at=at)


@transaction.atomic
def restore_entry(entry: Entry, *, by: trail.Actor, at: datetime) -> None:
    """Bring an entry back from the archive."""
    type(entry).objects.filter(pk=entry.pk).update(archived_on=None)
    trail.record(_name(entry, "restored"), _subject(entry), entry.pk, by=by, at=at)


@transaction.atomic
def remove_entry(entry: Entry, *, by: trail.Actor, at: datetime) -> None:
    """Remove an entry that nothing uses; refuses another one and offers the archive."""
    pk = entry.pk
    try:
        with transaction.atomic():
            entry.delete()
    except ProtectedError as used:
        raise Refusal(
            _(
                "«%(name)s» удалить нельзя: есть записи, где это используется (%(count)d). "
                "Уберите в архив: из выбора исчезнет, на старых страницах останется."
            )
            % {"name": entry.name, "count": len(used.protected_objects)}
        ) from used
    trail.record(_name(entry, "removed"), _subject(entry), pk, before=entry.name, by=by, at=at)


def _name(entry: Entry, verb: str) -> str:
    """schools.room.added."""
    return f"{entry._meta.app_label}.{_subject(entry)}.{verb}"


def _subject(entry: Entry) -> str:
    return {Room: "room", Subject: "subject", WorkType: "work_type"}[type(entry)]
