"""Days of rest and working days off of a year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date, plural
from peremena.kit.undo import seal, unseal
from peremena.schools.access import Who, open_to
from peremena.schools.rules.dates import HolidayDates, WorkingDayDates
from peremena.setup.access import SETTERS, holidays_of, working_days_of, years_of
from peremena.setup.actions import holidays as actions
from peremena.setup.actions.holidays import LessonsStand
from peremena.setup.forms.year import HolidayForm, WorkingDayForm


@open_to(SETTERS)
def add(request: HttpRequest, who: Who, year_id: int) -> HttpResponse:
    """Add days of rest: holidays, frost, quarantine."""
    year = get_object_or_404(years_of(who), pk=year_id)
    form = HolidayForm(request.POST or None)

    def deed() -> None:
        withdraw = form.cleaned_data["withdraw"]
        made = actions.rest(year=year, dates=form.dates, withdraw=withdraw, by=who, at=who.now)
        say_done(request, _("%s: дни отдыха добавлены.") % made)

    return _write(request, form, deed, year_id=year_id, title=_("Каникулы или дни отдыха"))


@open_to(SETTERS)
def holiday(request: HttpRequest, who: Who, holiday_id: int) -> HttpResponse:
    """Change days of rest."""
    found = get_object_or_404(holidays_of(who), pk=holiday_id)
    form = HolidayForm(request.POST or None, initial=asdict(found.dates))

    def deed() -> None:
        withdraw = form.cleaned_data["withdraw"]
        actions.move_rest(holiday=found, dates=form.dates, withdraw=withdraw, by=who, at=who.now)
        say_done(request, _("%s: изменено.") % form.dates.name)

    remove = reverse("setup:remove_holiday", args=[holiday_id])
    return _write(request, form, deed, year_id=found.year_id, title=found.name, remove=remove)


@require_POST
@open_to(SETTERS)
def remove(request: HttpRequest, who: Who, holiday_id: int) -> HttpResponse:
    """Let days of rest be school days again; the lessons come back by the timetable."""
    found = get_object_or_404(holidays_of(who), pk=holiday_id)
    sealed = seal(found.dates)
    try:
        lessons = actions.work_again(holiday=found, by=who, at=who.now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("setup:year", found.year_id)
    text = _("%s: убрано.") % found.name
    if lessons:
        words = plural(lessons, _("урок"), _("урока"), _("уроков"))
        text += " " + _("В расписание вернулось %s.") % words
    say_done(request, text, undo=reverse("setup:restore_holiday", args=[found.year_id, sealed]))
    return redirect("setup:year", found.year_id)


@require_POST
@open_to(SETTERS)
def restore(request: HttpRequest, who: Who, year_id: int, sealed: str) -> HttpResponse:
    """Put removed days of rest back; the lessons that came with the removal go again."""
    year = get_object_or_404(years_of(who), pk=year_id)
    dates = unseal(sealed, HolidayDates)
    try:
        made = actions.rest(year=year, dates=dates, withdraw=True, by=who, at=who.now)
        say_done(request, _("%s: снова дни отдыха.") % made)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("setup:year", year_id)


@open_to(SETTERS)
def add_working_day(request: HttpRequest, who: Who, year_id: int) -> HttpResponse:
    """Let a day off have the lessons of another weekday."""
    year = get_object_or_404(years_of(who).select_related("school"), pk=year_id)
    form = WorkingDayForm(request.POST or None)

    def deed() -> None:
        lessons = actions.work_on(year=year, dates=form.dates, by=who, at=who.now)
        words = plural(lessons, _("урок"), _("урока"), _("уроков"))
        text = _("%(day)s — рабочий день. Составлено: %(lessons)s.")
        say_done(request, text % {"day": full_date(form.dates.day), "lessons": words})

    return _write(request, form, deed, year_id=year_id, title=_("Рабочий выходной"))


@require_POST
@open_to(SETTERS)
def remove_working_day(request: HttpRequest, who: Who, working_day_id: int) -> HttpResponse:
    """Let a working day be a day off again."""
    found = get_object_or_404(working_days_of(who), pk=working_day_id)
    year_id, sealed = found.year_id, seal(found.dates)
    try:
        actions.be_off_again(working_day=found, by=who, at=who.now)
        back = reverse("setup:restore_working_day", args=[year_id, sealed])
        say_done(request, _("%s — снова выходной.") % full_date(found.day), undo=back)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("setup:year", year_id)


@require_POST
@open_to(SETTERS)
def restore_working_day(request: HttpRequest, who: Who, year_id: int, sealed: str) -> HttpResponse:
    """Put a removed working day back."""
    year = get_object_or_404(years_of(who).select_related("school"), pk=year_id)
    dates = unseal(sealed, WorkingDayDates)
    try:
        actions.work_on(year=year, dates=dates, by=who, at=who.now)
        say_done(request, _("%s — снова рабочий день.") % full_date(dates.day))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("setup:year", year_id)


def _write(
    request: HttpRequest,
    form: HolidayForm | WorkingDayForm,
    deed: Callable[[], None],
    *,
    year_id: int,
    title: str,
    remove: str = "",
) -> HttpResponse:
    """Show the form; a sent one does the deed, or says at the field why not."""
    asks = False
    if request.method == "POST" and form.is_valid():
        try:
            deed()
            return redirect("setup:year", year_id)
        except Refusal as refusal:
            asks = isinstance(refusal, LessonsStand)
            form.add_error(refusal.field, str(refusal))
    context = {"form": form, "title": title, "year_id": year_id, "remove": remove, "asks": asks}
    return render(request, "setup/holiday.html", context, status=422 if form.errors else 200)
