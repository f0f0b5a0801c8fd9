from django.db import migrations


class Migration(migrations.Migration):
    """When somebody opened or saved a sheet was read by nobody, and is nobody's to know. [ADR 0021]"""

    dependencies = [
        ("evaluations", "0003_a_second_person_confirms"),
    ]

    operations = [
        migrations.RemoveField(model_name="staffsheet", name="opened_at"),
        migrations.RemoveField(model_name="staffsheet", name="saved_at"),
    ]
