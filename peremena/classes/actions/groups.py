"""Dividing classes into subgroups, moving pupils between them, and ending groups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.classes.actions.enrolling import add_stream, add_subgroups, enrol
from peremena.classes.actions.restoring import Way
from peremena.classes.models import Enrolment, Group, GroupKind, SchoolClass
from peremena.classes.rules.splitting import How, Shared, share
from peremena.kit.refusal import Refusal
from peremena.kit.russian import name_order, numeric_date
from peremena.kit.usage import used
from peremena.kit.validity import end_before, on_day
from peremena.people.models import Pupil
from peremena.schools.actions import refuse_closed
from peremena.schools.models import Year
from peremena.trail import actions as trail

A_DAY = timedelta(days=1)


def check_in_year(year: Year, day: date) -> None:
    """Refuse a day outside the school year, and any day of a year that is closed."""
    refuse_closed(year)
    if not year.since <= day <= year.until:
        raise Refusal(
            _("Укажите день учебного года: с %(since)s по %(until)s.")
            % {"since": numeric_date(year.since), "until": numeric_date(year.until)},
            field="since",
        )


@transaction.atomic
def divide_class(
    *,
    school_class: SchoolClass,
    names: Sequence[str],
    how: How,
    since: date,
    by: trail.Actor,
    at: datetime,
) -> list[Group]:
    """Make subgroups of a class and share its pupils among them from a day on."""
    check_in_year(school_class.year, since)
    if how == How.SEX and len(names) != 2:
        raise Refusal(_("По полу делят на две подгруппы."), field="how")
    _check_names(school_class, names)
    made = add_subgroups(groups=[(school_class, name) for name in names], by=by, at=at)
    pupils = Pupil.objects.filter(
        on_day(since, "enrolments__"),
        enrolments__group__school_class=school_class,
        enrolments__group__kind=GroupKind.WHOLE,
    )
    listed = sorted(pupils, key=lambda p: name_order(p.full_name))
    parts = share([Shared(p.pk, p.sex) for p in listed], len(made), how)
    enrol([(p, made[parts[p.pk]]) for p in listed if p.pk in parts], since=since, by=by, at=at)
    return made


def _check_names(school_class: SchoolClass, names: Sequence[str]) -> None:
    if len(set(names)) < len(names):
        raise Refusal(_("Назовите подгруппы по-разному."), field="names")
    taken = school_class.groups.filter(name__in=names).values_list("name", flat=True).first()
    if taken:
        raise Refusal(_("Подгруппа «%s» в классе уже есть.") % taken, field="names")


@transaction.atomic
def make_stream(
    *, year: Year, name: str, parts: Sequence[Group], by: trail.Actor, at: datetime
) -> Group:
    """Make a stream of groups of two classes or more."""
    if len({g.school_class_id for g in parts}) < 2:
        raise Refusal(_("Выберите группы хотя бы двух классов."), field="parts")
    if Group.objects.filter(year=year, kind=GroupKind.STREAM, name=name).exists():
        raise Refusal(_("Поток «%s» уже есть.") % name, field="name")
    return add_stream(year=year, name=name, parts=parts, by=by, at=at)


@transaction.atomic
def rename_group(*, group: Group, name: str, by: trail.Actor, at: datetime) -> None:
    """Give a subgroup or a stream another name."""
    refuse_closed(group.year)
    before = group.name
    group.name = name
    others = Group.objects.filter(year=group.year_id, name=name).exclude(pk=group.pk)
    if others.filter(school_class=group.school_class_id).exists():
        raise Refusal(_("«%s» уже есть. Выберите другое название.") % name, field="name")
    group.save(update_fields=["name"])
    trail.record(
        "classes.group.renamed", "group", group.pk, before=before, after=name, by=by, at=at
    )


@transaction.atomic
def move_pupils(
    pairs: Sequence[tuple[Pupil, Group | None]],
    *,
    leaving: Sequence[Group],
    since: date,
    by: trail.Actor,
    at: datetime,
) -> list[Way]:
    """From a day on pupils are in these groups (None: in none of them), and no longer in the others.

    `leaving`: the groups that share the pupils among them. The days before stay as they were, so
    the old page keeps its marks and the new one begins with the day. Returns the ways back.
    """
    for group in leaving:
        check_in_year(group.year, since)
    joining = [(pupil, group) for pupil, group in pairs if group]
    for _pupil, group in joining:
        if group.closed_on and group.closed_on <= since:
            raise Refusal(_("Группа «%s» закрыта: выберите другую.") % group.title)
    left = [(p, g) for p, to in pairs for g in leaving if to is None or g.pk != to.pk]
    ended = leave_groups(left, since=since, by=by, at=at)
    began = enrol(joining, since=since, by=by, at=at)
    return [
        Way(
            pupil.pk,
            since,
            tuple(e.group_id for e in began if e.pupil_id == pupil.pk),
            tuple((e.group_id, e.since) for e in ended if e.pupil_id == pupil.pk),
            tuple(group.pk for group in leaving),
        )
        for pupil, _to in pairs
    ]


@transaction.atomic
def leave_groups(
    pairs: Sequence[tuple[Pupil, Group]], *, since: date, by: trail.Actor, at: datetime
) -> list[Enrolment]:
    """From a day on pupils are no longer in groups, nor in streams that only these led to.

    Returns what has ended.
    """
    wanted = {(pupil.pk, group.pk) for pupil, group in pairs}
    pupils = {pupil_id for pupil_id, _g in wanted}
    links = Group.parts.through.objects.filter(to_group__in={g for _p, g in wanted})
    streams = {link.from_group_id for link in links}
    wanted |= {
        (p, link.from_group_id) for link in links for p, g in wanted if g == link.to_group_id
    }
    held = Enrolment.objects.filter(until=None, pupil__in=pupils, group__in={g for _p, g in wanted})
    ended = [e for e in held if (e.pupil_id, e.group_id) in wanted]
    trail.record_all(
        [
            trail.Change(
                "classes.pupil.left", "group", e.group_id, after=since, person_id=e.pupil_id
            )
            for e in ended
        ],
        by=by,
        at=at,
    )
    end_before(Enrolment, ended, since)
    _return_to_streams(pupils, streams, since=since, by=by, at=at)
    return ended


def _return_to_streams(
    pupils: set[int], streams: set[int], *, since: date, by: trail.Actor, at: datetime
) -> None:
    """Who is in another part of a stream stays in the stream."""
    others = Enrolment.objects.filter(
        on_day(since), pupil__in=pupils, group__streams__in=streams
    ).select_related("pupil", "group")
    enrol([(e.pupil, e.group) for e in others], since=since, by=by, at=at)


@transaction.atomic
def close_group(*, group: Group, since: date, by: trail.Actor, at: datetime) -> None:
    """From a day on nobody is in the group; what was written about it stays."""
    check_in_year(group.year, since)
    if group.closed_on:
        raise Refusal(_("«%s»: группа уже закрыта.") % group.title)
    open_ones = Enrolment.objects.filter(group=group, until=None).select_related("pupil")
    leave_groups([(e.pupil, group) for e in open_ones], since=since, by=by, at=at)
    group.closed_on = since
    group.save(update_fields=["closed_on"])
    trail.record("classes.group.closed", "group", group.pk, after=since, by=by, at=at)


@transaction.atomic
def reopen_group(*, group: Group, today: date, by: trail.Actor, at: datetime) -> None:
    """Take the closing of a group back. Who was in it to the end is in it from today on, unless he
    has left the class or has joined another group since.
    """
    refuse_closed(group.year)
    if group.closed_on is None:
        raise Refusal(_("«%s»: группа открыта.") % group.title)
    closed_on, group.closed_on = group.closed_on, None
    since = max(today, closed_on)
    parts = [group.school_class_id] if group.school_class_id else []
    parts += group.parts.values_list("school_class_id", flat=True)
    here = Enrolment.objects.filter(
        on_day(since), in_class=True, group__school_class__in=parts
    ).values("pupil")
    elsewhere = Enrolment.objects.filter(
        until=None,
        since__gte=closed_on,
        group__kind=group.kind,
        group__year=group.year_id,
        group__school_class=group.school_class_id,
    ).values("pupil")
    last = (
        Enrolment.objects.filter(group=group, until__gte=closed_on - A_DAY, pupil__in=here)
        .exclude(pupil__in=elsewhere)
        .select_related("pupil")
    )
    group.save(update_fields=["closed_on"])
    enrol([(e.pupil, group) for e in last], since=since, by=by, at=at)
    trail.record("classes.group.reopened", "group", group.pk, before=closed_on, by=by, at=at)


@transaction.atomic
def remove_group(*, group: Group, by: trail.Actor, at: datetime) -> None:
    """Remove a group that was never used; one that was can only be closed from a day on."""
    refuse_closed(group.year)
    if (
        group.kind == GroupKind.WHOLE
        or group.streams.exists()
        or used(Group, [group.pk], besides=[Enrolment])
    ):
        raise Refusal(
            _("Группа «%s» уже в плане или в журнале. Закройте её с нужного дня: журнал останется.")
            % group.title
        )
    trail.record("classes.group.removed", "group", group.pk, before=group.title, by=by, at=at)
    Enrolment.objects.filter(group=group).delete()
    group.delete()
