"""What the worker does for this room."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext as _
from django_tasks import task

from peremena.journal.actions.publishing import publish
from peremena.kit import clock, progress
from peremena.kit.refusal import Refusal
from peremena.timetable.actions import publications
from peremena.timetable.models import Publication
from peremena.trail.actions import Person


@task()
def publish_timetable(publication_id: int, user_id: int, name: str) -> None:
    """Make the lessons of a publication as the person who decided it, or keep the reason why not."""
    asked = Publication.objects.select_related("timetable__year__school").get(pk=publication_id)
    school = asked.timetable.year.school
    by = Person(user_id, name, school.pk)
    at, work = clock.now().astimezone(school.zone), f"publication-{publication_id}"
    try:
        publish(asked, tell=partial(progress.tell, work), by=by, at=at)
    except Refusal as refusal:
        publications.fail(asked, why=str(refusal), by=by, at=at)
    except Exception:
        why = _("Публикация прервалась, ничего не изменено. Попробуйте ещё раз.")
        publications.fail(asked, why=why, by=by, at=at)
        raise
    finally:
        progress.forget(work)
