"""Moving and removing terms, with an eye on the marks that stand in them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from peremena.journal.models import Mark, TermLock
from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date, plural
from peremena.schools import actions as schools
from peremena.schools.models import Term
from peremena.trail import actions as trail


@transaction.atomic
def move_term(*, term: Term, since: date, until: date, by: trail.Actor, at: datetime) -> None:
    """Change the days of a term.

    Refuses a closed term, and to give up days on which marks stand: they would belong to no
    period mark, or to another one.
    """
    if TermLock.objects.filter(term=term, lifted_at=None).exists():
        raise Refusal(_("%s: период закрыт. Сначала откройте его в «Периодах».") % term)
    _keep_marks(term, Q(day__lt=since) | Q(day__gt=until))
    schools.move_term(term=term, since=since, until=until, by=by, at=at)


@transaction.atomic
def remove_term(*, term: Term, by: trail.Actor, at: datetime) -> None:
    """Remove a term that nobody has begun to use."""
    _keep_marks(term, Q())
    if TermLock.objects.filter(term=term).exists():
        raise Refusal(_("%s: период уже закрывали, поэтому убрать его нельзя.") % term)
    schools.remove_term(term=term, by=by, at=at)


def _keep_marks(term: Term, lost: Q) -> None:
    """Refuse when marks of the term stand on the days that are given up."""
    marks = Mark.objects.filter(
        lost,
        course__year_id=term.year_id,
        course__term_kind=term.kind,
        day__range=(term.since, term.until),
    )
    days = sorted(set(marks.values_list("day", flat=True)))
    if days:
        raise Refusal(
            _(
                "%(term)s: %(marks)s стоят с %(first)s по %(last)s. Эти дни должны остаться в периоде."
            )
            % {
                "term": term,
                "marks": plural(marks.count(), _("отметка"), _("отметки"), _("отметок")),
                "first": full_date(days[0]),
                "last": full_date(days[-1]),
            },
            field="since",
        )
