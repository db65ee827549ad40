"""Publishing work programmes and withdrawing them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.schools.models import School
from peremena.studies.actions.plans import Papers
from peremena.studies.models import FileKind, Subject, WorkProgramme
from peremena.trail import actions as trail

MAX_BYTES = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class NewProgramme:
    """A programme to be published, with the papers by which it was approved."""

    subject: Subject
    title: str
    lowest_grade: int
    highest_grade: int
    papers: Papers


@transaction.atomic
def publish_programme(
    *, school: School, new: NewProgramme, content: bytes, by: trail.Actor, at: datetime
) -> WorkProgramme:
    """Publish a work programme as a PDF or DOCX of at most 10 MB, approved by a paper."""
    kind = kind_of(content)
    if new.lowest_grade > new.highest_grade:
        raise Refusal(
            _("Первый класс больше последнего. Поменяйте их местами."), field="lowest_grade"
        )
    papers = new.papers
    if not (papers.order_number and papers.order_day) and not (
        papers.protocol_number and papers.protocol_day
    ):
        raise Refusal(
            _("Укажите номер и дату протокола или приказа, которым утверждена программа."),
            field="order_number",
        )
    programme = WorkProgramme(
        school=school,
        subject=new.subject,
        title=new.title,
        lowest_grade=new.lowest_grade,
        highest_grade=new.highest_grade,
        kind=kind,
        size=len(content),
        protocol_number=papers.protocol_number,
        protocol_day=papers.protocol_day,
        order_number=papers.order_number,
        order_day=papers.order_day,
        added_by_id=by.user_id,
        added_at=at,
    )
    programme.file.save(f"programme.{kind}", ContentFile(content), save=False)
    programme.save()
    trail.record(
        "studies.programme.published", "programme", programme.pk, after=new.title, by=by, at=at
    )
    return programme


@transaction.atomic
def withdraw_programme(*, programme: WorkProgramme, by: trail.Actor, at: datetime) -> None:
    """Take a programme off the public page; the file stays in the archive."""
    if programme.withdrawn_at:
        raise Refusal(_("Эта программа уже снята с публикации."))
    programme.withdrawn_at = at
    programme.save(update_fields=["withdrawn_at"])
    trail.record(
        "studies.programme.withdrawn",
        "programme",
        programme.pk,
        before=programme.title,
        by=by,
        at=at,
    )


@transaction.atomic
def restore_programme(*, programme: WorkProgramme, by: trail.Actor, at: datetime) -> None:
    """Publish a withdrawn programme again."""
    programme.withdrawn_at = None
    programme.save(update_fields=["withdrawn_at"])
    trail.record(
        "studies.programme.restored", "programme", programme.pk, after=programme.title, by=by, at=at
    )


def kind_of(content: bytes) -> FileKind:
    """PDF or DOCX, by the content; refuses anything else and what is too large."""
    if len(content) > MAX_BYTES:
        raise Refusal(_("Файл больше 10 МБ. Сохраните его без рисунков или сожмите."), field="file")
    if content.startswith(b"%PDF-"):
        return FileKind.PDF
    try:
        with ZipFile(BytesIO(content)) as archive:
            if "word/document.xml" in archive.namelist():
                return FileKind.DOCX
    except BadZipFile:
        pass
    raise Refusal(_("Это не PDF и не документ Word (.docx)."), field="file")
