"""Who may bring files into a school."""

from __future__ import annotations

from django.db.models import QuerySet

from peremena.exchange.models import Import, PlanFile
from peremena.schools.access import Who
from peremena.schools.models import Role
from peremena.studies.access import courses_kept_by

IMPORTERS = frozenset({Role.ADMINISTRATOR, Role.DEPUTY_HEAD, Role.SECRETARY})


def imports_visible_to(who: Who) -> QuerySet[Import]:
    """The imports of the person's school."""
    return Import.objects.filter(school_id=who.school_id)


def may_appoint_leaders(who: Who) -> bool:
    """Leading roles are given by the administrator of the school."""
    return who.role == Role.ADMINISTRATOR


def plan_files_of(who: Who) -> QuerySet[PlanFile]:
    """The files with plans that the person has sent, for courses whose plans he keeps."""
    return PlanFile.objects.filter(uploaded_by=who.user_id, course__in=courses_kept_by(who))
