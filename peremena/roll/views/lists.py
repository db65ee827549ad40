"""The lists of pupils, guardians and employees."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.kit.lists import listing
from peremena.kit.papers import Paper
from peremena.kit.papers.download import download
from peremena.roll import access
from peremena.roll.forms.lists import ListForm
from peremena.roll.queries import employees as staff
from peremena.roll.queries import guardians as parents
from peremena.roll.queries import pupils as children
from peremena.roll.queries.papers import employees_paper, guardians_paper, pupils_paper
from peremena.schools.access import STAFF, Who, open_to
from peremena.trail.actions import record_visit

BY_NAME = {"name": ("search_key",)}
EMPLOYEE_ORDERS = BY_NAME | {"position": ("position", "search_key")}


@open_to(STAFF)
def pupils(request: HttpRequest, who: Who) -> HttpResponse:
    """The pupils of the school; of a teacher those whom he leads or teaches."""
    mine = access.pupils_visible_to(who)
    form = ListForm(
        request.GET,
        shown=children.SHOWN if access.may_see_papers(who) else {"": children.SHOWN[""]},
        places=children.places(mine, today=who.today),
    )
    found = children.pupil_list(
        mine,
        text=form.chosen("q"),
        place=form.chosen("place"),
        shown=form.chosen("show"),
        today=who.today,
    )
    found = children.with_guardians(found, today=who.today)
    families = (
        None
        if access.may_see_papers(who)
        else set(access.pupils_led_by(who).values_list("pk", flat=True))
    )
    if request.GET.get("as") == "xlsx":
        rows = children.pupil_rows(children.by_class(found), family_of=families)
        return give(request, who, pupils_paper(rows, who=who))
    people = listing(request, found, orders=children.ORDERS)
    rows = children.pupil_rows(people.page.object_list, family_of=families)
    waiting = access.incoming_to(who).count() if access.may_see_papers(who) else 0
    context = {"list": people, "rows": rows, "form": form, "waiting": waiting}
    return show(request, who, "pupils", context)


@open_to(STAFF)
def guardians(request: HttpRequest, who: Who) -> HttpResponse:
    """The guardians of the children whose families a person knows."""
    wards = access.pupils_led_by(who)
    form = ListForm(request.GET, shown=parents.SHOWN)
    found = parents.guardian_list(
        access.guardians_visible_to(who),
        children=wards,
        text=form.chosen("q"),
        shown=form.chosen("show"),
        today=who.today,
    )
    found = parents.with_children(found, children=wards, today=who.today)
    if request.GET.get("as") == "xlsx":
        rows = parents.guardian_rows(found.order_by("search_key"))
        return give(request, who, guardians_paper(rows, who=who))
    people = listing(request, found, orders=BY_NAME)
    rows = parents.guardian_rows(people.page.object_list)
    return show(request, who, "guardians", {"list": people, "rows": rows, "form": form})


@open_to(access.WHOLE_SCHOOL)
def employees(request: HttpRequest, who: Who) -> HttpResponse:
    """The employees of the school."""
    form = ListForm(request.GET, shown=staff.SHOWN)
    found = staff.employee_list(
        access.employees_visible_to(who),
        text=form.chosen("q"),
        shown=form.chosen("show"),
        today=who.today,
    )
    found = staff.with_work(found, school_id=who.school_id, today=who.today)
    if request.GET.get("as") == "xlsx":
        rows = staff.employee_rows(found.order_by("search_key"))
        return give(request, who, employees_paper(rows, who=who))
    people = listing(request, found, orders=EMPLOYEE_ORDERS)
    rows = staff.employee_rows(people.page.object_list)
    return show(request, who, "employees", {"list": people, "rows": rows, "form": form})


def show(request: HttpRequest, who: Who, place: str, context: dict[str, object]) -> HttpResponse:
    """A list of people with the tabs of their place."""
    asked = request.GET.copy()
    asked.pop("page", None)
    context |= {
        "place": place,
        "may_keep": access.may_keep(who),
        "papers": access.may_see_papers(who),
        "file": f"?{asked.urlencode()}{'&' if asked else ''}as=",
    }
    return render(request, f"roll/{place}.html", context)


def give(request: HttpRequest, who: Who, *papers: Paper, kind: str = "xlsx") -> HttpResponse:
    """A list leaves the house: that is recorded as the reading of all its people."""
    record_visit(
        page=request.resolver_match.view_name if request.resolver_match else "",
        role=who.role,
        subject="school",
        subject_id=who.school_id,
        person_id=None,
        by=who,
        at=who.now,
    )
    return download(kind, *papers)
