"""The board of a version: the page, and what its script asks for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from peremena.kit.messages import say_done
from peremena.kit.refusal import Conflict, Refusal
from peremena.kit.wire import json_answer, to_json
from peremena.schools.access import Who, open_to
from peremena.timetable.access import PLANNERS, versions_visible_to
from peremena.timetable.actions import board as actions
from peremena.timetable.actions.board import LimitReached
from peremena.timetable.forms import ChangeForm, DraftForm
from peremena.timetable.models import Timetable, TimetableState
from peremena.timetable.queries.board import Panel, Side, board_of, panel_of, places_of
from peremena.timetable.queries.draft_week import Spot, draft_week
from peremena.timetable.queries.verdicts import fresh
from peremena.timetable.queries.verdicts import verdicts as verdicts_of

GONE = gettext_lazy("Этот урок уже убрали. Обновите страницу.")


@open_to(PLANNERS)
def board(request: HttpRequest, who: Who, version_id: int) -> HttpResponse:
    """The week by class, teacher or room; a chosen lesson with its form, without a script too."""
    version = get_object_or_404(versions_visible_to(who), pk=version_id)
    week, side = draft_week(version), _side(request)
    context = {
        "version": version,
        "is_draft": version.state == TimetableState.DRAFT,
        "board": board_of(week, side=side, saturday="saturday" in request.GET),
        "panel": _panel(request, version),
        "form": DraftForm(initial={"since": version.since, "weeks": version.weeks}),
        "sides": [
            (_("По классам"), Side.CLASSES),
            (_("По учителям"), Side.TEACHERS),
            (_("По кабинетам"), Side.ROOMS),
        ],
    }
    return render(request, "timetable/board.html", context)


@open_to(PLANNERS, fragment=True)
def panel(request: HttpRequest, who: Who, version_id: int) -> HttpResponse:
    """The form of one lesson, for the side of the board."""
    version = get_object_or_404(versions_visible_to(who), pk=version_id)
    found = _panel(request, version)
    if found is None:
        return _refused(request, version, Conflict(GONE, theirs=""))
    context = {"panel": found, "version": version, "side": _side(request), "is_draft": True}
    return render(request, "timetable/board_panel.html", context)


@open_to(PLANNERS, fragment=True)
def verdicts(request: HttpRequest, who: Who, version_id: int) -> HttpResponse:
    """What stands against each hour of the week for a lesson that is held in the hand."""
    version = get_object_or_404(versions_visible_to(who), pk=version_id)
    week = draft_week(version)
    slot = week.slots.get(_number(request, "slot"))
    course = _number(request, "course")
    if slot is None and course not in week.courses:
        return _refused(request, version, Conflict(GONE, theirs=""))
    slot = slot or fresh(week, course)
    found = verdicts_of(week, slot, places=places_of(week))
    places = {f"{d}-{n}": (v.level, v.text) for (d, n), v in found.items()}
    home = {
        Side.CLASSES: week.courses[slot.course_id].classes,
        Side.TEACHERS: slot.teachers,
        Side.ROOMS: tuple(week.rooms),
    }[_side(request)]
    return json_answer(to_json({"places": places, "home": home, "seen": slot.spot.text}))


@open_to(PLANNERS)
@require_POST
def change(request: HttpRequest, who: Who, version_id: int) -> HttpResponse:
    """Place, move, exchange or remove a lesson: JSON for the script, a redirect for a form."""
    version = get_object_or_404(versions_visible_to(who), pk=version_id)
    form = ChangeForm(request.POST)
    if not form.is_valid():
        text = _("Выберите день и номер урока.")
        return _refused(request, version, Refusal(text))
    try:
        undo = _carry_out(version, form, who)
    except Refusal as refusal:
        return _refused(request, version, refusal)
    if not _asks_script(request):
        say_done(request, _("Записано."))
        return redirect(_address(version, form.cleaned_data["side"]))
    return _changed(version, form, undo)


def _carry_out(version: Timetable, form: ChangeForm, who: Who) -> dict[str, Any]:
    """Do it; returns the fields of the change that takes it back."""
    data = form.cleaned_data
    mark: Any = {"by": who, "at": who.now}
    limits: Any = {"note": data["note"], "force": data["force"]}
    slot, seen = data["slot"], data["seen"]
    match data["deed"]:
        case "place":
            spot = form.spot
            made = actions.place_slot(
                version, course_id=data["course"], spot=spot, **limits, **mark
            )
            return {"deed": "remove", "slot": made, "seen": spot.text}
        case "move":
            spot = form.spot
            before = actions.change_slot(
                version, slot_id=slot, spot=spot, replaces=seen, **limits, **mark
            )
            return {"deed": "move", "slot": slot, "seen": spot.text, **_fields(before)}
        case "exchange":
            pair = {"first_id": slot, "second_id": data["other"]}
            actions.exchange_slots(version, **pair, **limits, **mark)
            return {"deed": "exchange", "slot": slot, "other": data["other"]}
        case _:
            gone = actions.remove_slot(version, slot_id=slot, replaces=seen, **mark)
            return {"deed": "place", "gone": slot, "course": gone.course_id, **_fields(gone.spot)}


def _fields(spot: Spot) -> dict[str, object]:
    return {
        "week": spot.week,
        "weekday": spot.weekday,
        "number": spot.number,
        "teacher": spot.teacher_id or "",
        "room": spot.room_id or "",
    }


def _changed(version: Timetable, form: ChangeForm, undo: dict[str, Any]) -> HttpResponse:
    """What the script puts in place of the old: cells, heads of columns, unplaced hours."""
    before = version.revision
    version.refresh_from_db()
    data = form.cleaned_data
    side = Side(data["side"])
    board = board_of(draft_week(version), side=side, saturday=True)
    places = [(data["weekday"], data["number"])]
    if data["seen"]:
        places.append((data["seen"].weekday, data["seen"].number))
    answer = {
        "revision": version.revision,
        "stale": data["revision"] is not None and data["revision"] != before,
        "cells": {
            cell.key: render_to_string("timetable/board_cell.html", {"cell": cell})
            for cell in board.cells_at(places)
        },
        "heads": {c.id: (c.placed, c.wanted) for c in board.columns},
        "rest": render_to_string("timetable/board_rest.html", {"board": board}),
        "undo": undo | {"side": side.value, "force": "on"},
    }
    return json_answer(to_json(answer))


def _refused(request: HttpRequest, version: Timetable, refusal: Refusal) -> HttpResponse:
    limited = isinstance(refusal, LimitReached)
    if _asks_script(request) or request.method == "GET":
        answer = {"text": str(refusal), "limited": limited}
        return json_answer(to_json(answer), status=409 if isinstance(refusal, Conflict) else 422)
    hint = " " + _("Можно поставить, отметив «Всё равно поставить».") if limited else ""
    messages.error(request, str(refusal) + hint)
    asked = request.POST
    chosen = f"&slot={asked['slot']}" if asked.get("slot") else f"&course={asked.get('course')}"
    return redirect(_address(version, asked.get("side", "")) + chosen)


def _address(version: Timetable, side: str) -> str:
    return f"{reverse('timetable:board', args=[version.pk])}?side={side}"


def _asks_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _side(request: HttpRequest) -> Side:
    try:
        return Side(request.GET.get("side", "classes"))
    except ValueError:
        raise Http404 from None


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def _panel(request: HttpRequest, version: Timetable) -> Panel | None:
    slot, course = _number(request, "slot"), _number(request, "course")
    if not slot and not course:
        return None
    return panel_of(draft_week(version), slot_id=slot, course_id=course)
