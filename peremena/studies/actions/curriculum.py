"""Writing the curriculum: typed, proposed, copied, taken over from the courses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.classes.actions import amend_classes, divide_class
from peremena.classes.models import Group, GroupKind, SchoolClass
from peremena.classes.rules.splitting import How
from peremena.kit.refusal import Refusal
from peremena.schools.actions import refuse_closed
from peremena.schools.models import Year
from peremena.studies.actions.dictionaries import add_subjects
from peremena.studies.models import Course, CurriculumLine, LearnsApart, Subject, TermHours
from peremena.studies.queries.curriculum import Lines, lines_of
from peremena.studies.rules.basic_curriculum import proposal
from peremena.studies.rules.curriculum import Line, heaviest_week, why_too_much
from peremena.studies.rules.weekly_limits import counts
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class Written:
    """The lines that a deed has changed, as they were and as they are."""

    before: tuple[Line, ...]
    after: tuple[Line, ...]


@transaction.atomic
def write_lines(lines: Sequence[Line], *, by: trail.Actor, at: datetime) -> Written:
    """Let classes learn subjects as the lines say.

    A week fuller than the limit is refused, unless it was not fuller than before.
    """
    wanted = {(x.class_id, x.subject_id): x for x in lines}
    class_ids = {x.class_id for x in lines}
    classes = {c.pk: c for c in SchoolClass.objects.select_for_update().filter(pk__in=class_ids)}
    refuse_closed(Year.objects.filter(classes__in=class_ids, closed_at__isnull=False).first())
    there = lines_of(class_ids)
    changed = {k: x for k, x in wanted.items() if x != there.get(k, Line(*k))}
    _check_groups(changed.values(), classes)
    after = there | changed
    for school_class in classes.values():
        _check_week(school_class, there, after)
    _store(changed)
    before = [there.get(k, Line(*k)) for k in changed]
    trail.record_all(
        [
            trail.Change(
                "studies.curriculum.written", "class", old.class_id, _plain(old), _plain(changed[k])
            )
            for k, old in zip(changed, before, strict=True)
        ],
        by=by,
        at=at,
    )
    return Written(tuple(before), tuple(changed.values()))


def _plain(line: Line) -> dict[str, object]:
    return {
        "subject": line.subject_id,
        "hours": line.hours,
        "terms": line.terms,
        "groups": line.groups,
    }


def _check_groups(lines: Collection[Line], classes: dict[int, SchoolClass]) -> None:
    """Who learns apart must be a part of the class, or a stream that it takes part in."""
    named = {g for line in lines for g in line.groups}
    known: dict[int, set[int]] = defaultdict(set)
    for pk, own, part in Group.objects.filter(pk__in=named).values_list(
        "pk", "school_class_id", "parts__school_class_id"
    ):
        known[pk] |= {own, part}
    for line in lines:
        for group_id in line.groups:
            if line.class_id not in known[group_id]:
                name = classes[line.class_id].name
                raise Refusal(_("%s: такой подгруппы или потока в классе нет.") % name)


def _check_week(school_class: SchoolClass, before: Lines, after: Lines) -> None:
    own = [x for x in after.values() if x.class_id == school_class.pk]
    names = Subject.objects.filter(pk__in=[x.subject_id for x in own]).values_list("pk", "name")
    counted = {pk for pk, name in names if counts(name)}
    hours = heaviest_week(x for x in own if x.subject_id in counted)
    old = [x for x in before.values() if x.class_id == school_class.pk]
    if hours <= heaviest_week(x for x in old if x.subject_id in counted):
        return
    if sentence := why_too_much(
        name=school_class.name, grade=school_class.grade, days=school_class.week_days, hours=hours
    ):
        raise Refusal(sentence, field=str(school_class.pk))


def _store(lines: Lines) -> None:
    """The lines of a class and subject are replaced whole: their parts hang on them."""
    classes, subjects = {c for c, _s in lines}, {s for _c, s in lines}
    there = CurriculumLine.objects.filter(school_class__in=classes, subject__in=subjects)
    gone = [x.pk for x in there if (x.school_class_id, x.subject_id) in lines]
    CurriculumLine.objects.filter(pk__in=gone).delete()
    made = CurriculumLine.objects.bulk_create(
        CurriculumLine(school_class_id=x.class_id, subject_id=x.subject_id, hours=x.hours)
        for x in lines.values()
        if x.hours
    )
    terms, groups = [], []
    for line in made:
        source = lines[line.school_class_id, line.subject_id]
        terms += [TermHours(line=line, term=n, hours=h) for n, h in source.terms]
        groups += [LearnsApart(line=line, group_id=g) for g in source.groups]
    TermHours.objects.bulk_create(terms)
    LearnsApart.objects.bulk_create(groups)


@transaction.atomic
def put_back_lines(*, written: Written, by: trail.Actor, at: datetime) -> None:
    """Take a change back, unless somebody has changed the same lines since."""
    there = lines_of({x.class_id for x in written.after})
    none = {(x.class_id, x.subject_id): Line(x.class_id, x.subject_id) for x in written.after}
    if any((none | there)[x.class_id, x.subject_id] != x for x in written.after):
        raise Refusal(_("Учебный план с тех пор изменили ещё раз: вернуть прежние часы нельзя."))
    write_lines(written.before, by=by, at=at)


@transaction.atomic
def propose(*, school_class: SchoolClass, by: trail.Actor, at: datetime) -> Written:
    """Fill in the hours of the basic curriculum where the class has none."""
    known = Subject.objects.filter(school=school_class.school_id).values_list("name", flat=True)
    offered = proposal(school_class.grade, known=list(known))
    if not offered:
        raise Refusal(_("Для класса %s нет примерного учебного плана.") % school_class.name)
    subjects = add_subjects(school=school_class.school, names=list(offered), by=by, at=at)
    there = lines_of([school_class.pk])
    new = [
        Line(school_class.pk, subjects[name].pk, hours)
        for name, hours in offered.items()
        if (school_class.pk, subjects[name].pk) not in there
    ]
    if not new:
        raise Refusal(_("%s: в плане уже есть все предметы примерного.") % school_class.name)
    return write_lines(new, by=by, at=at)


@transaction.atomic
def copy_lines(
    *, source: SchoolClass, target: SchoolClass, by: trail.Actor, at: datetime
) -> Written:
    """Give a class the hours of another; who learns apart stays as the class has it."""
    theirs = [x for x in lines_of([source.pk]).values() if x.hours]
    if not theirs:
        raise Refusal(_("В плане класса %s нет часов: копировать нечего.") % source.name)
    own = lines_of([target.pk])
    new = [
        Line(
            target.pk,
            x.subject_id,
            x.hours,
            x.terms if source.term_kind == target.term_kind else (),
            own.get((target.pk, x.subject_id), Line(0, 0)).groups,
        )
        for x in theirs
    ]
    copied = {x.subject_id for x in new}
    new += [Line(target.pk, s) for _c, s in own if s not in copied]
    return write_lines(new, by=by, at=at)


@transaction.atomic
def adopt_courses(*, year: Year, by: trail.Actor, at: datetime) -> Written:
    """Make the curriculum of classes that have none from the courses that they already learn."""
    refuse_closed(year)
    courses = (
        Course.objects.filter(year=year, hours_per_week__gt=0, closed_on=None)
        .filter(group__school_class__curriculum=None)
        .select_related("group")
        .order_by("pk")
    )
    found: dict[tuple[int, int], Line] = {}
    for c in courses:
        if c.group.school_class_id is None:
            continue
        key = (c.group.school_class_id, c.subject_id)
        before = found.get(key, Line(*key))
        apart = () if c.group.kind == GroupKind.WHOLE else (c.group_id,)
        hours = max(c.hours_per_week, before.hours or Decimal(0))
        found[key] = Line(*key, hours, (), (*before.groups, *apart))
    _store(found)
    trail.record_all(
        [
            trail.Change("studies.curriculum.adopted", "class", x.class_id, None, _plain(x))
            for x in found.values()
        ],
        by=by,
        at=at,
    )
    return Written(tuple(Line(*key) for key in found), tuple(found.values()))


@transaction.atomic
def set_week(*, school_class: SchoolClass, days: int, by: trail.Actor, at: datetime) -> None:
    """Let a class learn five or six days a week."""
    refuse_closed(school_class.year)
    school_class.week_days = days
    own = lines_of([school_class.pk])
    names = dict(Subject.objects.filter(school=school_class.school_id).values_list("pk", "name"))
    hours = heaviest_week(x for x in own.values() if counts(names[x.subject_id]))
    if days not in (5, 6) or (days > 5 and school_class.grade == 1):
        raise Refusal(_("Первый класс учится пять дней в неделю."))
    if sentence := why_too_much(
        name=school_class.name, grade=school_class.grade, days=days, hours=hours
    ):
        raise Refusal(sentence)
    amend_classes([(school_class, {"week_days": days})], by=by, at=at)


@dataclass(frozen=True, slots=True)
class NewGroups:
    """Subgroups to be made of a class."""

    names: Sequence[str]
    how: How
    since: date


@transaction.atomic
def learn_apart(
    *,
    line: Line,
    groups: Sequence[Group],
    new: NewGroups | None = None,
    by: trail.Actor,
    at: datetime,
) -> Written:
    """Let these groups, or new subgroups of the class, learn a subject apart; none: all together."""
    if not line.hours:
        raise Refusal(_("Сначала впишите часы предмета в учебный план класса."))
    if new:
        groups = divide_class(
            school_class=SchoolClass.objects.select_related("year").get(pk=line.class_id),
            names=new.names,
            how=new.how,
            since=new.since,
            by=by,
            at=at,
        )
    if len(groups) == 1 and groups[0].kind == GroupKind.SUBGROUP:
        raise Refusal(_("Выберите две подгруппы или больше, иначе часть класса не учит предмет."))
    apart = tuple(sorted(g.pk for g in groups))
    return write_lines([replace(line, groups=apart)], by=by, at=at)
