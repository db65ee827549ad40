"""Files with thematic plans: kept until the columns are decided, then written as a draft."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.exchange.formats.plans.tables import Rows, read_table
from peremena.exchange.formats.plans.themes import ReadPlan
from peremena.exchange.models import PlanFile
from peremena.kit.refusal import Refusal
from peremena.studies.actions.plans import begin_plan, write_themes
from peremena.studies.models import Course, Plan, PlanState
from peremena.trail import actions as trail


def keep_file(
    *, course: Course, file_name: str, content: bytes, by: trail.Actor, at: datetime
) -> PlanFile:
    """Read a file and keep its table; an undecided one of the same person is forgotten."""
    rows: Rows = read_table(content)
    with transaction.atomic():
        PlanFile.objects.filter(course=course, uploaded_by=by.user_id).delete()
        kept = PlanFile.objects.create(
            course=course,
            file_name=file_name[-200:],
            rows=rows,
            uploaded_by_id=by.user_id,
            uploaded_at=at,
        )
        trail.record(
            "exchange.plan_file.kept", "course", course.pk, after=kept.file_name, by=by, at=at
        )
    return kept


@transaction.atomic
def write_plan(*, file: PlanFile, read: ReadPlan, by: trail.Actor, at: datetime) -> Plan:
    """Write what was read as the course's draft, whole or not at all; the file is forgotten.

    A draft that is there gets these themes instead of its own.
    """
    if read.errors:
        raise Refusal(_("В таблице есть ошибки: исправьте файл или выберите другие столбцы."))
    draft = Plan.objects.filter(course=file.course).exclude(state=PlanState.APPROVED).first()
    plan = draft or begin_plan(course=file.course, by=by, at=at)
    write_themes(plan=plan, themes=read.themes, by=by, at=at)
    trail.record("exchange.plan_file.written", "plan", plan.pk, after=file.file_name, by=by, at=at)
    file.delete()
    return plan


@transaction.atomic
def drop_file(*, file: PlanFile, by: trail.Actor, at: datetime) -> None:
    """Give a file up."""
    trail.record(
        "exchange.plan_file.dropped", "course", file.course_id, before=file.file_name, by=by, at=at
    )
    file.delete()


def forget_plan_files(*, before: datetime) -> None:
    """Forget files that nobody decided on."""
    PlanFile.objects.filter(uploaded_at__lt=before).delete()
