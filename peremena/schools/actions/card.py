"""The card of a school: what it says about itself to everybody."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.schools.models import School
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class SchoolCard:
    """The fields of the card. Telephone and registration number in their stored form."""

    name: str
    short_name: str
    head_name: str = ""
    lowest_grade: int = 1
    highest_grade: int = 11
    address: str = ""
    phone: str = ""
    email: str = ""
    site: str = ""
    licence: str = ""
    ogrn: str = ""
    time_zone: str = "Europe/Moscow"


def card_of(school: School) -> SchoolCard:
    """The card as it stands."""
    return SchoolCard(**{field: getattr(school, field) for field in SchoolCard.__slots__})


@transaction.atomic
def describe_school(*, school: School, card: SchoolCard, by: trail.Actor, at: datetime) -> None:
    """Write the card of a school; refuses a name that another school of the district has."""
    school = School.objects.select_for_update().get(pk=school.pk)
    namesakes = School.objects.filter(district_id=school.district_id, name=card.name)
    if namesakes.exclude(pk=school.pk).exists():
        raise Refusal(
            _("В вашем районе уже есть школа с таким полным названием. Уточните название."),
            field="name",
        )
    if card.highest_grade < card.lowest_grade:
        raise Refusal(
            _("Последний класс не может быть младше первого. Поменяйте классы местами."),
            field="highest_grade",
        )
    before, after = asdict(card_of(school)), asdict(card)
    changed = [name for name in after if after[name] != before[name]]
    if not changed:
        return
    School.objects.filter(pk=school.pk).update(**{name: after[name] for name in changed})
    trail.record(
        "schools.school.described",
        "school",
        school.pk,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
        by=by,
        at=at,
    )
