"""The report of coverage: how many can sign in, class by class, and who has nobody who can."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.entrance.access import STAFF_ISSUERS, WATCHERS, classes_watched_by, may_issue
from peremena.entrance.actions import letting_in as actions
from peremena.entrance.queries.coverage import coverage_by_class, coverage_of_all, of_running_year
from peremena.entrance.queries.people import FamilyRow, families_of
from peremena.entrance.reports import children_paper, coverage_paper
from peremena.entrance.views.slips import show
from peremena.kit.lists import listing
from peremena.kit.papers.download import download
from peremena.kit.russian import name_order
from peremena.schools.access import Who, open_to, schools_visible_to

MOST_SLIPS = 500
ORDERS = {
    "class": ("grade", "class_name"),
    "pupils": ("pupil_share",),
    "families": ("family_share",),
    "out": ("families_out",),
}
CHILD_ORDERS = {"class": ("grade", "class_name", "name"), "name": ("name",)}


@open_to(WATCHERS)
def coverage(request: HttpRequest, who: Who) -> HttpResponse:
    """The shares of each class and of the school; as a file with `?as=xlsx` or `pdf`."""
    families = _families(who)
    rows, whole = coverage_by_class(families), coverage_of_all(families)
    if kind := request.GET.get("as"):
        return download(
            kind, coverage_paper(rows, whole, who=who), children_paper(_out(families), who=who)
        )
    context = {
        "list": listing(request, rows, orders=ORDERS),
        "whole": whole,
        "may_issue": may_issue(who),
    }
    return render(request, "entrance/coverage.html", context)


@open_to(WATCHERS)
def children(request: HttpRequest, who: Who) -> HttpResponse:
    """The children without any guardian who can sign in, by name."""
    families, text = _out(_families(who)), request.GET.get("q", "").strip()
    found = [f for f in families if name_order(text) in name_order(f"{f.name} {f.class_name}")]
    if kind := request.GET.get("as"):
        return download(kind, children_paper(found, who=who))
    context = {"list": listing(request, found, orders=CHILD_ORDERS), "text": text}
    return render(request, "entrance/children.html", context)


@require_POST
@open_to(STAFF_ISSUERS)
def issue(request: HttpRequest, who: Who) -> HttpResponse:
    """Issue slips to everybody without access in the chosen classes."""
    back = reverse("entrance:coverage")
    ids = [int(pk) for pk in request.POST.getlist("pick") if pk.isdecimal() and len(pk) < 19]
    families = families_of(classes_watched_by(who).filter(pk__in=ids), who=who)
    waiting = [
        row for f in families for row in f.people if row.served and not row.standing.can_sign_in
    ]
    if len(waiting) > MOST_SLIPS:
        messages.error(
            request,
            _("Без доступа %(found)d человек, а за один раз выдаётся не больше %(most)d листков. "
            "Выберите меньше классов.") % {"found": len(waiting), "most": MOST_SLIPS},
        )  # fmt: skip
        return redirect(back)
    school = get_object_or_404(schools_visible_to(who), pk=who.school_id)
    handed = actions.let_in(waiting, school=school, by=who, at=who.now)
    return show(request, handed, chosen=len(waiting), back=back)


def _families(who: Who) -> list[FamilyRow]:
    return families_of(of_running_year(classes_watched_by(who), today=who.today), who=who)


def _out(families: list[FamilyRow]) -> list[FamilyRow]:
    return [family for family in families if not family.guardian_can_sign_in]
