"""Pupils are admitted, moved, let go: one page for one pupil and for many."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.kit.russian import plural
from peremena.people.models import Pupil
from peremena.roll import access, actions
from peremena.roll.forms.movements import (
    AdmissionForm,
    DepartureForm,
    IntoClassForm,
    MovementForm,
    TransferForm,
)
from peremena.roll.models import Movement
from peremena.roll.queries.movements import incoming_rows
from peremena.schools.access import Who, open_to

MOST = 400


@open_to(access.KEEPERS)
def admission(request: HttpRequest, who: Who) -> HttpResponse:
    """Admit pupils of the school who are in no class: new ones and those who come back."""
    form = AdmissionForm(
        request.POST or None, classes=access.classes_kept_by(who), initial={"since": who.today}
    )

    def admit(pupils: Sequence[Pupil]) -> Sequence[Movement]:
        facts = form.cleaned_data
        return actions.admit(
            pupils,
            to=facts["to"],
            since=facts["since"],
            order=form.order,
            place=facts["place"],
            by=who,
            at=who.now,
        )

    return _move(request, who, form, admit, title=_("Зачисление"), done=_("Зачислено"))


@open_to(access.KEEPERS)
def transfer(request: HttpRequest, who: Who) -> HttpResponse:
    """Move pupils to another class."""
    form = TransferForm(
        request.POST or None, classes=access.classes_kept_by(who), initial={"since": who.today}
    )

    def move(pupils: Sequence[Pupil]) -> Sequence[Movement]:
        facts = form.cleaned_data
        return actions.transfer(
            pupils,
            to=facts["to"],
            since=facts["since"],
            order=form.order,
            reason=facts["reason"],
            by=who,
            at=who.now,
        )

    return _move(request, who, form, move, title=_("Перевод в другой класс"), done=_("Переведено"))


@open_to(access.KEEPERS)
def departure(request: HttpRequest, who: Who) -> HttpResponse:
    """Let pupils go: to another school of this installation, or elsewhere."""
    form = DepartureForm(
        request.POST or None, school_id=who.school_id, initial={"since": who.today}
    )

    def depart(pupils: Sequence[Pupil]) -> Sequence[Movement]:
        facts = form.cleaned_data
        return actions.depart(
            pupils,
            since=facts["since"],
            order=form.order,
            reason=facts["reason"],
            place=facts["place"],
            to_school=facts["to_school"],
            by=who,
            at=who.now,
        )

    return _move(request, who, form, depart, title=_("Выбытие"), done=_("Выбыло"))


def _move(
    request: HttpRequest,
    who: Who,
    form: MovementForm,
    deed: Callable[[Sequence[Pupil]], Sequence[Movement]],
    *,
    title: str,
    done: str,
) -> HttpResponse:
    """The pupils whom the address picks, and what happens to all of them or to none."""
    picked = [pk for pk in request.GET.getlist("pick")[:MOST] if pk.isdecimal() and len(pk) < 19]
    pupils = list(access.pupils_visible_to(who).filter(pk__in=picked).order_by("search_key"))
    if not pupils:
        messages.error(request, _("Отметьте учеников в списке."))
        return redirect("roll:pupils")
    if form.is_valid():
        try:
            made = deed(pupils)
            undo = ",".join(str(m.pk) for m in made)
            say_done(
                request,
                f"{done}: {plural(len(made), _('ученик'), _('ученика'), _('учеников'))}.",
                undo=f"{reverse('roll:undo_movements')}?ids={undo}",
            )
            if len(pupils) == 1:
                return redirect("roll:pupil", pupils[0].pk)
            return redirect("roll:pupils")
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    context = {"form": form, "pupils": pupils, "title": title}
    return render(request, "roll/move.html", context, status=422 if form.is_bound else 200)


@open_to(access.KEEPERS)
@require_POST
def undo(request: HttpRequest, who: Who) -> HttpResponse:
    """Take movements back."""
    ids = [pk for pk in request.GET.get("ids", "").split(",") if pk.isdecimal() and len(pk) < 19]
    found = list(
        access.movements_visible_to(who)
        .filter(pk__in=ids[:MOST])
        .select_related("pupil__user", "pupil__school", "school", "from_school", "from_class")
        .select_related("to_class")
    )
    if not found:
        messages.error(request, _("Запись уже отменена."))
        return redirect("roll:pupils")
    try:
        actions.take_back(found, by=who, at=who.now)
        say_done(
            request,
            ngettext("Запись о движении отменена.", "Записи о движении отменены.", len(found)),
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    left_here = len(found) == 1 and found[0].pupil.school_id == who.school_id
    return redirect("roll:pupil", found[0].pupil_id) if left_here else redirect("roll:pupils")


@open_to(access.WHOLE_SCHOOL)
def incoming(request: HttpRequest, who: Who) -> HttpResponse:
    """The pupils whom other schools have sent here."""
    rows = incoming_rows(access.incoming_to(who))
    context = {"rows": rows, "may_keep": access.may_keep(who), "place": "movement"}
    return render(request, "roll/incoming.html", context)


@open_to(access.KEEPERS)
def take_over(request: HttpRequest, who: Who, movement_id: int) -> HttpResponse:
    """Admit a pupil whom another school has sent: the file comes with the marks."""
    sent = get_object_or_404(
        access.incoming_to(who).select_related("pupil__user", "pupil__school", "school"),
        pk=movement_id,
    )
    form = IntoClassForm(
        request.POST or None,
        classes=access.classes_kept_by(who).select_related("school"),
        initial={"since": max(sent.day, who.today)},
    )
    if form.is_valid():
        try:
            made = actions.take_over(
                sent.pupil,
                to=form.cleaned_data["to"],
                since=form.cleaned_data["since"],
                order=form.order,
                by=who,
                at=who.now,
            )
            say_done(
                request,
                _("%(name)s: зачислено в %(class)s, отметки перешли вместе с учеником.")
                % {"name": sent.pupil.list_name, "class": form.cleaned_data["to"].name},
                undo=f"{reverse('roll:undo_movements')}?ids={made.pk}",
            )
            return redirect("roll:pupil", sent.pupil_id)
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    context = {"form": form, "pupils": [sent.pupil], "title": _("Зачисление"), "sent": sent}
    return render(request, "roll/move.html", context, status=422 if form.is_bound else 200)
