"""The book of substitutions and the timesheet, on the page, as a workbook and in print."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from peremena.kit.lists import listing
from peremena.kit.papers import Column, Paper
from peremena.kit.papers.download import download
from peremena.kit.russian import numeric_date
from peremena.schools.access import Who, open_to
from peremena.timetable.access import CHANGE_READERS, may_see_health, teachers_shown_to
from peremena.timetable.forms import BookFilter
from peremena.timetable.models import Substitution
from peremena.timetable.queries.book import Hours, TeacherHours, book_row, book_rows, timesheet

ORDERS = {"day": ("lesson__day", "lesson__number"), "teacher": ("teacher__family_name",)}


def _filter(request: HttpRequest, who: Who) -> BookFilter:
    """What is asked for; without days the running month."""
    form = BookFilter(request.GET, teachers=teachers_shown_to(who).order_by("family_name", "pk"))
    form.is_valid()
    return form


def _period(form: BookFilter, who: Who) -> tuple[date, date]:
    today = who.today
    last = monthrange(today.year, today.month)[1]
    since = form.cleaned_data.get("since") or today.replace(day=1)
    until = form.cleaned_data.get("until") or max(since, today.replace(day=last))
    return since, until


def _line(since: date, until: date) -> str:
    return _("с %(since)s по %(until)s") % {
        "since": numeric_date(since),
        "until": numeric_date(until),
    }


@open_to(CHANGE_READERS)
def book(request: HttpRequest, who: Who) -> HttpResponse:
    """The substitutions of a period, page by page."""
    form = _filter(request, who)
    since, until = _period(form, who)
    found = listing(request, _rows(form, who, since, until), orders=ORDERS)
    health = may_see_health(who)
    context = {
        "form": form,
        "since": since,
        "until": until,
        "list": found,
        "rows": [book_row(s, health=health) for s in found.page],
    }
    return render(request, "timetable/book.html", context)


def _rows(form: BookFilter, who: Who, since: date, until: date) -> QuerySet[Substitution]:
    teacher = form.cleaned_data.get("teacher")
    return book_rows(
        who.school_id,
        since=since,
        until=until,
        teacher_id=teacher.pk if teacher else None,
        kind=form.cleaned_data.get("kind", ""),
    )


@open_to(CHANGE_READERS)
def book_paper(request: HttpRequest, who: Who, paper: str) -> HttpResponse:
    """The book as a file."""
    form = _filter(request, who)
    since, until = _period(form, who)
    health = may_see_health(who)
    found = _rows(form, who, since, until).order_by("lesson__day", "lesson__number", "pk")
    rows = [book_row(s, health=health) for s in found]
    columns = (
        (_("Дата"), 11), (_("Урок"), 6), (_("Класс"), 12), (_("Предмет"), 22),
        (_("Кого замещали"), 18), (_("Причина"), 18), (_("Основание"), 20),
        (_("Кто провёл"), 18), (_("Вид"), 16), (_("Оплата"), 8),
    )  # fmt: skip
    return download(
        paper,
        Paper(
            title=_("Книга замен"),
            lines=(who.place_name, _line(since, until)),
            columns=[Column(title, width) for title, width in columns],
            rows=[
                (r.day, r.number, r.group, r.subject, r.was, r.reason, r.order, r.now, r.kind,
                 _("да") if r.paid else _("нет"))
                for r in rows
            ],
            landscape=True,
        ),
    )  # fmt: skip


@open_to(CHANGE_READERS)
def hours(request: HttpRequest, who: Who) -> HttpResponse:
    """The lessons of every teacher in a period."""
    form = _filter(request, who)
    since, until = _period(form, who)
    until = min(until, max(since, who.today))
    rows = timesheet(who.school_id, since=since, until=until)
    context = {"form": form, "since": since, "until": until, "rows": rows}
    return render(request, "timetable/timesheet.html", context)


@open_to(CHANGE_READERS)
def hours_paper(request: HttpRequest, who: Who, paper: str) -> HttpResponse:
    """The timesheet as a file: every teacher, and every teacher by class and subject."""
    form = _filter(request, who)
    since, until = _period(form, who)
    until = min(until, max(since, who.today))
    rows = timesheet(who.school_id, since=since, until=until)
    lines = (who.place_name, _line(since, until))
    return download(paper, _totals(rows, lines), _details(rows, lines))


def _columns(first: str) -> list[Column]:
    names = (_("По плану"), _("Проведено"), _("Из них замены"), _("С оплатой"), _("Не проведено"))
    return [Column(first, 40), *(Column(name, 12, number=True) for name in names)]


def _cells(h: Hours) -> tuple[str, int, int, int, int, int]:
    return h.name, h.planned, h.given, h.instead, h.paid, h.missed


def _totals(rows: list[TeacherHours], lines: tuple[str, ...]) -> Paper:
    return Paper(
        title=_("Табель учёта уроков"),
        lines=lines,
        columns=_columns(_("Учитель")),
        rows=[_cells(r.total) for r in rows],
        notes=(_("По плану = проведено − замены за других + не проведено."),),
    )


def _details(rows: list[TeacherHours], lines: tuple[str, ...]) -> Paper:
    cells: list[tuple[str, int, int, int, int, int]] = []
    strong = set()
    for r in rows:
        strong.add(len(cells))
        cells += [_cells(r.total), *(_cells(h) for h in r.courses)]
    return Paper(
        title=_("Табель по классам и предметам"),
        lines=lines,
        columns=_columns(_("Учитель, класс, предмет")),
        rows=cells,
        strong=frozenset(strong),
    )
