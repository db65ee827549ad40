"""Tables that are partitioned by school year on PostgreSQL and are plain tables on SQLite.

A model opts in by `partitioned_by_day = True` and by having the day in its primary key; its
first migration uses `CreatePartitionedModel`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.apps import apps
from django.db import connection, migrations

from peremena.kit.weeks import school_year_of


class CreatePartitionedModel(migrations.CreateModel):
    """CreateModel whose table is `PARTITION BY RANGE (day)` where the database can do that.

    `covering`: further columns that the primary key's index carries, for index-only reads.
    """

    def __init__(self, *args: Any, covering: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.covering = covering

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Create the table, with the partition clause on PostgreSQL."""
        if schema_editor.connection.vendor != "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        schema_editor.sql_create_table += " PARTITION BY RANGE (day)"
        if self.covering:
            schema_editor.sql_pk_constraint += f" INCLUDE ({', '.join(self.covering)})"
        try:
            super().database_forwards(app_label, schema_editor, from_state, to_state)
        finally:
            schema_editor.__dict__.pop("sql_create_table", None)
            schema_editor.__dict__.pop("sql_pk_constraint", None)


def partitioned_tables() -> dict[str, str]:
    """Every table of the house that is partitioned by day, with the function that guards it.

    A model with `truncate_refused_by` names a trigger function: triggers on TRUNCATE, unlike those
    on rows, do not reach the partitions by themselves.
    """
    return {
        m._meta.db_table: getattr(m, "truncate_refused_by", "")
        for m in apps.get_models()
        if hasattr(m, "partitioned_by_day")
    }


def ensure_partitions(*, since: date, until: date, tables: Sequence[str] = ()) -> None:
    """Make the partitions of all school years from `since` to `until`; those that exist stay.

    Called when a school year is set up and by the nightly task, so that a partition is there
    before its first row. `tables`: all of the house unless named.
    """
    if connection.vendor != "postgresql":
        return
    guarded = dict.fromkeys(tables, "") or partitioned_tables()
    with connection.cursor() as cursor:
        for table, guard in guarded.items():
            for start in range(school_year_of(since), school_year_of(until) + 1):
                cursor.execute("SELECT to_regclass(%s)", [f'"{table}_{start}"'])
                if cursor.fetchone()[0]:
                    continue  # a trigger made anew would stop every writer of the house
                cursor.execute(
                    f'CREATE TABLE IF NOT EXISTS "{table}_{start}" PARTITION OF "{table}" '
                    f"FOR VALUES FROM ('{start}-09-01') TO ('{start + 1}-09-01')"
                )
                if guard:
                    cursor.execute(refuse_truncate(f"{table}_{start}", by=guard))


def refuse_truncate(table: str, *, by: str) -> str:
    """The statement that lets the trigger function `by` refuse to truncate a table."""
    return (
        f"CREATE OR REPLACE TRIGGER {table}_refuse_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {by}()"
    )


class FirstPartitions(migrations.RunPython):
    """The partitions of the past ten school years and the two to come, for tables just created."""

    def __init__(self, *tables: str) -> None:
        def make(_apps: Any, _schema_editor: Any) -> None:
            today = date.today()
            ensure_partitions(
                since=today.replace(year=today.year - 10, day=1),
                until=today.replace(year=today.year + 2, day=1),
                tables=tables,
            )

        self.tables = tables
        super().__init__(make, migrations.RunPython.noop)

    def deconstruct(self) -> tuple[str, tuple[str, ...], dict[str, Any]]:
        """As written in the migration file."""
        return type(self).__name__, self.tables, {}
