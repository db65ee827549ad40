"""What can happen in the journal, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from peremena.trail.queries import Happening


def sentence(happening: Happening) -> str:
    """A recorded change of a cell as a person would tell it."""
    before, after = happening.before, happening.after
    match happening.name:
        case "journal.cell.written":
            return _written(before, after)
        case "journal.mark.commented":
            return _("комментарий: «%s»") % after if after else _("комментарий убран")
        case "journal.work.described":
            return _("за что отметки: %s") % work_words(after)
    return happening.name


def _written(before: str | None, after: str | None) -> str:
    if not before:
        return _("поставлено «%s»") % after
    if not after:
        return _("стёрто «%s»") % before
    return _("«%(before)s» исправлено на «%(after)s»") % {"before": before, "after": after}


def work_words(work: dict[str, Any]) -> str:
    """Контрольная работа, вес 5."""
    weight = _("вес %d") % work["weight"]
    return ", ".join(w for w in (work["work"], work["title"], weight) if w)
