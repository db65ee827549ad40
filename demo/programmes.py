"""Work programmes on the open page of a demo school, made from the topics of its subjects."""

from datetime import date, datetime

from demo.plans import approval
from demo.texts import subjects
from peremena.kit.papers import Column, Paper
from peremena.kit.papers.pdf import as_pdf
from peremena.schools.models import School
from peremena.studies.actions.programmes import NewProgramme, publish_programme
from peremena.studies.models import Subject
from peremena.studies.rules.basic_curriculum import ENGLISH
from peremena.trail.actions import Actor

# Subjects with their first and last grade; a school has a few more in its cupboard.
PUBLISHED = {
    "Русский язык": (5, 9),
    ENGLISH: (5, 9),
    "Алгебра": (7, 9),
    "Химия": (8, 9),
    "Биология": (5, 9),
}


def publish_programmes(school: School, *, first_day: date, at: datetime, by: Actor) -> None:
    """Publish a programme for each of a few subjects that the school teaches."""
    for subject in Subject.objects.filter(school=school, name__in=PUBLISHED):
        lowest, highest = PUBLISHED[subject.name]
        title = f"Рабочая программа. {subject.name}"
        new = NewProgramme(subject, title, lowest, highest, approval(first_day))
        content = as_pdf(_paper(school, subject.name, lowest, highest))
        publish_programme(school=school, new=new, content=content, by=by, at=at)


def _paper(school: School, subject: str, lowest: int, highest: int) -> Paper:
    texts = subjects()[subject]
    rows = [(g, topic) for g in range(lowest, highest + 1) for topic in texts.topics_in(g)]
    return Paper(
        title=f"Рабочая программа. {subject}",
        lines=(school.name, f"{lowest}–{highest} классы"),
        columns=(Column("Класс", 8, number=True), Column("Тема", 70)),
        rows=rows,
    )
