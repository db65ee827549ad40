"""Papers of a parents' meeting."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from peremena.kit.papers.download import attachment
from peremena.kit.russian import numeric_date
from peremena.office.access import CALLERS, lists_of, meetings_visible_to
from peremena.office.papers import invitation_pdf, minutes_pdf
from peremena.office.queries.families import families
from peremena.office.queries.meetings import meeting_page
from peremena.schools.access import Who, open_to

PDF = "application/pdf"


@open_to(CALLERS)
def invitation(request: HttpRequest, who: Who, meeting_id: int) -> HttpResponse:
    """The invitation, two on a sheet of A4."""
    found = get_object_or_404(
        meetings_visible_to(who).select_related("school", "school_class"), pk=meeting_id
    )
    page = meeting_page(found, today=who.today, may_run=False)
    name = _("Приглашение на собрание %s.pdf") % numeric_date(page.day)
    return attachment(invitation_pdf(page), name, PDF)


@open_to(CALLERS, reads="meeting")
def minutes(request: HttpRequest, who: Who, meeting_id: int) -> HttpResponse:
    """The minutes with the lists of who came."""
    found = get_object_or_404(
        meetings_visible_to(who).select_related("school", "school_class"), pk=meeting_id
    )
    page = meeting_page(found, today=who.today, may_run=False)
    if not page.is_held:
        raise Http404
    kept = lists_of(who, found).filter(pk__in=found.attendances.values("school_class_id"))
    lists = [(c.name, families(found, c)) for c in kept.order_by("grade", "letter")]
    name = _("Протокол собрания %s.pdf") % numeric_date(page.day)
    return attachment(minutes_pdf(page, lists), name, PDF)
