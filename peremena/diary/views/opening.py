"""Opening a diary: whose it is, which other children the reader has, what time it is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404, HttpRequest

from peremena.diary.access import pupils_visible_to
from peremena.diary.queries.owners import Owner, owners
from peremena.schools.access import FAMILY, Who

CHILD_KEY = "diary_child"


@dataclass(frozen=True, slots=True)
class Opened:
    """An open diary. `children`: all diaries that the family may change to (for staff only this
    one); `now`: the time at the pupil's school.
    """

    owner: Owner
    children: tuple[Owner, ...]
    for_family: bool
    now: datetime

    @property
    def today(self) -> date:
        """The date at the pupil's school."""
        return self.now.date()


def open_diary(request: HttpRequest, who: Who, pupil_id: int) -> Opened:
    """The diary of a pupil, or 404 for whoever may not read it. The family's choice of a child is
    kept for the next page.
    """
    pupils = pupils_visible_to(who)
    for_family = who.role in FAMILY
    found = owners(pupils if for_family else pupils.filter(pk=pupil_id), today=who.today)
    owner = next((o for o in found if o.id == pupil_id), None)
    if owner is None:
        raise Http404
    if len(found) > 1 and request.session.get(CHILD_KEY) != owner.id:
        request.session[CHILD_KEY] = owner.id
    return Opened(owner, tuple(found), for_family, who.now.astimezone(owner.zone))


def chosen_child(request: HttpRequest, who: Who) -> int | None:
    """The child whose diary the family looked at last, or the first one; None without children."""
    children = [o.id for o in owners(pupils_visible_to(who), today=who.today)]
    chosen = request.session.get(CHILD_KEY)
    return chosen if chosen in children else next(iter(children), None)
