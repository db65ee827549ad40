"""Bell schedules."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.kit.russian import plural
from peremena.kit.undo import seal, unseal
from peremena.schools.access import Who, open_to
from peremena.schools.actions import plan_of
from peremena.schools.models import BellSchedule
from peremena.schools.rules.bells import BellPlan
from peremena.setup.access import READERS, SETTERS, bells_of, may_set_up, own_school
from peremena.setup.actions import bells as actions
from peremena.setup.forms.bells import BellsForm, ProposalForm, as_typed
from peremena.setup.queries.bells import schedule_cards


@open_to(READERS)
def bells(request: HttpRequest, who: Who) -> HttpResponse:
    """All schedules with their breaks."""
    cards = schedule_cards(own_school(who))
    context = {"cards": cards, "may_write": may_set_up(who)}
    return render(request, "setup/bells.html", context)


@open_to(SETTERS)
def add(request: HttpRequest, who: Who) -> HttpResponse:
    """Make a schedule; its times are proposed, Enter is enough for the first one."""
    proposal = ProposalForm(request.GET or None)
    has_some = bells_of(who).exists()
    name = _("Сокращённый день") if has_some else _("Обычный день")
    plan = BellPlan(name, proposal.times(), usual=not has_some)
    return _write(request, who, None, plan, proposal)


@open_to(SETTERS)
def schedule(request: HttpRequest, who: Who, schedule_id: int) -> HttpResponse:
    """Change a schedule."""
    found = get_object_or_404(bells_of(who), pk=schedule_id)
    return _write(request, who, found, plan_of(found), None)


def _write(
    request: HttpRequest,
    who: Who,
    found: BellSchedule | None,
    plan: BellPlan,
    proposal: ProposalForm | None,
) -> HttpResponse:
    form = BellsForm(request.POST or None, initial=as_typed(plan))
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.write_bells(
                school=own_school(who),
                schedule=found,
                plan=form.plan,
                today=who.today,
                by=who,
                at=who.now,
            )
            say_done(request, _("«%s»: звонки сохранены.") % form.plan.name + _retimed(changed))
            return redirect("setup:bells")
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    context = {"form": form, "found": found, "proposal": proposal}
    return render(request, "setup/schedule.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(SETTERS)
def remove(request: HttpRequest, who: Who, schedule_id: int) -> HttpResponse:
    """Remove a schedule; it can be put back."""
    found = get_object_or_404(bells_of(who), pk=schedule_id)
    plan = plan_of(found)
    changed = actions.remove_bells(schedule=found, today=who.today, by=who, at=who.now)
    back = reverse("setup:restore_bells", args=[seal(plan)])
    say_done(request, _("«%s»: звонки убраны.") % plan.name + _retimed(changed), undo=back)
    return redirect("setup:bells")


@require_POST
@open_to(SETTERS)
def restore(request: HttpRequest, who: Who, sealed: str) -> HttpResponse:
    """Put removed bells back."""
    plan = unseal(sealed, BellPlan)
    try:
        actions.write_bells(
            school=own_school(who),
            schedule=None,
            plan=plan,
            today=who.today,
            by=who,
            at=who.now,
        )
        say_done(request, _("«%s»: звонки снова на месте.") % plan.name)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("setup:bells")


def _retimed(lessons: int) -> str:
    if not lessons:
        return ""
    words = plural(lessons, _("урока"), _("уроков"), _("уроков"))
    return " " + _("Время изменилось у %s, начиная с завтрашних.") % words
