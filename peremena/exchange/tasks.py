"""What the worker does for this room."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext as _
from django_tasks import task

from peremena.exchange.actions import imports
from peremena.exchange.models import Import
from peremena.kit import clock, progress
from peremena.kit.refusal import Refusal
from peremena.trail.actions import Person


@task()
def apply_import(import_id: int, user_id: int, name: str) -> None:
    """Apply a queued import as the person who decided it, or keep the reason why not."""
    found = Import.objects.select_related("school", "year").get(pk=import_id)
    by, at, work = Person(user_id, name, found.school_id), clock.now(), f"import-{import_id}"
    try:
        imports.apply(found, tell=partial(progress.tell, work), by=by, at=at)
    except Refusal as refusal:
        imports.fail(found, why=str(refusal), by=by, at=at)
    except Exception:
        why = _("Запись прервалась, ничего не изменено. Попробуйте ещё раз.")
        imports.fail(found, why=why, by=by, at=at)
        raise
    finally:
        progress.forget(work)
