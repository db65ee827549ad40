"""What stands in the way of a timetable, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from peremena.exchange.formats.problems import Problem, error, warning
from peremena.exchange.queries.timetable_groups import LONGEST_CLASS, Part
from peremena.exchange.queries.timetable_plan import CourseRef, TimetablePlan

NAMED = 15


def obstacles(plan: TimetablePlan, *, create_missing: bool) -> list[Problem]:
    """Errors and warnings of a plan; what is lacking is an error unless it may be created."""
    found = [
        error(
            _("Название класса «%s…» слишком длинное. Сократите его в расписании.")
            % label.letter[:30]
        )
        for label in plan.new_classes
        if len(label.letter) > LONGEST_CLASS
    ]
    if not plan.slots:
        found.append(
            error(
                _("В файле нет ни одного размещённого урока. Составьте расписание и сохраните его.")
            )
        )
    crowded = sum(len(slot.rooms) > 1 for slot in plan.slots)
    if crowded:
        text = _("Уроков сразу в нескольких кабинетах: %s. В расписание войдёт первый кабинет.")
        found.append(warning(text % crowded))
    return found if create_missing else [*found, *_lacking(plan)]


def _lacking(plan: TimetablePlan) -> Iterator[Problem]:
    """What the school lacks, one sentence for each kind; a room is simply added."""
    lists = {
        _("В школе нет классов: %s."): [Part(label).title for label in plan.new_classes],
        _("В школе нет подгрупп: %s."): [part.title for part in plan.new_parts],
        _("В школе нет предметов: %s."): list(plan.subjects.new.values()),
        _("Среди сотрудников нет учителей: %s."): list(plan.teachers.new.values()),
        _("В нагрузке нет предметов у групп: %s."): [
            _course_title(plan, ref) for ref in plan.new_courses if _could_be_known(plan, ref)
        ],
        _("По нагрузке не ведут: %s."): [
            f"{plan.teachers.known[key].short_name} — {_course_title(plan, ref)}"
            for ref, key in plan.new_loads
            if ref in plan.known_courses and key in plan.teachers.known
        ],
    }
    for sentence, titles in lists.items():
        if titles:
            advice = _("Добавьте или отметьте «Создать недостающее».")
            yield error(f"{sentence % _some(titles)} {advice}")


def _some(titles: Sequence[str]) -> str:
    """The first titles, and how many more there are."""
    shown = "; ".join(titles[:NAMED])
    rest = len(titles) - NAMED
    return shown if rest <= 0 else _("%(shown)s и ещё %(rest)s") % {"shown": shown, "rest": rest}


def _could_be_known(plan: TimetablePlan, ref: CourseRef) -> bool:
    """A course of new things is new because of them, and they have been named."""
    is_new = any(p in plan.new_parts or p.label in plan.new_classes for p in ref.group.parts)
    return ref.subject in plan.subjects.known and not is_new


def _course_title(plan: TimetablePlan, ref: CourseRef) -> str:
    return f"{plan.subjects.known[ref.subject]} · {ref.group.title}"
