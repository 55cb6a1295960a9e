"""Earlier versions kept the uploader's session key itself, with which staff could have acted as the uploader."""

from django.db import migrations
from django.db.models.functions import Length

KEY_LENGTH = 32  # what is kept now is a digest, which is longer


def forget(apps, schema_editor):
    tasks = apps.get_model("tasks", "Task").objects.using(schema_editor.connection.alias)
    tasks.annotate(length=Length("session_id")).filter(length=KEY_LENGTH).update(session_id=None)


class Migration(migrations.Migration):
    dependencies = [("tasks", "0004_progress_is_written_once")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop, elidable=True)]
