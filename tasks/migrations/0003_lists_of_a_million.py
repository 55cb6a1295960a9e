"""Indexes for lists of a million tasks: by status in either direction, and by a part of the file name."""

from django.db import DatabaseError, migrations, models, transaction

# The expression is the one that `icontains` asks for.
INDEX = "CREATE INDEX IF NOT EXISTS tasks_name_trigrams ON tasks USING gin (UPPER(file_name::text) gin_trgm_ops)"


def add_trigrams(apps, schema_editor):
    """PostgreSQL's trigrams, where its role may add them; without them a search reads every name."""
    if schema_editor.connection.vendor != "postgresql":
        return
    try:
        with transaction.atomic(using=schema_editor.connection.alias):
            schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            schema_editor.execute(INDEX)
    except DatabaseError as error:
        print(f"Searching names stays slow in large installations: pg_trgm cannot be added ({error}).")  # noqa: T201


def drop_trigrams(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS tasks_name_trigrams")


class Migration(migrations.Migration):
    dependencies = [("tasks", "0002_tasks_finished")]

    operations = [
        migrations.RemoveIndex(model_name="task", name="tasks_status_newest"),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                models.OrderBy(models.F("status"), descending=True),
                models.OrderBy(models.F("uploaded_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="tasks_status_order",
            ),
        ),
        migrations.RunPython(add_trigrams, drop_trigrams),
    ]
