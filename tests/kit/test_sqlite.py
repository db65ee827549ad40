"""SQLite under many writers: nobody gets an error, nobody waits for ever."""

import sqlite3
import subprocess
import sys
import textwrap

WRITER = """
import os, django
django.setup()
from django.db import transaction, connection
for n in range(40):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM tally")
        cursor.execute("INSERT INTO tally VALUES (%s)", [n])
"""


def test_eight_writers_wait_in_line_without_an_error(tmp_path):
    path = tmp_path / "tally.sqlite3"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE tally (n integer)")
    database.close()
    environment = {
        "DATABASE_URL": f"sqlite:///{path}",
        "DJANGO_SETTINGS_MODULE": "peremena.config.settings",
        "PEREMENA_VAR": str(tmp_path),
    }
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(WRITER)], env=environment, stderr=subprocess.PIPE
        )
        for _ in range(8)
    ]
    complaints = [writer.communicate()[1].decode() for writer in writers]
    assert complaints == [""] * 8
    assert sqlite3.connect(path).execute("SELECT count(*) FROM tally").fetchone() == (320,)
