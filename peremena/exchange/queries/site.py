"""What a school tells everybody. Nothing of a person: no name, no class list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.html import escape
from django.utils.translation import gettext as _

from peremena.people.rules.contacts import shown_phone
from peremena.schools.models import Holiday, School, Year
from peremena.studies.access import public_programmes
from peremena.studies.queries.programmes import ProgrammeRow, programme_rows


@dataclass(frozen=True, slots=True)
class Rest:
    """Days without lessons; `grades` is empty when all grades rest."""

    name: str
    since: date
    until: date
    grades: str


@dataclass(frozen=True, slots=True)
class PublicPage:
    """The open page of a school."""

    id: int
    name: str
    short_name: str
    facts: tuple[tuple[str, str], ...]
    site: str
    year: str
    holidays: tuple[Rest, ...]
    programmes: tuple[ProgrammeRow, ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """HTML for the school's own site."""

    key: str
    title: str
    html: str


# Complete in itself: no style sheet, picture or script of ours is asked for by that site.
BANNER = (
    "display:inline-block;padding:12px 20px;border-radius:4px;background:#27408b;color:#fff;"
    "font:600 16px sans-serif;text-decoration:none"
)


def snippets(*, sign_in: str, open_page: str) -> tuple[Snippet, ...]:
    """Links to put on the school's site: as words, as a banner, to the open page."""
    return (
        Snippet("link", _("Ссылка на вход"), _link(sign_in, _("Электронный дневник и журнал"))),
        Snippet("banner", _("Баннер"), _link(sign_in, _("Электронный дневник: войти"), BANNER)),
        Snippet(
            "page", _("Ссылка на открытую страницу"), _link(open_page, _("Программы и каникулы"))
        ),
    )


def _link(address: str, text: str, style: str = "") -> str:
    look = f' style="{style}"' if style else ""
    return f'<a href="{escape(address)}"{look}>{escape(text)}</a>'


def public_page(school: School, *, today: date) -> PublicPage:
    """The card, the days of rest of the running or coming year, the programmes; three statements."""
    years = Year.objects.filter(school=school, until__gte=today).order_by("since")
    year = years.first()
    holidays = Holiday.objects.filter(year=year) if year else Holiday.objects.none()
    facts = (
        (_("Адрес"), school.address),
        (_("Телефон"), shown_phone(school.phone)),
        (_("Почта"), school.email),
        (_("Лицензия"), school.licence),
        (_("ОГРН"), school.ogrn),
    )
    return PublicPage(
        id=school.pk,
        name=school.name,
        short_name=school.short_name,
        facts=tuple((label, text) for label, text in facts if text),
        site=school.site,
        year=str(year or ""),
        holidays=tuple(Rest(h.name, h.since, h.until, _grades(h, school)) for h in holidays),
        programmes=tuple(programme_rows(public_programmes(school.pk))),
    )


def _grades(holiday: Holiday, school: School) -> str:
    lowest = max(holiday.lowest_grade, school.lowest_grade)
    highest = min(holiday.highest_grade, school.highest_grade)
    if (lowest, highest) == (school.lowest_grade, school.highest_grade):
        return ""
    return _("%d класс") % lowest if lowest == highest else _("%d–%d классы") % (lowest, highest)
