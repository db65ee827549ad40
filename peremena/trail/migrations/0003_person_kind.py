"""Of whom a number is: pupils, guardians and employees are counted apart.

By hand: Django would make the table of SQLite anew and lose the triggers that guard it. Lines of
before keep the empty kind, since nothing may change them.
"""

from django.db import migrations, models

TABLES = ("trail_event", "trail_visit")
FIELD = {
    "blank": True,
    "db_default": "",
    "help_text": "of whom `person_id` is the number: pupil, guardian, employee",
    "max_length": 10,
}


class Migration(migrations.Migration):
    dependencies = [("trail", "0002_append_only")]
    operations = [
        migrations.RunSQL(
            [f"ALTER TABLE {t} ADD COLUMN person_kind varchar(10) NOT NULL DEFAULT ''" for t in TABLES],
            [f"ALTER TABLE {t} DROP COLUMN person_kind" for t in TABLES],
            state_operations=[
                migrations.AddField(model, "person_kind", models.CharField(**FIELD))
                for model in ("event", "visit")
            ],
        )
    ]
