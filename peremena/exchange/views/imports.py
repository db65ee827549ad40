"""Pages of imports: a file is checked, shown, and applied whole or not at all."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.exchange.access import IMPORTERS, imports_visible_to, may_appoint_leaders
from peremena.exchange.actions import imports as actions
from peremena.exchange.formats.roster.template import template as roster_template
from peremena.exchange.forms import ChoicesForm, UploadForm
from peremena.exchange.queries.imports import import_page, import_rows, progress_of, usual_since
from peremena.exchange.tasks import apply_import
from peremena.kit.papers.download import XLSX
from peremena.kit.refusal import Refusal
from peremena.schools.access import Who, open_to, schools_visible_to


@open_to(IMPORTERS)
def imports(request: HttpRequest, who: Who) -> HttpResponse:
    """The imports of the school; a file sent here is checked and leads to its page."""
    since = usual_since(who.school_id or 0, today=who.today)
    form = UploadForm(request.POST or None, request.FILES or None, initial={"since": since})
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = actions.check(
                school=get_object_or_404(schools_visible_to(who), pk=who.school_id),
                file_name=file.name,
                content=file.read(),
                since=form.cleaned_data["since"],
                appoints_leaders=may_appoint_leaders(who),
                by=who,
                at=who.now,
            )
            return redirect("exchange:import", found.pk)
        except Refusal as refusal:
            form.add_error(refusal.field or "file", str(refusal))
    rows = import_rows(imports_visible_to(who), now=who.now)
    context = {"form": form, "imports": rows, "has_year": since is not None}
    return render(request, "exchange/imports.html", context, status=422 if form.errors else 200)


@open_to(IMPORTERS, reads="import")
def import_(request: HttpRequest, who: Who, import_id: int) -> HttpResponse:
    """What a file would change, its problems, and the decision."""
    found = get_object_or_404(imports_visible_to(who).defer("content"), pk=import_id)
    page = import_page(found, now=who.now)
    form = ChoicesForm(initial={"since": page.since, "create_missing": page.create_missing})
    context = {"page": page, "form": form, "progress": progress_of(found)}
    return render(request, "exchange/import.html", context)


@open_to(IMPORTERS, fragment=True)
def progress(request: HttpRequest, who: Who, import_id: int) -> HttpResponse:
    """How far an import under way has come; when it is over, the page is asked for anew."""
    found = get_object_or_404(imports_visible_to(who).defer("content", "report"), pk=import_id)
    heard = progress_of(found)
    response = render(request, "exchange/progress.html", {"progress": heard})
    if heard.is_over:
        response.headers["HX-Refresh"] = "true"
    return response


@open_to(IMPORTERS)
@require_POST
def check_again(request: HttpRequest, who: Who, import_id: int) -> HttpResponse:
    """Check the same file with other choices."""
    found = get_object_or_404(imports_visible_to(who), pk=import_id)
    form = ChoicesForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Укажите день, с которого действует файл."))
        return redirect("exchange:import", import_id)
    return _decide(
        request,
        import_id,
        lambda: actions.check_again(found, by=who, at=who.now, **form.cleaned_data),
    )


@open_to(IMPORTERS)
@require_POST
def apply(request: HttpRequest, who: Who, import_id: int) -> HttpResponse:
    """Decide to apply a checked file; the worker does it."""
    found = get_object_or_404(imports_visible_to(who), pk=import_id)

    def queue() -> None:
        actions.queue(found, by=who, at=who.now)
        apply_import.enqueue(found.pk, who.user_id, who.name)

    return _decide(request, import_id, queue)


@open_to(IMPORTERS)
@require_POST
def cancel(request: HttpRequest, who: Who, import_id: int) -> HttpResponse:
    """Give an import up."""
    found = get_object_or_404(imports_visible_to(who), pk=import_id)
    return _decide(request, import_id, lambda: actions.cancel(found, by=who, at=who.now))


@open_to(IMPORTERS)
def template(request: HttpRequest, who: Who) -> HttpResponse:
    """The empty roster workbook."""
    headers = {"Content-Disposition": 'attachment; filename="spiski-shkoly.xlsx"'}
    return HttpResponse(roster_template(), content_type=XLSX, headers=headers)


def _decide(request: HttpRequest, import_id: int, deed: Callable[[], None]) -> HttpResponse:
    """Do what was decided and show the import; a refusal is said there."""
    try:
        deed()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("exchange:import", import_id)
