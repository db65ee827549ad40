"""Publishing a timetable: from which day, what it changes, how far it has come, and back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.journal.actions import publishing as actions
from peremena.journal.queries.publishing import kept_lessons, progress_of
from peremena.journal.tasks import publish_timetable
from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.schools.access import Who, open_to
from peremena.timetable.access import PLANNERS, publications_visible_to, versions_visible_to
from peremena.timetable.forms import PublishForm
from peremena.timetable.models import TimetableState
from peremena.timetable.queries.clashing import clashes_in


@open_to(PLANNERS)
def publishing(request: HttpRequest, who: Who, version_id: int) -> HttpResponse:
    """What publishing means, and the decision; afterwards what became of the lessons."""
    version = get_object_or_404(versions_visible_to(who), pk=version_id)
    day = max(version.since, who.today)
    form = PublishForm(request.POST or None, initial={"since": day})
    if request.method == "POST" and form.is_valid():
        try:
            asked = actions.ask_publication(version, **form.cleaned_data, by=who, at=who.now)
            publish_timetable.enqueue(asked.pk, who.user_id, who.name)
            return redirect("journal:publishing", version_id)
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
            version.refresh_from_db()
    latest = publications_visible_to(who).filter(timetable=version).order_by("-id").first()
    is_draft = version.state == TimetableState.DRAFT
    context = {
        "version": version,
        "form": form,
        "is_draft": is_draft,
        "progress": progress_of(latest, now=who.now) if latest else None,
        "clashes": clashes_in(version) if is_draft else [],
        "kept": kept_lessons(version, since=day) if is_draft else None,
    }
    status = 422 if form.errors else 200
    return render(request, "journal/publishing.html", context, status=status)


@open_to(PLANNERS, fragment=True)
def publishing_progress(request: HttpRequest, who: Who, publication_id: int) -> HttpResponse:
    """How far a publication has come; when it is over, the page is asked for anew."""
    found = get_object_or_404(publications_visible_to(who), pk=publication_id)
    heard = progress_of(found, now=who.now)
    response = render(request, "journal/publishing_progress.html", {"progress": heard})
    if heard.is_over:
        response.headers["HX-Refresh"] = "true"
    return response


@open_to(PLANNERS)
@require_POST
def undo_publication(request: HttpRequest, who: Who, publication_id: int) -> HttpResponse:
    """Let the earlier timetable hold again."""
    found = get_object_or_404(publications_visible_to(who), pk=publication_id)
    try:
        actions.undo_publication(found, by=who, at=who.now)
        say_done(request, _("Публикация отменена, действует прежнее расписание."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("journal:publishing", found.timetable_id)
