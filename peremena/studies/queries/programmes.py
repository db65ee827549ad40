"""Work programmes as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from peremena.kit.russian import numeric_date
from peremena.studies.models import WorkProgramme


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme: «5–9 классы», «PDF, 340 КБ», by which papers."""

    id: int
    subject: str
    title: str
    grades: str
    file: str
    papers: str
    is_withdrawn: bool


def programme_rows(programmes: QuerySet[WorkProgramme]) -> list[ProgrammeRow]:
    """By subject and grade; one statement."""
    return [
        ProgrammeRow(
            id=p.pk,
            subject=p.subject.name,
            title=p.title,
            grades=_grades(p.lowest_grade, p.highest_grade),
            file=f"{p.get_kind_display()}, {max(p.size // 1024, 1)}\u00a0КБ",
            papers=", ".join(_papers(p)),
            is_withdrawn=p.withdrawn_at is not None,
        )
        for p in programmes.select_related("subject").order_by(
            "subject__name", "lowest_grade", "title", "pk"
        )
    ]


def _grades(lowest: int, highest: int) -> str:
    return _("%d класс") % lowest if lowest == highest else _("%d–%d классы") % (lowest, highest)


def _papers(programme: WorkProgramme) -> Iterable[str]:
    for text, number, day in (
        (_("протокол № %s от %s"), programme.protocol_number, programme.protocol_day),
        (_("приказ № %s от %s"), programme.order_number, programme.order_day),
    ):
        if number and day:
            yield text % (number, numeric_date(day))
