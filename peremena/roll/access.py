"""Whose card is it, and who keeps it."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from peremena.classes.access import led_by
from peremena.classes.models import Enrolment, SchoolClass
from peremena.kit.validity import on_day
from peremena.people.models import Consent, Employee, Guardian, Guardianship, Pupil
from peremena.roll.models import Movement
from peremena.schools.access import STAFF, Who
from peremena.schools.models import Appointment, Role

WHOLE_SCHOOL = STAFF - {Role.TEACHER}
KEEPERS = frozenset({Role.DEPUTY_HEAD, Role.SECRETARY, Role.ADMINISTRATOR})
CONSENT_KEEPERS = KEEPERS | {Role.TEACHER}
APPOINTERS = frozenset({Role.DEPUTY_HEAD, Role.HEAD, Role.ADMINISTRATOR})

_GIVEN_BY_DEPUTY = (Role.TEACHER, Role.SECRETARY)
_GIVEN_BY_HEAD = (*_GIVEN_BY_DEPUTY, Role.DEPUTY_HEAD)
_GIVEN = {
    Role.DEPUTY_HEAD: _GIVEN_BY_DEPUTY,
    Role.HEAD: _GIVEN_BY_HEAD,
    Role.ADMINISTRATOR: (*_GIVEN_BY_HEAD, Role.HEAD, Role.ADMINISTRATOR),
}


def pupils_visible_to(who: Who) -> QuerySet[Pupil]:
    """The pupils whose cards a person may open: the whole school, or those whom a teacher leads
    or teaches today.
    """
    of_school = Pupil.objects.filter(school_id=who.school_id)
    if who.role in WHOLE_SCHOOL:
        return of_school
    if who.role != Role.TEACHER:
        return Pupil.objects.none()
    taught = Enrolment.objects.filter(
        on_day(who.today),
        on_day(who.today, "group__courses__loads__"),
        pupil=OuterRef("pk"),
        group__courses__loads__teacher__user_id=who.user_id,
        group__courses__school_id=who.school_id,
    )
    return of_school.filter(Exists(taught) | Exists(_led(who)))


def pupils_led_by(who: Who) -> QuerySet[Pupil]:
    """The pupils whose families a person knows: of the whole school, or of the class led today."""
    of_school = Pupil.objects.filter(school_id=who.school_id)
    if who.role in WHOLE_SCHOOL:
        return of_school
    return of_school.filter(Exists(_led(who))) if who.role == Role.TEACHER else of_school.none()


def _led(who: Who) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(
        on_day(who.today), led_by(who, "group__school_class__"), pupil=OuterRef("pk"), in_class=True
    )


def guardians_visible_to(who: Who) -> QuerySet[Guardian]:
    """Who answers today, or ever answered, for the children whose families a person knows."""
    wards = Guardianship.objects.filter(guardian=OuterRef("pk"), pupil__in=pupils_led_by(who))
    return Guardian.objects.filter(Exists(wards))


def employees_visible_to(who: Who) -> QuerySet[Employee]:
    """The colleagues whose cards a person may open."""
    if who.role not in WHOLE_SCHOOL:
        return Employee.objects.none()
    return Employee.objects.filter(school_id=who.school_id)


def guardianships_kept_by(who: Who) -> QuerySet[Guardianship]:
    """The guardianships that a person may change: those of the school's pupils that go on."""
    if who.role not in KEEPERS:
        return Guardianship.objects.none()
    return Guardianship.objects.filter(until=None, pupil__school_id=who.school_id)


def consents_kept_by(who: Who) -> QuerySet[Consent]:
    """The decisions that a person may withdraw or take back; a teacher those of the own class."""
    if who.role not in CONSENT_KEEPERS:
        return Consent.objects.none()
    return Consent.objects.filter(pupil__in=pupils_led_by(who))


def classes_kept_by(who: Who) -> QuerySet[SchoolClass]:
    """The classes into which a person may admit pupils: those of years that are not over."""
    if who.role not in KEEPERS:
        return SchoolClass.objects.none()
    return SchoolClass.objects.filter(school_id=who.school_id, year__until__gte=who.today)


def movements_visible_to(who: Who) -> QuerySet[Movement]:
    """The movements of the school."""
    if who.role not in WHOLE_SCHOOL:
        return Movement.objects.none()
    return Movement.objects.filter(school_id=who.school_id)


def incoming_to(who: Who) -> QuerySet[Movement]:
    """Departures of pupils whom other schools have sent here and who are not yet admitted."""
    if who.role not in WHOLE_SCHOOL:
        return Movement.objects.none()
    later = Movement.objects.filter(pupil=OuterRef("pupil"), day__gt=OuterRef("day"))
    return Movement.objects.filter(~Exists(later), to_school_id=who.school_id)


def roles_given_by(who: Who) -> tuple[Role, ...]:
    """The roles that a person may give and end: leading ones are the administrator's to give."""
    return _GIVEN.get(who.role, ())


def offices_ended_by(who: Who, employee: Employee) -> QuerySet[Appointment]:
    """The offices of an employee that a person may end; nobody ends the own ones."""
    return Appointment.objects.filter(
        ~Q(user_id=who.user_id),
        until=None,
        user_id=employee.user_id or 0,
        school_id=who.school_id,
        role__in=roles_given_by(who),
    )


def may_keep(who: Who) -> bool:
    """May the person write into cards?"""
    return who.role in KEEPERS


def may_see_papers(who: Who) -> bool:
    """May the person see SNILS and other numbers of documents?"""
    return who.role in WHOLE_SCHOOL
