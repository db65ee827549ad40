"""The trail only grows: the database itself refuses to change or remove a line."""

from django.db import migrations

from peremena.kit.partitions import refuse_truncate

TABLES = ("trail_event", "trail_visit")

POSTGRESQL = """
CREATE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the trail is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
""" + "".join(
    f"""
CREATE TRIGGER {table}_refuse_change BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION trail_refuse();
{refuse_truncate(table, by="trail_refuse")};
"""
    for table in TABLES
)

SQLITE = [
    f"CREATE TRIGGER {table}_refuse_{verb} BEFORE {verb} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END"
    for table in TABLES
    for verb in ("UPDATE", "DELETE")
]


def refuse_changes(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(
                "SELECT inhrelid::regclass::text FROM pg_inherits "
                "WHERE inhparent = ANY(%s::regclass[])",
                [list(TABLES)],
            )
            partitions = [row[0] for row in cursor.fetchall()]
        for partition in partitions:
            schema_editor.execute(refuse_truncate(partition, by="trail_refuse"))
        return
    for statement in SQLITE:
        schema_editor.execute(statement)


def allow_changes(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION trail_refuse() CASCADE")
        return
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER {table}_refuse_{verb}")


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [migrations.RunPython(refuse_changes, allow_changes)]
