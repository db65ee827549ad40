"""`make bench`: pages and writes beside their floors, on SQLite and on PostgreSQL.

Prints a table and appends JSON lines to var/bench.jsonl.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Measure on SQLite in a scratch folder, then on a fresh PostgreSQL."""
    if "--inside" in sys.argv:
        measure_here()
        return
    here = [sys.executable, "-m", "benchmarks", "--inside"]
    with tempfile.TemporaryDirectory() as folder:
        scratch = {"PEREMENA_VAR": folder, "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
        sqlite = {"DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
        subprocess.run(here, env=os.environ | scratch | sqlite, check=True)
        durable = {"POSTGRES_FSYNC": "on"}
        subprocess.run(
            [ROOT / "bin/with-postgres", *here], env=os.environ | scratch | durable, check=True
        )


def measure_here() -> None:
    """Build the schools in the database of the environment and measure."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)

    from django.db import connection

    from benchmarks import school, timetable, timings
    from benchmarks.client import Client, Server, measure
    from peremena.schools import actions as schools

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bench_audit (lesson_id bigint, pupil_id bigint, value smallint)"
        )
    region = schools.open_region(name="Область", by=school.SYSTEM, at=school.NOW)
    district = schools.open_district(region=region, name="Район", by=school.SYSTEM, at=school.NOW)
    started = time.perf_counter()
    small = school.build(district, name="Школа на 200", pupils=200)
    large = school.build(district, name="Школа на 2000", pupils=2000)
    report = Report(connection.vendor)
    report.line(
        "building both schools by actions", {"seconds": round(time.perf_counter() - started, 1)}
    )
    connection.close()
    with Server({}) as server:
        teacher, far_teacher, pupil = (Client(server.port) for _ in range(3))
        teacher.sign_in(small.teacher)
        far_teacher.sign_in(large.teacher)
        pupil.sign_in(small.pupil)
        page = f"/journal/courses/{small.course_id}/?term=1"
        far_page = f"/journal/courses/{large.course_id}/?term=1"
        report.pages(
            (
                "register page 30 × 40, school of 200",
                "… in a school of 2,000",
                "floor",
                "empty answer",
            ),
            measure(
                server,
                [
                    lambda n, h: teacher.get(page, **h),
                    lambda n, h: far_teacher.get(far_page, **h),
                    lambda n, h: teacher.get(f"/floor/register/{small.course_id}/", **h),
                    lambda n, h: teacher.get("/floor/nothing/", **h),
                ],
            ),
        )
        report.pages(
            ("diary week", "floor"),
            measure(
                server,
                [
                    lambda n, h: pupil.get(f"/diary/{small.pupil_id}/week/2026-10-12/", **h),
                    lambda n, h: pupil.get(f"/floor/week/{small.pupil_id}/", **h),
                ],
            ),
        )
        token = teacher.csrf(teacher.get(page)[1])
        cells = f"/journal/courses/{small.course_id}/cells/"
        values = "2345"

        def set_mark(n: int, headers: dict[str, str]) -> object:
            cell = {"lesson": small.lesson_id, "pupil": small.pupil_id, "text": values[n % 4]}
            body = json.dumps({"operation": str(uuid4()), "cells": [cell]}).encode()
            return teacher.send(
                "POST",
                cells,
                body,
                **{"X-CSRFToken": token, "Content-Type": "application/json"},
                **headers,
            )

        def bare_mark(n: int, headers: dict[str, str]) -> object:
            value = values[n % 4]
            return teacher.send(
                "POST", f"/floor/mark/{small.lesson_id}/{small.pupil_id}/{value}/", b"", **headers
            )

        report.pages(
            ("set_mark", "floor: upsert and audit"), measure(server, [set_mark, bare_mark])
        )
    for name, figures in timetable.measured():
        report.line(name, figures)
    for name, figures in timings.importer():
        report.line(name, figures)
    if connection.vendor == "sqlite":
        for name, figures in timings.demo():
            report.line(name, figures)


class Report:
    """Lines for people, and JSON lines for machines."""

    def __init__(self, database: str) -> None:
        self.database = database
        self.file = (ROOT / "var" / "bench.jsonl").open("a")
        print(f"\n{database} · Python {platform.python_version()} · load {os.getloadavg()[0]:.1f}")
        print(
            f"{'':44}{'CPU ms':>8}{'p50':>8}{'p95':>8}{'SQL':>7}{'bytes':>9}{'gzip':>8}{'× floor':>9}"
        )

    def line(self, name: str, figures: dict[str, object]) -> None:
        """One measurement of its own kind."""
        print(f"{name:44}" + ", ".join(f"{k} {v}" for k, v in figures.items()), flush=True)
        self._keep(name, figures)

    def pages(self, names: tuple[str, ...], costs: list) -> None:
        """Requests measured in turn; the one named “floor” is what the others are compared with."""
        floor = next(c for n, c in zip(names, costs, strict=True) if n.startswith("floor"))
        for name, cost in zip(names, costs, strict=True):
            ratio = cost.cpu_ms / floor.cpu_ms if floor.cpu_ms else 0
            print(
                f"{name:44}{cost.cpu_ms:8}{cost.p50_ms:8}{cost.p95_ms:8}{cost.statements:>7}"
                f"{cost.raw:9}{cost.gzipped:8}{ratio:9.2f}",
                flush=True,
            )
            self._keep(name, asdict(cost) | {"ratio": round(ratio, 2)})

    def _keep(self, name: str, figures: dict[str, object]) -> None:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        line = {"at": at, "database": self.database, "name": name, **figures}
        self.file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self.file.flush()


if __name__ == "__main__":
    main()
