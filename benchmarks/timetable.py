"""The board of a large school and the publishing of a year: 30 classes of 36 hours a week."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from datetime import time as clock_time
from gzip import compress
from typing import Any

from django.db import connection
from django.test import Client

from benchmarks.school import FIRST, NOW, SYSTEM
from peremena.accounts import actions as accounts
from peremena.classes import actions as classes
from peremena.classes.models import GroupKind
from peremena.people import actions as people
from peremena.people.actions import Card
from peremena.schools import actions as schools
from peremena.schools.models import District, Role, Year
from peremena.studies import actions as studies
from peremena.studies.actions import NewCourse
from peremena.timetable import actions as timetable
from peremena.timetable.actions import NewSlot
from peremena.timetable.actions.drafts import begin_draft
from peremena.timetable.actions.publications import ask_publication, carry_out
from peremena.timetable.models import Timetable

CLASSES, DAYS, HOURS = 30, 6, 6
MARK = {"by": SYSTEM, "at": NOW}
TIMES = 20


def measured() -> Iterator[tuple[str, dict[str, object]]]:
    """Opening the board, judging every place for one lesson, publishing until the end of the year."""
    version, user = _school()
    draft = begin_draft(year=version.year, since=NOW.date(), copied=version, **MARK)
    client = Client(headers={"host": "localhost"})
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    board = f"/timetable/versions/{draft.pk}/"
    slot = draft.slots.order_by("pk").first()
    assert slot
    yield "board, 30 classes × 36 hours", _page(client, board)
    yield "… all places of a lesson judged", _page(client, f"{board}verdicts/?slot={slot.pk}")
    started, cpu = time.perf_counter(), time.process_time()
    asked = ask_publication(draft, since=NOW.date(), despite_clashes=True, **MARK)
    carry_out(asked, tell=lambda *_: None, **MARK)
    yield (
        "publishing until the end of the year",
        {
            "seconds": round(time.perf_counter() - started, 1),
            "CPU s": round(time.process_time() - cpu, 1),
            "lessons": asked.made,
        },
    )


def _page(client: Client, address: str) -> dict[str, object]:
    statements: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        response = client.get(address)
    assert response.status_code == 200, response.status_code
    started = time.process_time()
    for _ in range(TIMES):
        client.get(address)
    return {
        "CPU ms": round((time.process_time() - started) / TIMES * 1000),
        "SQL": len(statements),
        "bytes": len(response.content),
        "gzip": len(compress(response.content)),
    }


def _school() -> tuple[Timetable, object]:
    """A school with a full week: every class has its own twelve teachers."""
    district = District.objects.latest("pk")
    school = schools.open_school(
        district=district, name="Расписание", short_name="Расписание", mode="production", **MARK
    )
    year = schools.open_year(
        school=school, since=FIRST, until=date(2027, 5, 26), terms=[], holidays=[], **MARK
    )
    bells = [(clock_time(8 + n, 0), clock_time(8 + n, 45)) for n in range(HOURS)]
    schools.set_bells(school=school, name="Звонки", times=bells, **MARK)
    slots = _slots(year)
    version = timetable.install_timetable(year=year, since=FIRST, slots=slots, **MARK)
    [user] = accounts.open_accounts([accounts.NewAccount("board", "Завуч")], **MARK)
    schools.appoint([schools.Office(user, Role.DEPUTY_HEAD, school)], since=FIRST, **MARK)
    return version, user


def _slots(year: Year) -> list[NewSlot]:
    names = [f"Предмет {n}" for n in range(12)]
    subjects = studies.add_subjects(school=year.school, names=names, **MARK)
    new = [classes.NewClass(2 + n % 10, f"{n // 10}") for n in range(CLASSES)]
    slots = []
    for nth, school_class in enumerate(classes.open_classes(year=year, classes=new, **MARK)):
        whole = school_class.groups.get(kind=GroupKind.WHOLE)
        courses = studies.open_courses(
            year=year, courses=[NewCourse(whole, subjects[n]) for n in names], **MARK
        )
        cards = [(Card(f"Учитель{nth}-{k}", "Анна", "Павловна"), "учитель") for k in range(12)]
        teachers = people.hire(school=year.school, cards=cards, **MARK)
        studies.give_load(list(zip(courses, teachers, strict=True)), since=FIRST, **MARK)
        slots += [
            NewSlot(courses[n % 12], n // HOURS + 1, n % HOURS + 1, teacher=teachers[n % 12])
            for n in range(DAYS * HOURS)
        ]
    return slots
