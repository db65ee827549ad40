"""The card of a school, ready to show."""

from __future__ import annotations

from django.utils.translation import gettext as _

from peremena.people.rules.contacts import shown_phone
from peremena.schools.models import School
from peremena.schools.rules.levels import grades_in_words, levels_in_words
from peremena.schools.rules.zones import zone_choices


def card_facts(school: School) -> list[tuple[str, str]]:
    """What is said and how, in the order of the card; an empty text where nothing is known."""
    grades = (school.lowest_grade, school.highest_grade)
    return [
        (_("Полное название"), school.name),
        (_("Директор"), school.head_name),
        (_("Уровни образования"), f"{levels_in_words(*grades)} ({grades_in_words(*grades)})"),
        (_("Адрес"), school.address),
        (_("Телефон"), shown_phone(school.phone)),
        (_("Эл. почта"), school.email),
        (_("Сайт"), school.site),
        (_("Лицензия"), school.licence),
        (_("ОГРН"), school.ogrn),
        (_("Часовой пояс"), dict(zone_choices()).get(school.time_zone, school.time_zone)),
    ]
