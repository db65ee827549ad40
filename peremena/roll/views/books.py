"""The movement report and the alphabet book."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from peremena.kit.lists import listing
from peremena.roll import access
from peremena.roll.forms.lists import ListForm
from peremena.roll.queries import alphabet as book
from peremena.roll.queries.movements import movement_rows, with_names
from peremena.roll.queries.turnover import periods, turnover_papers, turnover_rows
from peremena.roll.views.lists import give, show
from peremena.schools.access import Who, open_to

MOVEMENT_ORDERS = {"day": ("-day", "-pk"), "name": ("pupil__search_key",)}


@open_to(access.WHOLE_SCHOOL)
def movement(request: HttpRequest, who: Who) -> HttpResponse:
    """How many were, came, left and are in a period, and the orders of it."""
    found = periods(who.school_id, today=who.today)
    wanted = request.GET.get("period")
    period = next((p for p in found if p.key == wanted), found[0] if found else None)
    rows = turnover_rows(who.school_id, period) if period else []
    moves = with_names(access.movements_visible_to(who))
    if period:
        moves = moves.filter(day__range=(period.since, period.until))
    if period and (kind := request.GET.get("as")):
        lines = movement_rows(moves, school_id=who.school_id)
        return give(request, who, *turnover_papers(rows, lines, period=period, who=who), kind=kind)
    orders = listing(request, moves, orders=MOVEMENT_ORDERS)
    context = {
        "list": orders,
        "movements": movement_rows(orders.page.object_list, school_id=who.school_id),
        "rows": rows,
        "period": period,
        "periods": found,
        "waiting": access.incoming_to(who).count(),
    }
    return show(request, who, "movement", context)


@open_to(access.WHOLE_SCHOOL)
def alphabet(request: HttpRequest, who: Who) -> HttpResponse:
    """Everybody who ever studied here."""
    all_of_them = book.everybody(who.school_id)
    form = ListForm(request.GET, shown={"": _("все буквы"), **dict(book.letters(all_of_them))})
    found = book.with_history(
        book.alphabet_list(all_of_them, text=form.chosen("q"), letter=form.chosen("show")),
        school_id=who.school_id,
    )
    if kind := request.GET.get("as"):
        lines = book.alphabet_rows(
            found.order_by("search_key"), school_id=who.school_id, today=who.today
        )
        return give(request, who, book.alphabet_paper(lines, who=who), kind=kind)
    people = listing(request, found, orders={"name": ("search_key",)})
    rows = book.alphabet_rows(people.page.object_list, school_id=who.school_id, today=who.today)
    return show(request, who, "alphabet", {"list": people, "rows": rows, "form": form})
