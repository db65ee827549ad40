"""The turn of the year: what it would do, the decision, and the way back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.office.actions import turning
from peremena.office.forms import TurnForm, TurnOrderForm
from peremena.office.models import TurnState, YearTurn
from peremena.office.queries.turn_plan import TurnPlan, turn_plan
from peremena.office.queries.turns import (
    choices_of,
    is_stuck,
    last_turn,
    progress_of,
    standing_turn,
    year_to_turn,
)
from peremena.office.rules.turning import Fate, possible_fates
from peremena.office.tasks import apply_turn
from peremena.schools.access import LEADERS, Who, open_to
from peremena.schools.models import Year

FATES = {
    Fate.ON: gettext_lazy("переходит в следующий класс"),
    Fate.REPEAT: gettext_lazy("остаётся на второй год"),
    Fate.LEAVE: gettext_lazy("выпускается"),
}


@open_to(LEADERS)
def year(request: HttpRequest, who: Who) -> HttpResponse:
    """What the turn of the year would do; a form sent here changes what is prepared."""
    old = year_to_turn(who.school_id)
    if old is None:
        return render(request, "office/year.html", {"plan": None})
    plan = turn_plan(old, choices_of(old), today=who.today)
    form = TurnForm(request.POST or None, initial=_initial(plan))
    if request.method == "POST" and form.is_valid():
        choices = form.choices(plan.classes, fates=plan.choices.fates)
        try:
            turning.prepare_turn(year=old, choices=choices, by=who, at=who.now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            say_done(request, _("Сохранено. Ниже — что получится."))
            return redirect("office:year")
    return _show(request, who, plan, form=form, order=TurnOrderForm())


@open_to(LEADERS)
def fates(request: HttpRequest, who: Who, class_id: int) -> HttpResponse:
    """What becomes of each pupil of a class."""
    old = _year(who)
    plan = turn_plan(old, choices_of(old), today=who.today)
    found = next((c for c in plan.classes if c.id == class_id and c.grade), None)
    if found is None:
        raise Http404
    possible = possible_fates(found.grade, highest=old.school.highest_grade)
    if request.method == "POST":
        typed = {p.id: request.POST.get(f"fate-{p.id}", p.fate) for p in found.pupils}
        decided = {pk: Fate(fate) for pk, fate in typed.items() if fate in possible}
        try:
            turning.decide_fates(year=old, fates=decided, by=who, at=who.now)
            say_done(request, _("%s: сохранено.") % found.name)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return redirect("office:year")
    fates = [(fate.value, FATES[fate]) for fate in possible]
    context = {"school_class": found, "fates": fates, "year": old}
    return render(request, "office/year_class.html", context)


@require_POST
@open_to(LEADERS)
def apply(request: HttpRequest, who: Who) -> HttpResponse:
    """Decide the turn by an order; the worker carries it out."""
    old = _year(who)
    turn = standing_turn(old) or turning.prepare_turn(
        year=old, choices=choices_of(old), by=who, at=who.now
    )
    order = TurnOrderForm(request.POST)
    if order.is_valid():
        try:
            turning.queue_turn(turn, **order.cleaned_data, by=who, at=who.now)
        except Refusal as refusal:
            order.add_error(None, str(refusal))
        else:
            apply_turn.enqueue(turn.pk, who.user_id, who.name)
            return redirect("office:year")
    plan = turn_plan(old, choices_of(old), today=who.today)
    return _show(request, who, plan, form=TurnForm(initial=_initial(plan)), order=order)


@open_to(LEADERS, fragment=True)
def progress(request: HttpRequest, who: Who) -> HttpResponse:
    """How far the turn has come; when it is over the page is shown anew."""
    turn = standing_turn(_year(who))
    if turn is None or turn.state != TurnState.QUEUED:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "office/year_progress.html", {"progress": progress_of(turn)})


@require_POST
@open_to(LEADERS)
def undo(request: HttpRequest, who: Who) -> HttpResponse:
    """Take the turn back by which the running year began."""
    turn = last_turn(_year(who))
    try:
        if turn is None:
            raise Refusal(_("Отменять нечего: нынешний учебный год начат без перевода."))
        turning.undo_turn(turn, by=who, at=who.now)
        say_done(request, _("Перевод отменён: всё как было до него."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("office:year")


def _year(who: Who) -> Year:
    found = year_to_turn(who.school_id)
    if found is None:
        raise Http404
    return get_object_or_404(Year.objects.select_related("school"), pk=found.pk)


def _initial(plan: TurnPlan) -> dict[str, object]:
    choices = plan.choices
    names = ("since", "until", "subgroups", "courses", "loads", "plans")
    return {n: getattr(choices, n) for n in names} | {"first": ", ".join(choices.first)}


def _show(
    request: HttpRequest, who: Who, plan: TurnPlan, *, form: TurnForm, order: TurnOrderForm
) -> HttpResponse:
    turn: YearTurn | None = standing_turn(plan.year)
    waiting = turn if turn and turn.state == TurnState.QUEUED else None
    stuck = bool(waiting and is_stuck(waiting, now=who.now))
    context = {
        "plan": plan,
        "form": form,
        "order": order,
        "turn": turn,
        "stuck": stuck,
        "progress": progress_of(waiting) if waiting and not stuck else None,
        "last": last_turn(plan.year),
    }
    status = 422 if form.errors or order.errors else 200
    return render(request, "office/year.html", context, status=status)
