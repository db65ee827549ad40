"""Long jobs: how many rows a second the importer takes, how long the demo school loads."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from benchmarks.school import FIRST, LAST, NOW, SYSTEM
from peremena.exchange.actions import imports
from peremena.people.models import Pupil
from peremena.schools import actions as schools
from peremena.schools.actions import TermDates
from peremena.schools.models import District, School, TermKind

ROOT = Path(__file__).resolve().parents[1]
PUPILS = 2000


def _workbook() -> bytes:
    """Classes of 25 pupils, each with one guardian."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        staff = book.add_worksheet("Сотрудники")
        staff.write_row(0, 0, ["Фамилия", "Имя", "Отчество", "Должность"])
        classes = book.add_worksheet("Классы")
        classes.write_row(0, 0, ["Класс", "Классный руководитель", "Учебные периоды"])
        pupils = book.add_worksheet("Ученики")
        pupils.write_row(
            0,
            0,
            [
                "Класс",
                "Фамилия",
                "Имя",
                "Пол",
                "Дата рождения",
                "Родитель 1",
                "Родитель 1 кем приходится",
            ],
        )
        for n in range(PUPILS // 25):
            name = f"{n % 11 + 1}{'АБВГДЕЖЗ'[n // 11]}"
            staff.write_row(n + 1, 0, [f"Учитель{_word(n)}", "Анна", "Павловна", "учитель"])
            classes.write_row(n + 1, 0, [name, f"Учитель{_word(n)} Анна Павловна", "четверти"])
        for n in range(PUPILS):
            group = n // 25
            name = f"{group % 11 + 1}{'АБВГДЕЖЗ'[group // 11]}"
            family = f"Ученик{_word(n)}"
            pupils.write_row(
                n + 1, 0, [name, family, "Олег", "м", "05.05.2014", f"{family} Пётр Ильич", "отец"]
            )
    return buffer.getvalue()


def _word(n: int) -> str:
    return "".join("абвгдежзик"[int(digit)] for digit in str(n))


def importer() -> Iterator[tuple[str, dict[str, object]]]:
    """A roster of 2,000 pupils: checking it, and applying it."""
    school: School = schools.open_school(
        district=District.objects.get(), name="Новая", short_name="Новая", by=SYSTEM, at=NOW
    )
    schools.open_year(
        school=school,
        since=FIRST,
        until=date(2027, 5, 26),
        terms=[TermDates(TermKind.QUARTER, 1, FIRST, LAST)],
        holidays=[],
        by=SYSTEM,
        at=NOW,
    )
    content = _workbook()
    started = time.perf_counter()
    found = imports.check(
        school=school, file_name="roster.xlsx", content=content, since=FIRST, by=SYSTEM, at=NOW
    )
    checked = time.perf_counter() - started
    imports.queue(found, by=SYSTEM, at=NOW)
    started = time.perf_counter()
    imports.apply(found, tell=lambda *_: None, by=SYSTEM, at=NOW)
    applied = time.perf_counter() - started
    assert Pupil.objects.filter(school=school).count() == PUPILS
    yield (
        "importer: 2,000 pupils with guardians",
        {
            "check s": round(checked, 2),
            "apply s": round(applied, 2),
            "rows/s": round(PUPILS / (checked + applied)),
        },
    )


def demo() -> Iterator[tuple[str, dict[str, object]]]:
    """The demo schools, late in May: the most that there is to load."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "PEREMENA_VAR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/demo.sqlite3",
            "DJANGO_SETTINGS_MODULE": "peremena.config.settings",
        }
        manage = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*manage, "migrate", "-v0"], env=environment, check=True)
        started = time.perf_counter()
        subprocess.run(
            [*manage, "demo_load", "--today", "2027-05-25"],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        yield "demo load, 25 May", {"seconds": round(time.perf_counter() - started, 1)}
